package dev.zoetrope.imports;

import dev.zoetrope.model.Observation;
import java.math.BigDecimal;
import java.util.List;

/**
 * Tells ids that went through a floating-point number, as happens in spreadsheets, JavaScript and R: their last digits are not those of the video any more. One
 * honest id in some 500 looks so by chance; of ruined ones, all do.
 */
final class SuspectIds {
    /** What to do with a file of them; goes on behind its name. */
    static final String REMEDY =
            "has ids whose last digits were rounded away, as spreadsheets, JavaScript and R do with numbers; take it from its source"
                    + " with ids as text (Python: dtype=str, R: colClasses=\"character\" or bigint_as_char=TRUE), or say --ids-as-they-are if they are right";

    private static final long LAST_EXACT = 1L << 53;

    private SuspectIds() {}

    /** Whether more than half of the videos of a file's beginning have such ids. */
    static boolean ruin(List<Observation> rows) {
        long videos = 0;
        long suspect = 0;
        for (var row : rows) {
            if (row instanceof Observation.OfVideo video) {
                videos++;
                suspect += isSuspect(video.id()) ? 1 : 0;
            }
        }
        return suspect * 2 > videos;
    }

    /** Whether a floating-point number is printed so, in its shortest form or in full. */
    static boolean isSuspect(long id) {
        if (id <= LAST_EXACT) {
            return false;
        }
        double rounded = id;
        var exact = new BigDecimal(id);
        return new BigDecimal(rounded).compareTo(exact) == 0
                || new BigDecimal(Double.toString(rounded)).compareTo(exact) == 0;
    }
}

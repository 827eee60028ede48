package dev.zoetrope.imports;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How far a file was imported, as its checkpoint tells.
 *
 * @param slices so many slices of the file are done
 * @param rows so many rows, good and bad, are in them
 * @param done whether the file was read to its end
 */
record Reached(long slices, long rows, Importer.Totals totals, boolean done) {
    static final Reached NONE = new Reached(0, 0, Importer.Totals.NONE, false);

    /** Tells this form of a state from later ones. */
    private static final long VERSION = 2;

    /** The first form told of neither comments nor relations. */
    private static final long FIRST = 1;

    String state() {
        return Arrays.stream(new long[] {
                    VERSION,
                    slices,
                    rows,
                    totals.videos(),
                    totals.users(),
                    totals.sounds(),
                    totals.rejected(),
                    done ? 1 : 0,
                    totals.comments(),
                    totals.relations()
                })
                .mapToObj(Long::toString)
                .collect(Collectors.joining(" "));
    }

    /** What a state tells; none for one that is not understood: importing again does no harm. */
    static Reached of(String state) {
        var numbers = Arrays.stream(state.split(" ")).mapToLong(Long::parseLong).toArray();
        if (numbers[0] != VERSION && numbers[0] != FIRST) {
            return NONE;
        }
        long comments = numbers[0] == FIRST ? 0 : numbers[8];
        long relations = numbers[0] == FIRST ? 0 : numbers[9];
        return new Reached(
                numbers[1],
                numbers[2],
                new Importer.Totals(numbers[3], numbers[4], numbers[5], comments, relations, numbers[6]),
                numbers[7] == 1);
    }
}

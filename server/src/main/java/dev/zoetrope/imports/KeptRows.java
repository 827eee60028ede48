package dev.zoetrope.imports;

import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.shape.KeptForm;
import dev.zoetrope.shape.UnreadableRecord;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** Rows of the lossless form. Files of it may be put one behind the other: a header in the middle is one more header. */
final class KeptRows implements RowReader {
    private final long latest;

    /** @param latest the last time that is believed, in Unix milliseconds */
    KeptRows(long latest) {
        this.latest = latest;
    }

    @Override
    public void read(Slice slice, Found found) {
        try (var in = JsonRows.JSON.createParser(ObjectReadContext.empty(), slice.bytes())) {
            boolean header = in.nextToken() == JsonToken.START_OBJECT
                    && in.nextToken() == JsonToken.PROPERTY_NAME
                    && KeptForm.isHeader(in.currentName());
            if (header) {
                KeptForm.readHeader(in);
            } else {
                found.next();
                var row = KeptForm.read(in);
                if (tellsOfFuture(row)) {
                    found.reject(
                            slice.line(), "at", "at: a fact was seen in the future; correct its time", slice.bytes());
                } else {
                    found.rows.add(row);
                }
            }
            if (in.nextToken() != null) {
                found.rejectAll(slice, "has something behind its row; give each row a line of its own");
            }
        } catch (UnreadableRecord e) {
            found.rejectAll(slice, e.member(), String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            found.rejectAll(slice, JsonRows.problem(slice, e));
        }
    }

    private boolean tellsOfFuture(Observation.Kept row) {
        Predicate<Stamp> isFuture = stamp -> stamp.time() > latest;
        if (!row.facts().only(isFuture).isEmpty()) {
            return true;
        }
        return switch (row) {
            case Observation.KeptUser user ->
                !user.history().only(isFuture).isEmpty()
                        || user.claims().stream().mapToLong(Person.Claim::last).anyMatch(last -> last > latest);
            case Observation.KeptVideo video -> !video.history().only(isFuture).isEmpty();
            default -> false;
        };
    }
}

package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/**
 * How a counter stands on the wire. An unknown one is written as 0.
 *
 * @param isExact false where the source rounds
 * @param quoted whether it is a text
 * @param hidesAsZero whether 0 may also mean that it is hidden or was not filled in
 */
record Count(boolean isExact, boolean quoted, boolean hidesAsZero) {
    static final Count EXACT = new Count(true, false, false);
    static final Count ROUNDED = new Count(false, false, false);
    static final Count QUOTED = new Count(true, true, false);

    Count hiding() {
        return new Count(isExact, quoted, true);
    }

    void write(SerializedString name, Facts facts, Field<Long> field, JsonGenerator out) {
        long count = facts.number(field, 0);
        out.writeName(name);
        if (quoted) {
            out.writeString(Long.toString(count));
        } else {
            out.writeNumber(count);
        }
    }

    Member.Reader reader(Field<Long> field) {
        return Table.reader(ValueKind.COUNT, (in, draft) -> {
            if (in.isEmptyText()) {
                return;
            }
            long count = in.whole();
            if (count != 0 || !hidesAsZero) {
                draft.counters().tell(field, count, isExact);
            }
        });
    }
}

package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/** Our own addition to rows of files: when what a row tells was seen, as Unix seconds, Unix milliseconds or an ISO 8601 instant. */
final class ObservedAt implements Member.Reader {
    static final String NAME = "observed_at";

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    /** Numbers from here on are milliseconds: as seconds they would lie beyond the year 5000. */
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

    /** The last millisecond of the year 9999. */
    private static final long LAST_MILLISECOND = 253_402_300_799_999L;

    static final ObservedAt OBSERVED_AT = new ObservedAt();

    private ObservedAt() {}

    @Override
    public ValueKind kind() {
        return ValueKind.INSTANT;
    }

    /** Sets the time of all that the draft tells; an empty text and 0 do not. */
    @Override
    public void read(RecordParser in, Draft draft) {
        var text = in.text();
        if (text.isEmpty()) {
            return;
        }
        long time = milliseconds(text);
        if (time < 0 || time > LAST_MILLISECOND) {
            throw in.unreadable(
                    "is no time from 1970 to 9999; give Unix seconds, Unix milliseconds or 2022-06-01T12:00:00Z");
        }
        draft.requireNotLater(time, in);
        if (time != 0) {
            draft.observedAt(time);
        }
    }

    /** Writes when the latest of the facts was seen; nothing when there are none, or when it is no time that can be read. */
    static void write(SerializedString name, Facts facts, JsonGenerator out) {
        var stamps = facts.stamps();
        long time = stamps.isEmpty() ? 0 : stamps.getLast().time();
        if (time > 0 && time <= LAST_MILLISECOND) {
            out.writeName(name);
            out.writeString(Instant.ofEpochMilli(time).toString());
        }
    }

    /** Below zero for what is no time. */
    private static long milliseconds(String text) {
        if (DIGITS.matcher(text).matches()) {
            long number = Long.parseLong(text);
            return number < FIRST_MILLISECONDS ? number * 1_000 : number;
        }
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException _) {
            return -1;
        }
    }
}

package dev.zoetrope.shape;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Times as ISO 8601 in UTC with milliseconds; an empty text for none. */
final class IsoTime {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Reads when something was seen. A time that has not come yet is passed over: nobody's clock but ours is believed there. */
    static final Member.Reader READER = Table.reader(ValueKind.INSTANT, (in, draft) -> {
        var text = in.text();
        if (text.isEmpty()) {
            return;
        }
        try {
            long time = Instant.parse(text).toEpochMilli();
            if (time > 0) {
                draft.refreshedAt(time);
            }
        } catch (DateTimeParseException | ArithmeticException _) {
            throw in.unreadable("is no time; give 2022-06-01T12:00:00.000Z");
        }
    });

    private IsoTime() {}

    /** @param time in Unix milliseconds; 0 for none */
    static <R> Member.Writer<R> writer(ToLongFunction<R> time) {
        return (name, record, out) -> {
            long millis = time.applyAsLong(record);
            out.writeName(name);
            out.writeString(millis == 0 ? "" : FORM.format(Instant.ofEpochMilli(millis)));
        };
    }
}

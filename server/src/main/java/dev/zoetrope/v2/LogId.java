package dev.zoetrope.v2;

import dev.zoetrope.world.World;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** Log ids: the UTC time as yyyyMMddHHmmss and 20 upper-case hex digits, one for each call. Seen in many recorded answers. */
public final class LogId {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    /** So many digits at the beginning tell the time. */
    public static final int TIME_DIGITS = 14;

    private static final int LENGTH = 34;
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private LogId() {}

    /** A new log id. */
    public static String next(World world) {
        var time = LocalDateTime.ofInstant(world.clock().instant(), ZoneOffset.UTC);
        var random = world.chance().drawOpen("log_id");
        var id = new char[LENGTH];
        digits(id, 0, 4, time.getYear());
        digits(id, 4, 2, time.getMonthValue());
        digits(id, 6, 2, time.getDayOfMonth());
        digits(id, 8, 2, time.getHour());
        digits(id, 10, 2, time.getMinute());
        digits(id, 12, 2, time.getSecond());
        long bits = random.nextLong();
        for (int i = TIME_DIGITS; i < LENGTH; i++) {
            if (i == TIME_DIGITS + 16) {
                bits = random.nextInt();
            }
            id[i] = HEX[(int) (bits & 15)];
            bits >>>= 4;
        }
        return new String(id);
    }

    /** When the answer with this log id was given, in Unix milliseconds; empty for a text that is no log id. */
    public static Optional<Long> time(String logId) {
        if (logId.length() < TIME_DIGITS) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(logId.substring(0, TIME_DIGITS), TIME)
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static void digits(char[] id, int at, int count, int number) {
        for (int i = at + count - 1; i >= at; i--) {
            id[i] = (char) ('0' + number % 10);
            number /= 10;
        }
    }
}

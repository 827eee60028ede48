package dev.zoetrope.exports;

import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.errand.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives rows to a reply as the parts of an export. An event names the part that the bytes behind it belong to; every part begins with the header. */
final class Parts {
    /** Each month's file is held open to the end. */
    static final int MOST_MONTHS = 1_000;

    /** The part of all but videos, where the others are months. */
    private static final String USERS = "users";

    private static final String UNDATED = "undated";

    /** The first second of the year 10000. */
    private static final long END_OF_MONTHS = 253_402_300_800L;

    private final Reply reply;
    private final OutputStream out;
    private final Split split;
    private final byte[] header;
    private final Set<String> begun = new HashSet<>();
    private String current = "";
    private long size;

    Parts(Reply reply, Split split, byte[] header) {
        this.reply = reply;
        out = reply.out();
        this.split = split;
        this.header = header;
    }

    /** A row that was not posted. */
    void add(byte[] row) throws IOException {
        write(row, USERS);
    }

    /** @param posted Unix seconds; null when unknown */
    void addVideo(byte[] row, @Nullable Long posted) throws IOException {
        write(row, posted == null || posted < 0 || posted >= END_OF_MONTHS ? UNDATED : month(posted));
    }

    /** There is one part at least. */
    void end() throws IOException {
        if (begun.isEmpty()) {
            write(new byte[0], UNDATED);
        }
        out.flush();
    }

    /** An event that comes behind the rows so far. */
    void tell(Event event) throws IOException {
        out.flush();
        reply.tell(event);
    }

    private void write(byte[] row, String month) throws IOException {
        switch (split) {
            case Split.Not _ -> go("");
            case Split.BySize(long bytes) -> {
                if (begun.isEmpty() || (size > header.length && size + row.length > bytes)) {
                    go(String.format(Locale.ROOT, "%04d", begun.size() + 1));
                }
            }
            case Split.ByMonth _ -> go(month);
        }
        out.write(row);
        size += row.length;
    }

    private void go(String part) throws IOException {
        if (begun.contains(part) && part.equals(current)) {
            return;
        }
        tell(Event.of("part").with("name", part));
        current = part;
        if (begun.add(part)) {
            if (split instanceof Split.ByMonth && begun.size() > MOST_MONTHS) {
                throw new InvalidErrand("the videos are of more than " + MOST_MONTHS + " months; split by size");
            }
            out.write(header);
            size = header.length;
        }
    }

    private static String month(long posted) {
        return YearMonth.from(Instant.ofEpochSecond(posted).atOffset(ZoneOffset.UTC))
                .toString();
    }
}

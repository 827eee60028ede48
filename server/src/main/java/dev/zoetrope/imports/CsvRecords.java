package dev.zoetrope.imports;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A record of a CSV file a slice, whatever line breaks its quotes hold. Where quotes do not come in pairs, the line they begin on is given up and the next one
 * is a new beginning.
 */
final class CsvRecords implements Slicer {
    /** Lines are given up so often; a file with more of them is not CSV as it was meant. */
    static final int MOST_GIVEN_UP = 1_000;

    private final Window window;
    private final byte separator;
    private int givenUp;

    CsvRecords(Window window, char separator) {
        this.window = window;
        this.separator = (byte) separator;
    }

    @Override
    public @Nullable Slice next() throws IOException {
        for (int passed = 0; isLineEnd(window.at(0)); passed++) {
            if (passed == Slice.LARGEST) {
                throw new TooLarge("nothing but empty lines comes for " + (Slice.LARGEST >> 20) + " MB from about line "
                        + window.line());
            }
            window.skip(1);
        }
        if (window.endsAt(0)) {
            return null;
        }
        long line = window.line();
        boolean fieldBegins = true;
        int ahead = 0;
        while (!window.endsAt(ahead) && !isLineEnd(window.at(ahead))) {
            int b = window.at(ahead);
            if (fieldBegins && b == '"') {
                int end = quoted(ahead + 1);
                if (end < 0) {
                    return giveUp(line, "has a quote that is not closed");
                }
                if (!window.endsAt(end) && window.at(end) != separator && !isLineEnd(window.at(end))) {
                    return giveUp(line, "has a quote in the middle of a quoted field; double it");
                }
                ahead = end;
            } else {
                fieldBegins = b == separator;
                ahead++;
            }
            if (ahead > Slice.LARGEST) {
                return giveUp(line, "is longer than " + (Slice.LARGEST >> 20) + " MB");
            }
        }
        return new Slice(line, window.take(ahead));
    }

    /** Behind the quote that closes what begins here; below zero when none does. */
    private int quoted(int from) throws IOException {
        int quote = window.find((byte) '"', from, Slice.LARGEST);
        while (quote >= 0 && window.at(quote + 1) == '"') {
            quote = window.find((byte) '"', quote + 2, Slice.LARGEST);
        }
        return quote + (quote < 0 ? 0 : 1);
    }

    private Slice giveUp(long line, String problem) throws IOException {
        if (++givenUp > MOST_GIVEN_UP) {
            throw new TooLarge("line " + line + " " + problem + ", as " + MOST_GIVEN_UP + " lines before did");
        }
        int length = window.find((byte) '\n', 0, Slice.LARGEST);
        if (length < 0) {
            if (!window.endsAt(Slice.LARGEST)) {
                throw new TooLarge("line " + line + " is longer than " + (Slice.LARGEST >> 20) + " MB");
            }
            length = window.peek(Slice.LARGEST).length;
        }
        return Slice.unreadable(line, window.take(length), problem);
    }

    private static boolean isLineEnd(int b) {
        return b == '\n' || b == '\r';
    }
}

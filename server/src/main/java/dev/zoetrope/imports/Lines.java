package dev.zoetrope.imports;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A line a slice. Blank lines are none. */
final class Lines implements Slicer {
    /** A line that is too long is passed over for so many bytes, so that those behind it are read; then the file ends. */
    static final int LONGEST_PASSED_OVER = 8 * Slice.LARGEST;

    private final Window window;

    Lines(Window window) {
        this.window = window;
    }

    @Override
    public @Nullable Slice next() throws IOException {
        window.skipBlanks();
        if (window.endsAt(0)) {
            return null;
        }
        long line = window.line();
        int length = window.find((byte) '\n', 0, Slice.LARGEST + 1);
        if (length >= 0) {
            return new Slice(line, window.take(length));
        }
        if (window.endsAt(Slice.LARGEST)) {
            return new Slice(line, window.take(window.peek(Slice.LARGEST).length));
        }
        passOver(line);
        return Slice.unreadable(line, new byte[0], "is longer than " + (Slice.LARGEST >> 20) + " MB; divide it");
    }

    private void passOver(long line) throws IOException {
        for (int passed = 0; passed < LONGEST_PASSED_OVER; passed += Slice.LARGEST) {
            int length = window.find((byte) '\n', 0, Slice.LARGEST);
            if (length >= 0 || window.endsAt(Slice.LARGEST)) {
                window.skip(length >= 0 ? length : window.peek(Slice.LARGEST).length);
                return;
            }
            window.skip(Slice.LARGEST);
        }
        throw new TooLarge("line " + line + " is longer than " + (LONGEST_PASSED_OVER >> 20) + " MB");
    }
}

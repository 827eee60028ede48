package dev.zoetrope.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The piece of a file that is looked at: bytes may be looked at ahead, then taken. Holds no more than what was looked at.
 *
 * <p>Bytes that cannot be unpacked end the file; why is kept.
 */
final class Window {
    private static final int FIRST_SIZE = 1 << 17;

    private final InputStream in;
    private byte[] buffer = new byte[FIRST_SIZE];
    private int start;
    private int end;
    private boolean ended;
    private @Nullable Damaged damage;
    private long line = 1;

    Window(InputStream in) {
        this.in = in;
    }

    /** The number of the line that the next byte stands on, counted from 1. */
    long line() {
        return line;
    }

    /** Why the file ended before its end; null when it did not. */
    @Nullable Damaged damage() {
        return damage;
    }

    /** The byte so far ahead, 0 for the next one; -1 behind the end. */
    int at(int ahead) throws IOException {
        return start + ahead < end || fill(ahead + 1) > ahead ? buffer[start + ahead] : -1;
    }

    /** Whether there is no byte so far ahead. */
    boolean endsAt(int ahead) throws IOException {
        return start + ahead >= end && fill(ahead + 1) <= ahead;
    }

    /** How far ahead the next such byte is, looked for from one place to another; -1 when it is not there. */
    int find(byte wanted, int from, int to) throws IOException {
        for (int ahead = from; ahead < to; ) {
            if (endsAt(ahead)) {
                return -1;
            }
            int known = Math.min(end - start, to);
            for (; ahead < known; ahead++) {
                if (buffer[start + ahead] == wanted) {
                    return ahead;
                }
            }
        }
        return -1;
    }

    /** Looks at so many bytes, fewer where the file ends. */
    byte[] peek(int count) throws IOException {
        return Arrays.copyOfRange(buffer, start, start + Math.min(count, fill(count)));
    }

    /** Takes bytes that were looked at. */
    byte[] take(int count) {
        var taken = Arrays.copyOfRange(buffer, start, start + count);
        skip(count);
        return taken;
    }

    /** Passes over bytes that were looked at. */
    void skip(int count) {
        for (int i = start; i < start + count; i++) {
            if (buffer[i] == '\n') {
                line++;
            }
        }
        start += count;
    }

    /** Passes over blanks. */
    void skipBlanks() throws IOException {
        for (int passed = 0; isBlank(at(0)); passed++) {
            if (passed == Slice.LARGEST) {
                throw new TooLarge(
                        "nothing but blanks comes for " + (Slice.LARGEST >> 20) + " MB from about line " + line);
            }
            skip(1);
        }
    }

    static boolean isBlank(int b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /** Makes so many bytes known, if there are so many; how many are. */
    private int fill(int count) throws IOException {
        if (end - start < count && start + count > buffer.length) {
            // Moved when the space is needed, and grown to twice what is: each byte moves only a few times.
            var target = count > buffer.length / 2 ? new byte[2 * count] : buffer;
            System.arraycopy(buffer, start, target, 0, end - start);
            buffer = target;
            end -= start;
            start = 0;
        }
        while (end - start < count && !ended) {
            try {
                int read = in.read(buffer, end, buffer.length - end);
                ended = read < 0;
                end += Math.max(0, read);
            } catch (Damaged e) {
                damage = e;
                ended = true;
            }
        }
        return end - start;
    }
}

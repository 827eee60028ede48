package dev.zoetrope.imports;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value a slice, whatever lies between: values one behind the other, and the elements of lists. Only strings and brackets are looked at here; whether a
 * value is sound is for its reader to say.
 *
 * <p>A bracket that closes another one ends its value, and so does the end of a line within a text: behind them the next value may be sound.
 */
final class Values implements Slicer {
    /** Objects and lists lie in one another at most so deep. */
    static final int DEEPEST = 64;

    private final Window window;
    private int lists;
    private long listLine;

    Values(Window window) {
        this.window = window;
    }

    @Override
    public @Nullable Slice next() throws IOException {
        while (true) {
            window.skipBlanks();
            switch (window.at(0)) {
                case -1 -> {
                    if (window.endsAt(0)) {
                        return end();
                    }
                    return other();
                }
                case '[' -> {
                    open();
                    window.skip(1);
                }
                case ']' -> {
                    if (lists == 0) {
                        return Slice.unreadable(window.line(), window.take(1), "closes a list that was not opened");
                    }
                    lists--;
                    window.skip(1);
                }
                case ',' -> window.skip(1);
                case '{' -> {
                    return object();
                }
                default -> {
                    return other();
                }
            }
        }
    }

    private void open() {
        if (lists == 0) {
            listLine = window.line();
        }
        if (++lists > DEEPEST) {
            throw new TooLarge("line " + window.line() + " has lists more than " + DEEPEST + " deep in one another");
        }
    }

    private @Nullable Slice end() {
        if (lists == 0) {
            return null;
        }
        lists = 0;
        return Slice.unreadable(
                window.line(),
                new byte[0],
                "the list that begins on line " + listLine + " is not closed: the file breaks off");
    }

    /** From a brace to the one that closes it. */
    private Slice object() throws IOException {
        long line = window.line();
        var open = new boolean[DEEPEST];
        int depth = 0;
        int ahead = 0;
        while (true) {
            int b = next(ahead, line);
            if (b == '"') {
                ahead = text(ahead + 1, line);
                continue;
            }
            if (b == -1 && window.endsAt(ahead)) {
                return Slice.unreadable(line, window.take(ahead), "breaks off before it is whole");
            }
            ahead++;
            if (b == '{' || b == '[') {
                if (depth == DEEPEST) {
                    throw new TooLarge("line " + window.line() + " has objects or lists more than " + DEEPEST
                            + " deep in one another");
                }
                open[depth++] = b == '{';
            } else if (b == '}' || b == ']') {
                depth--;
                if (depth == 0 || open[depth] != (b == '}')) {
                    return new Slice(line, window.take(ahead));
                }
            }
        }
    }

    /** Where a text ends that begins here, behind its first quote. */
    private int text(int from, long line) throws IOException {
        for (int ahead = from; ; ahead++) {
            int b = next(ahead, line);
            if (b == '"') {
                return ahead + 1;
            }
            if (b == '\\' && !window.endsAt(ahead + 1)) {
                ahead++;
            } else if (b == '\n' || (b == -1 && window.endsAt(ahead))) {
                return ahead;
            }
        }
    }

    /** A value that is neither object nor list, or none at all. */
    private Slice other() throws IOException {
        long line = window.line();
        int ahead = window.at(0) == '"' ? text(1, line) : 1;
        while (!window.endsAt(ahead) && !Window.isBlank(window.at(ahead)) && ",[]{}".indexOf(window.at(ahead)) < 0) {
            next(ahead, line);
            ahead++;
        }
        return new Slice(line, window.take(ahead));
    }

    private int next(int ahead, long line) throws IOException {
        if (ahead == Slice.LARGEST) {
            throw new TooLarge(
                    "the row that begins on line " + line + " is longer than " + (Slice.LARGEST >> 20) + " MB");
        }
        return window.at(ahead);
    }
}

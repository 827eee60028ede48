package dev.zoetrope.cli;

import java.util.function.Consumer;

/** Makes lines of text that comes in pieces. What stands behind the last end of a line is none. Not for several threads. */
final class Lines implements Consumer<String> {
    private final Consumer<String> each;
    private final StringBuilder begun = new StringBuilder();

    Lines(Consumer<String> each) {
        this.each = each;
    }

    @Override
    public void accept(String text) {
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            begun.append(text, start, end);
            each.accept(begun.toString());
            begun.setLength(0);
            start = end + 1;
        }
        begun.append(text, start, text.length());
    }
}

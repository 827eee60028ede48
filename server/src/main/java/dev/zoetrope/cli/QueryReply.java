package dev.zoetrope.cli;

import dev.zoetrope.catalog.Histogram;
import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.Reply;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a query is answered with: rows are handed on as they come, numbers are kept. On a terminal it says that it is at work. */
final class QueryReply implements Reply {
    private static final String CLEAR = "\r\u001b[K";

    private final Consumer<String> rows;
    private final boolean moves;
    private final PrintWriter err;
    private final long start = System.nanoTime();
    private final Utf8 utf8 = new Utf8();
    private final List<Histogram.Group> groups = new ArrayList<>();
    private Event last = Event.of("nothing");
    private boolean shown;

    /**
     * @param rows takes the text of rows, in pieces
     * @param terminal what standard output leads to
     */
    QueryReply(Consumer<String> rows, Terminal terminal, PrintWriter err) {
        this.rows = rows;
        this.err = err;
        moves = terminal.interactive();
    }

    @Override
    public void tell(Event event) {
        switch (event.name()) {
            case "working" -> work();
            case "group" -> groups.add(new Histogram.Group(event.text("name"), event.number("videos")));
            default -> {
                clear();
                last = event;
            }
        }
    }

    @Override
    public void data(byte[] bytes, int offset, int count) {
        clear();
        rows.accept(utf8.text(bytes, offset, count));
    }

    private void work() {
        if (moves) {
            shown = true;
            err.print(CLEAR + "searching… " + (System.nanoTime() - start) / 1_000_000_000 + " s");
            err.flush();
        }
    }

    private void clear() {
        if (shown) {
            shown = false;
            err.print(CLEAR);
            err.flush();
        }
    }

    /** What was told at the end. */
    Event end() {
        return last;
    }

    /** The histogram that was asked for. */
    Histogram histogram() {
        return new Histogram(
                groups, last.number("others"), last.number("in_others"), last.number("videos"), last.number("without"));
    }
}

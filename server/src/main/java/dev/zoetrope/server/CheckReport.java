package dev.zoetrope.server;

import dev.zoetrope.check.Findings;
import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * Collects what a check finds on one thread, and tells it on another.
 *
 * <ul>
 *   <li>{@code progress}: a part, and how much of it was looked at so far;
 *   <li>{@code problem} (part, place, what, remedy), of which each part tells the first {@value #MOST_TOLD}, and {@code note} (part, text);
 *   <li>{@code part}, at the end, for each: how much was looked at, and how many problems it has;
 *   <li>{@code end}: how many problems there are.
 * </ul>
 */
final class CheckReport implements Findings {
    static final int MOST_TOLD = 20;

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final List<Event> news = new ArrayList<>();
    private String latest = "";
    private boolean cancelled;

    private static final class Part {
        long looked;
        long problems;
        long notes;
    }

    /** Nobody hears it any more: the check is to end. */
    synchronized void cancel() {
        cancelled = true;
    }

    @Override
    public synchronized void looked(String name, long count) {
        part(name).looked += count;
        latest = name;
    }

    @Override
    public synchronized void problem(Problem problem) {
        if (part(problem.part()).problems++ < MOST_TOLD) {
            news.add(Event.of("problem")
                    .with("part", problem.part())
                    .with("place", problem.place())
                    .with("what", problem.what())
                    .with("remedy", problem.remedy()));
        }
    }

    @Override
    public synchronized void note(String name, String text) {
        if (part(name).notes++ < MOST_TOLD) {
            news.add(Event.of("note").with("part", name).with("text", text));
        }
    }

    private Part part(String name) {
        if (cancelled) {
            throw new CancellationException();
        }
        return parts.computeIfAbsent(name, _ -> new Part());
    }

    synchronized void tellNews(Reply reply) throws IOException {
        for (var event : news) {
            reply.tell(event);
        }
        news.clear();
        var part = parts.get(latest);
        reply.tell(Event.of("progress").with("part", latest).with("looked", part == null ? 0 : part.looked));
    }

    synchronized void tellEnd(Reply reply) throws IOException {
        tellNews(reply);
        long problems = 0;
        for (var part : parts.entrySet()) {
            problems += part.getValue().problems;
            reply.tell(Event.of("part")
                    .with("part", part.getKey())
                    .with("looked", part.getValue().looked)
                    .with("problems", part.getValue().problems));
        }
        reply.tell(Event.of("end").with("problems", problems));
    }
}

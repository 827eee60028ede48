package dev.zoetrope.catalog;

import dev.zoetrope.model.Field;
import dev.zoetrope.model.Points;
import dev.zoetrope.model.Run;
import dev.zoetrope.model.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes runs of moments that come by ascending stamp. A value's stretch lasts until another value is seen; within it each source that saw the value has a run. Not
 * for several threads.
 */
final class Runs {
    private final int most;
    private final Map<Field<Long>, Stretch> counters = new LinkedHashMap<>();
    private int runs;

    /**
     * @param counters those whose runs are made
     * @param most runs altogether
     */
    Runs(List<Field<Long>> counters, int most) {
        this.most = most;
        counters.forEach(counter -> this.counters.put(counter, new Stretch()));
    }

    /** One counter's runs; the last value's may go on. */
    private static final class Stretch {
        final List<Run> ended = new ArrayList<>();
        final Map<Source, Run> open = new EnumMap<>(Source.class);
        long value;

        /** Whether a run begins. */
        boolean see(long seen, long time, Source source) {
            if (seen != value) {
                end();
                value = seen;
            }
            var run = open.get(source);
            open.put(source, new Run(seen, run == null ? time : run.firstSeen(), time, source));
            return run == null;
        }

        /** Sources go by rank, so that runs go by the time they began, then by rank. */
        List<Run> end() {
            open.values().stream()
                    .sorted((a, b) -> Long.compare(a.firstSeen(), b.firstSeen()))
                    .forEach(ended::add);
            open.clear();
            return ended;
        }
    }

    /** @throws TooManyRuns when there are more than were allowed */
    void see(Points.Walk at) {
        for (var counter : counters.entrySet()) {
            if (at.has(counter.getKey())
                    && counter.getValue().see(at.value(counter.getKey()), at.time(), at.source())
                    && ++runs > most) {
                throw new TooManyRuns(most);
            }
        }
    }

    /** The runs of each counter that was seen. */
    Map<Field<Long>, List<Run>> end() {
        var seen = new LinkedHashMap<Field<Long>, List<Run>>();
        counters.forEach((counter, stretch) -> {
            var ended = stretch.end();
            if (!ended.isEmpty()) {
                seen.put(counter, List.copyOf(ended));
            }
        });
        return seen;
    }
}

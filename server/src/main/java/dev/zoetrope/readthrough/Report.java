package dev.zoetrope.readthrough;

import java.time.Instant;
import java.util.List;

/**
 * How reading through goes.
 *
 * @param upstreams in the order they are asked
 * @param gone what is served from here though upstreams say that there is nothing (any more), for as long as the server runs
 */
public record Report(List<UpstreamState> upstreams, List<Missed> gone) {
    /** Nobody is asked. */
    public static final Report NOBODY = new Report(List.of(), List.of());

    public Report {
        upstreams = List.copyOf(upstreams);
        gone = List.copyOf(gone);
    }

    /**
     * Somebody or something gone.
     *
     * @param what {@code handle:}, {@code sec:}, {@code id:} or {@code video:} and the name
     * @param since when that was first told
     */
    public record Missed(String what, Instant since) {}
}

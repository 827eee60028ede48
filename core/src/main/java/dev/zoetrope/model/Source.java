package dev.zoetrope.model;

/**
 * Where a fact came from. Between facts of the same time the source of higher rank wins: what a service says of its own user's data ranks over what
 * a third party relays.
 */
public enum Source {
    OEMBED(1),
    HANDLE_GATEWAY(2),
    WEB(3),
    MOBILE(4),
    RESEARCH(5),
    DISPLAY(6),
    /** Put there by the person who runs the server, or by a demo world. */
    OWNER(7);

    private static final Source[] BY_RANK = new Source[values().length + 1];

    static {
        for (var source : values()) {
            BY_RANK[source.rank] = source;
        }
    }

    private final int rank;

    Source(int rank) {
        this.rank = rank;
    }

    /** Also the source's number in stored rows: a rank once given stays. */
    int rank() {
        return rank;
    }

    static Source ofRank(int rank) {
        return BY_RANK[rank];
    }
}

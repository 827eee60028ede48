package dev.zoetrope.readthrough;

/** Writes the value of a {@code Cache-Status} header: this server's name and parameters, in the order RFC 9211 has them. */
final class CacheStatus {
    private static final String NAME = "zoetrope";

    private final StringBuilder text = new StringBuilder(NAME);

    private CacheStatus() {}

    /** Answered from what was there. */
    static CacheStatus hit() {
        return new CacheStatus().add("hit");
    }

    /** Upstreams were asked, since there was nothing, or what there was is too old. */
    static CacheStatus forwarded(boolean isThere) {
        return new CacheStatus().add(isThere ? "fwd=stale" : "fwd=uri-miss");
    }

    /** What an upstream told was kept. */
    CacheStatus stored() {
        return add("fwd-status=200").add("stored");
    }

    /** The fetch was begun by another call. */
    CacheStatus collapsed(boolean yes) {
        return yes ? add("collapsed") : this;
    }

    /** @param seconds that it is still fresh; negative for how long it is stale */
    CacheStatus ttl(long seconds) {
        return add("ttl=" + seconds);
    }

    /** @param token letters, digits and hyphens */
    CacheStatus detail(String token) {
        return add("detail=" + token);
    }

    private CacheStatus add(String parameter) {
        text.append("; ").append(parameter);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

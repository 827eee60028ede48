package dev.zoetrope.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What is left in place of something that was forgotten, so that it does not come back. It is kept under a keyed digest and holds no names.
 *
 * @param holders of a handle: everybody who was forgotten with it; empty for all else, which stays forgotten whoever names it
 */
public record Tombstone(List<Holder> holders) {
    /** Of a lasting identity, a video, a sound or a comment. */
    public static final Tombstone PLAIN = new Tombstone(List.of());

    /**
     * Somebody who had a handle.
     *
     * @param kinds the {@link #kind}s of lasting identities that were forgotten with them
     * @param spans when they were seen with this handle and with others; empty for whoever was known by the handle alone
     */
    public record Holder(List<String> kinds, List<Span> spans) {
        public Holder {
            kinds = List.copyOf(kinds);
            spans = List.copyOf(spans);
        }
    }

    /** A claim to a handle, without the handle: to this one, or to another. */
    public record Span(boolean here, long first, long last) {}

    public Tombstone {
        holders = List.copyOf(holders);
    }

    /** The term that a video's tombstone is kept by; a person's are {@link Identity#term}s. */
    public static String video(long id) {
        return "video:" + id;
    }

    /** The term that a sound's tombstone is kept by. */
    public static String sound(long id) {
        return "sound:" + id;
    }

    /** The term that a comment's tombstone is kept by. */
    public static String comment(long id) {
        return "comment:" + id;
    }

    /** Two lasting identities of one kind are two people's: the part of a term before its last colon. */
    public static String kind(String term) {
        return term.substring(0, Math.max(0, term.lastIndexOf(':')));
    }

    /** This tombstone with one more holder. */
    public Tombstone with(Holder holder) {
        if (holders.contains(holder)) {
            return this;
        }
        var all = new ArrayList<>(holders);
        all.add(holder);
        return new Tombstone(all);
    }

    public byte[] toBytes() {
        return new Packer(16)
                .list(
                        holders,
                        (p, holder) -> p.list(holder.kinds, Packer::text)
                                .list(
                                        holder.spans,
                                        (q, span) -> q.number(span.here ? 1 : 0)
                                                .signed(span.first)
                                                .signed(span.last)))
                .toBytes();
    }

    /** The tombstone that {@link #toBytes} wrote at {@code start}. */
    public static Tombstone of(byte[] bytes, int start) {
        return new Tombstone(new Unpacker(bytes, start)
                .list(u -> new Holder(
                        u.list(Unpacker::text), u.list(v -> new Span(v.number() == 1, v.signed(), v.signed())))));
    }
}

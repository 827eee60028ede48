package dev.zoetrope.readthrough;

import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Those that are in the catalog and of whom upstreams say that there is nobody (any more). Safe for use by many threads. */
final class Gone {
    /** So many are told of; the one told of longest ago goes first. */
    static final int MOST = 1_000;

    private static final Logger LOG = Logger.getLogger(Gone.class.getName());

    record Entry(Wanted<?> what, Instant since) {}

    private final Bounded<Entry> entries = new Bounded<>(MOST);

    void add(Wanted<?> what, Instant now) {
        synchronized (this) {
            if (entries.putIfAbsent(what.key(), new Entry(what, now)) != null) {
                return;
            }
        }
        LOG.log(
                Level.WARNING,
                "{0} is not known upstream any more and is still served from here; ./zoetrope forget takes it out",
                what.key());
    }

    synchronized void remove(Wanted<?> what) {
        entries.remove(what.key());
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries.values());
    }
}

package dev.zoetrope.readthrough;

import dev.zoetrope.accounts.AccountsUnavailable;
import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.model.Observation;
import dev.zoetrope.upstream.Question;
import dev.zoetrope.upstream.Told;
import dev.zoetrope.upstream.UpstreamFailed;
import dev.zoetrope.upstream.UpstreamFailed.Why;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks upstreams, one after another, until one of them knows, and keeps what it tells. Safe for use by many threads. */
final class Fetch {
    private static final Logger LOG = Logger.getLogger(Fetch.class.getName());

    private final Catalog catalog;
    private final List<GuardedUpstream> upstreams;
    private final InstantSource clock;
    private final Duration deadline;

    Fetch(Catalog catalog, List<GuardedUpstream> upstreams, InstantSource clock, Duration deadline) {
        this.catalog = catalog;
        this.upstreams = upstreams;
        this.clock = clock;
        this.deadline = deadline;
    }

    /** Whether any upstream may know. */
    <T> boolean canAnswer(Wanted<T> wanted, @Nullable T found) {
        return wanted.questions(found).stream()
                .anyMatch(question -> upstreams.stream().anyMatch(upstream -> upstream.answers(question)));
    }

    <T> Outcome run(Wanted<T> wanted) {
        try {
            return ask(wanted, wanted.questions(wanted.in(catalog)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return failed("closing");
        } catch (CatalogUnavailable | AccountsUnavailable e) {
            LOG.log(Level.SEVERE, "a fetch was not kept: {0}", e.getMessage());
            return failed("not-kept");
        }
    }

    /** "Nothing" is a fact when every upstream says so. One that failed might have known. */
    private Outcome ask(Wanted<?> wanted, List<Question> questions) throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        Outcome outcome = new Outcome.Nothing();
        var failed = new HashSet<GuardedUpstream>();
        for (var question : questions) {
            var able = upstreams.stream()
                    .filter(upstream -> upstream.answers(question) && !failed.contains(upstream))
                    .toList();
            for (int i = 0; i < able.size(); i++) {
                var upstream = able.get(i);
                try {
                    // One that hangs leaves time for those behind it.
                    var within = Duration.ofNanos(Math.max(1, (end - System.nanoTime()) / (able.size() - i)));
                    if (upstream.ask(question, within) instanceof Told.Seen seen) {
                        return keep(wanted, seen.sightings(), upstream.name());
                    }
                } catch (UpstreamFailed e) {
                    failed.add(upstream);
                    outcome = failed(e);
                }
            }
        }
        return outcome;
    }

    private Outcome keep(Wanted<?> wanted, List<Observation.Sighting> sightings, String from) {
        int turnedAway = catalog.save(Named.by(sightings));
        if (wanted.in(catalog) != null) {
            return new Outcome.Fetched(from, clock.millis());
        }
        // Else it was somebody who has another handle now.
        return turnedAway > 0 ? new Outcome.TurnedAway() : new Outcome.Nothing();
    }

    private static Outcome failed(UpstreamFailed failure) {
        return new Outcome.Failed(
                failure.why() == Why.LATE ? Reading.Failure.LATE : Reading.Failure.UNREACHABLE,
                UpstreamState.token(failure.why()));
    }

    private static Outcome failed(String detail) {
        return new Outcome.Failed(Reading.Failure.UNREACHABLE, detail);
    }
}

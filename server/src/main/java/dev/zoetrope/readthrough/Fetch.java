package dev.zoetrope.readthrough;

import dev.zoetrope.accounts.AccountsUnavailable;
import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.upstream.Question;
import dev.zoetrope.upstream.Told;
import dev.zoetrope.upstream.UpstreamFailed;
import dev.zoetrope.upstream.UpstreamFailed.Why;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    private final Authorship authorship;

    Fetch(Catalog catalog, List<GuardedUpstream> upstreams, InstantSource clock, Duration deadline) {
        this.catalog = catalog;
        this.upstreams = upstreams;
        this.clock = clock;
        this.deadline = deadline;
        this.authorship = new Authorship(catalog, clock);
    }

    /** Whether any upstream may know. */
    <T> boolean canAnswer(Wanted<T> wanted, @Nullable T found) {
        return canAnswer(wanted, found, upstreams);
    }

    /** Whether any of these may know. */
    <T> boolean canAnswer(Wanted<T> wanted, @Nullable T found, List<GuardedUpstream> among) {
        return wanted.questions(found, catalog).stream()
                .anyMatch(question -> among.stream().anyMatch(upstream -> upstream.answers(question)));
    }

    /** When a fetch that begins now has to have ended, of {@link System#nanoTime}. */
    long end() {
        return System.nanoTime() + deadline.toNanos();
    }

    <T> Outcome run(Wanted<T> wanted) {
        return run(wanted, Set.of(), new Outcome.Nothing(false), end());
    }

    /**
     * Goes on with a fetch.
     *
     * @param asked those that have been asked already
     * @param before what came of that
     */
    <T> Outcome run(Wanted<T> wanted, Set<GuardedUpstream> asked, Outcome before, long end) {
        try {
            return ask(wanted, asked, before, end);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return failed("closing");
        } catch (CatalogUnavailable | AccountsUnavailable e) {
            return notKept(e);
        }
    }

    /** "Nothing" is a fact when every upstream says so. One that failed might have known. */
    private <T> Outcome ask(Wanted<T> wanted, Set<GuardedUpstream> asked, Outcome before, long end)
            throws InterruptedException {
        var outcome = before;
        var passedOver = new HashSet<>(asked);
        var questions = wanted.questions(wanted.in(catalog), catalog);
        // Who is known by a handle alone is gone when nobody has it.
        boolean isForGood = questions.stream().allMatch(Fetch::isOfHandle);
        boolean isRenamed = false;
        for (var question : questions) {
            var able = upstreams.stream()
                    .filter(upstream -> upstream.answers(question) && !passedOver.contains(upstream))
                    .toList();
            for (int i = 0; i < able.size() && !(isRenamed && isLasting(question)); i++) {
                var upstream = able.get(i);
                try {
                    // One that hangs leaves time for those behind it.
                    var told = upstream.ask(question, share(end, able.size() - i));
                    if (told instanceof Told.Seen seen) {
                        var within = share(end, able.size() - i);
                        var kept = keep(wanted, question, seen, upstream, outcome, within);
                        if (kept != null) {
                            return kept;
                        }
                        isRenamed |= isLasting(question);
                    } else {
                        isForGood |= upstream.knowsForGood(question);
                    }
                } catch (UpstreamFailed e) {
                    passedOver.add(upstream);
                    outcome = failed(e);
                }
            }
        }
        return outcome instanceof Outcome.Nothing(boolean wasForGood)
                ? new Outcome.Nothing(wasForGood || isForGood)
                : outcome;
    }

    /** What one of so many may take of the time that is left. */
    static Duration share(long end, int of) {
        return Duration.ofNanos(Math.max(1, (end - System.nanoTime()) / of));
    }

    private static boolean isOfHandle(Question question) {
        return question instanceof Question.OfUser(Identity.Handle _);
    }

    /** Whether it names somebody by what is nobody else's, ever. */
    private static boolean isLasting(Question question) {
        return question instanceof Question.OfUser && !isOfHandle(question);
    }

    /** Keeps what can be believed; null when that is not what is wanted. */
    private <T> @Nullable Outcome keep(
            Wanted<T> wanted, Question question, Told.Seen seen, GuardedUpstream from, Outcome before, Duration within)
            throws InterruptedException {
        if (mayBeAnother(wanted, question, seen)) {
            return null;
        }
        var sightings = Named.by(authorship.confirmed(question, seen, from, within));
        if (sightings.isEmpty()) {
            return null;
        }
        int turnedAway = catalog.save(sightings);
        var now = wanted.in(catalog);
        var first = sightings.getFirst();
        if (now == null) {
            // Else it was somebody who has another handle now.
            return turnedAway > 0 ? new Outcome.TurnedAway() : null;
        }
        return wanted.isAbout(now, first, catalog) ? fetched(wanted, from, first, before) : null;
    }

    /**
     * Whether somebody of whom a lasting identity is known is told of by the handle alone, which may have moved. That is good enough only where no upstream can be asked by
     * what stays.
     */
    private <T> boolean mayBeAnother(Wanted<T> wanted, Question question, Told.Seen seen) {
        if (!isOfHandle(question)
                || !(seen.sightings().getFirst() instanceof Observation.OfUser user)
                || user.who().userId() != null
                || user.who().secUid() != null) {
            return false;
        }
        var found = wanted.in(catalog);
        return found != null
                && wanted.questions(found, catalog).stream()
                        .filter(Fetch::isLasting)
                        .anyMatch(lasting -> upstreams.stream().anyMatch(upstream -> upstream.answers(lasting)));
    }

    /** @param before what came of those that were asked before */
    Outcome.Fetched fetched(Wanted<?> wanted, GuardedUpstream from, Observation.Sighting told, Outcome before) {
        return new Outcome.Fetched(
                from.name(),
                clock.millis(),
                !(before instanceof Outcome.Failed) || told.facts().has(wanted.seenBy()));
    }

    static Outcome.Failed failed(UpstreamFailed failure) {
        return new Outcome.Failed(
                failure.why() == Why.LATE ? Reading.Failure.LATE : Reading.Failure.UNREACHABLE,
                UpstreamState.token(failure.why()));
    }

    static Outcome.Failed failed(String detail) {
        return new Outcome.Failed(Reading.Failure.UNREACHABLE, detail);
    }

    static Outcome.Failed notKept(RuntimeException failure) {
        LOG.log(Level.SEVERE, "a fetch was not kept: {0}", failure.getMessage());
        return failed("not-kept");
    }
}

package dev.zoetrope.readthrough;

import dev.zoetrope.accounts.Uses;
import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the catalog, and through upstreams what is not in it or too old. What they tell is saved before it is answered. How old something is goes by the world's clock,
 * deadlines and pauses by elapsed time.
 */
public final class UpstreamReads implements Reads {
    /** What a caller waits beyond the deadline of a fetch, so that what came at the last moment can be saved. */
    static final Duration SAVING = Duration.ofSeconds(5);

    private static final Outcome.Failed LATE = new Outcome.Failed(Reading.Failure.LATE, "late");

    private final Catalog catalog;
    private final InstantSource clock;
    private final ReadRules rules;
    private final Runnable connections;
    private final List<GuardedUpstream> upstreams;
    private final Fetch fetch;
    private final Flights flights;
    private final Gone gone = new Gone();

    /**
     * @param uses where calls of a day are counted
     * @param upstreams in the order they are asked
     * @param connections closed when nobody is asked any more
     */
    public UpstreamReads(
            Catalog catalog,
            Uses uses,
            InstantSource clock,
            ReadRules rules,
            List<Budgeted> upstreams,
            Runnable connections) {
        this(catalog, uses, clock, rules, upstreams, connections, System::nanoTime);
    }

    /** As the other, with elapsed time for breakers and for what is held of failures. */
    UpstreamReads(
            Catalog catalog,
            Uses uses,
            InstantSource clock,
            ReadRules rules,
            List<Budgeted> upstreams,
            Runnable connections,
            LongSupplier nanos) {
        var all = new Semaphore(rules.calls(), true);
        this.catalog = catalog;
        this.clock = clock;
        this.rules = rules;
        this.connections = connections;
        this.upstreams = upstreams.stream()
                .map(each -> new GuardedUpstream(
                        each,
                        new Calls(uses, each.upstream().name(), each.callsADay()),
                        clock,
                        all,
                        rules.callsEach(),
                        nanos))
                .toList();
        this.fetch = new Fetch(catalog, this.upstreams, clock, rules.deadline());
        this.flights = new Flights(rules.fetches(), nanos);
    }

    @Override
    public Reading<User> user(Identity who) {
        return begin(new Wanted.OfUser(who), rules.users()).get();
    }

    @Override
    public Reading<Video> video(long id, Identity.@Nullable Handle author) {
        return begin(new Wanted.OfVideo(id, author), rules.videos()).get();
    }

    @Override
    public List<Reading<Video>> videos(List<Long> ids) {
        var begun = ids.stream()
                .map(id -> begin(new Wanted.OfVideo(id, null), rules.videos()))
                .toList();
        return begun.stream().map(Supplier::get).toList();
    }

    @Override
    public Provenance refresh(Subject subject) {
        var handle = subject.user().handle();
        var wanted = new Wanted.OfUser(handle == null ? Identity.of(subject.name()) : new Identity.Handle(handle));
        long since = flights.now();
        var look = look(wanted, subject.user(), rules.users());
        var settled = settled(wanted, look);
        if (settled != null) {
            return settled.provenance();
        }
        flights.join(wanted.key(), since, () -> fetched(wanted));
        return look.kept(null).provenance();
    }

    private <T> Supplier<Reading<T>> begin(Wanted<T> wanted, Freshness freshness) {
        long since = flights.now();
        var look = look(wanted, wanted.in(catalog), freshness);
        var settled = settled(wanted, look);
        if (settled != null) {
            return () -> settled;
        }
        long end = System.nanoTime() + rules.deadline().plus(SAVING).toNanos();
        var joined = flights.join(wanted.key(), since, () -> fetched(wanted));
        return look.state() == Freshness.State.STALE ? () -> look.kept(null) : () -> await(wanted, look, joined, end);
    }

    private <T> Look<T> look(Wanted<T> wanted, @Nullable T found, Freshness freshness) {
        if (found == null) {
            return new Look<>(null, Look.NEVER, Look.NEVER, freshness);
        }
        var stamp = wanted.facts(found).stamp(wanted.seenBy());
        long seen = stamp == null ? Look.NEVER : since(stamp.time());
        boolean isFresh = freshness.of(seen) == Freshness.State.FRESH;
        long asked = !isFresh && flights.latest(wanted.key()) instanceof Outcome.Fetched fetched
                ? since(fetched.at())
                : Look.NEVER;
        return new Look<>(found, seen, asked, freshness);
    }

    private long since(long time) {
        return Math.max(0, clock.millis() - time);
    }

    /** The answer where nobody need be asked, or can be. */
    private <T> @Nullable Reading<T> settled(Wanted<T> wanted, Look<T> look) {
        if (look.state() == Freshness.State.FRESH) {
            return look.kept(null);
        }
        if (catalog.hasTombstones() && wanted.isForgotten(catalog)) {
            return look.kept("nothing");
        }
        if (!fetch.canAnswer(wanted, look.found())) {
            return look.kept("no-upstream");
        }
        var latest = flights.latest(wanted.key());
        return latest == null || latest instanceof Outcome.Fetched ? null : look.told(latest, CacheStatus.hit());
    }

    private Outcome fetched(Wanted<?> wanted) {
        var outcome = fetch.run(wanted);
        if (outcome instanceof Outcome.Fetched) {
            gone.remove(wanted);
        } else if (outcome instanceof Outcome.Nothing && wanted.in(catalog) != null) {
            gone.add(wanted, clock.instant());
        }
        return outcome;
    }

    private <T> Reading<T> await(Wanted<T> wanted, Look<T> before, Flights.Joined joined, long end) {
        var outcome = await(joined, end);
        var status = CacheStatus.forwarded(before.found() != null);
        if (outcome instanceof Outcome.Fetched) {
            status.stored();
        }
        status.collapsed(!joined.first());
        var after = outcome instanceof Outcome.Failed ? before : look(wanted, wanted.in(catalog), before.freshness());
        return after.told(outcome, status);
    }

    private static Outcome await(Flights.Joined joined, long end) {
        try {
            return joined.outcome().get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return LATE;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return LATE;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Report report() {
        return new Report(
                upstreams.stream().map(GuardedUpstream::state).toList(),
                gone.entries().stream()
                        // Somebody may have been forgotten since.
                        .filter(entry -> entry.what().in(catalog) != null)
                        .map(entry -> new Report.Missed(entry.what().key(), entry.since()))
                        .toList());
    }

    @Override
    public void close() {
        flights.close();
        connections.run();
    }
}

package dev.zoetrope.readthrough;

import dev.zoetrope.accounts.Uses;
import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.upstream.Question;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
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
    private final FetchOfMany fetchOfMany;
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
        this.fetchOfMany = new FetchOfMany(fetch, catalog, this.upstreams);
        this.flights = new Flights(rules.fetches(), nanos);
    }

    @Override
    public Reading<User> user(Identity who) {
        return read(new Wanted.OfUser(who), rules.users());
    }

    @Override
    public Reading<Video> video(long id, Identity.@Nullable Handle author) {
        return read(new Wanted.OfVideo(id, author), rules.videos());
    }

    @Override
    public List<Reading<Video>> videos(List<Long> ids) {
        long since = flights.now();
        long end = end();
        var all = ids.stream().map(this::videoRead).toList();
        var open = all.stream().filter(read -> read.settled() == null).toList();
        var joined = new HashMap<Wanted.OfVideo, Flights.Joined>();
        for (int i = 0; i < open.size(); i += Question.OfVideos.MOST) {
            join(open.subList(i, Math.min(open.size(), i + Question.OfVideos.MOST)), since, joined);
        }
        return all.stream()
                .map(read -> {
                    var flight = joined.get(read.wanted());
                    return read.settled() != null
                            ? read.settled()
                            : answer(read.wanted(), read.look(), Objects.requireNonNull(flight), end);
                })
                .toList();
    }

    /** @param settled null when upstreams have to be asked */
    private record Read(
            Wanted.OfVideo wanted,
            Look<Video> look,
            @Nullable Reading<Video> settled) {}

    private Read videoRead(long id) {
        var wanted = new Wanted.OfVideo(id, null);
        var look = look(wanted, wanted.in(catalog), rules.videos());
        return new Read(wanted, look, settled(wanted, look));
    }

    /** Together where an upstream takes many at once; else each has a fetch of its own, so that they are asked for at the same time. */
    private void join(List<Read> reads, long since, Map<Wanted.OfVideo, Flights.Joined> joined) {
        var wanted = reads.stream().map(Read::wanted).distinct().toList();
        if (wanted.size() > 1 && fetchOfMany.canAnswer(wanted)) {
            var keys = wanted.stream().map(Wanted.OfVideo::key).toList();
            var all = flights.join(keys, since, begun -> fetched(wanted, begun));
            for (int i = 0; i < wanted.size(); i++) {
                joined.put(wanted.get(i), all.get(i));
            }
        } else {
            wanted.forEach(each -> joined.put(each, flights.join(each.key(), since, () -> fetched(each))));
        }
    }

    private Map<String, Outcome> fetched(List<Wanted.OfVideo> wanted, Set<String> begun) {
        var own = wanted.stream().filter(each -> begun.contains(each.key())).toList();
        var outcomes = fetchOfMany.run(own);
        own.forEach(each -> note(each, outcomes.get(each.key())));
        return outcomes;
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

    private <T> Reading<T> read(Wanted<T> wanted, Freshness freshness) {
        long since = flights.now();
        var look = look(wanted, wanted.in(catalog), freshness);
        var settled = settled(wanted, look);
        if (settled != null) {
            return settled;
        }
        long end = end();
        var joined = flights.join(wanted.flight(look.found()), since, () -> fetched(wanted));
        return answer(wanted, look, joined, end);
    }

    /** Until when a caller waits who begins now. */
    private long end() {
        return System.nanoTime() + rules.deadline().plus(SAVING).toNanos();
    }

    private <T> Reading<T> answer(Wanted<T> wanted, Look<T> look, Flights.Joined joined, long end) {
        return look.state() == Freshness.State.STALE ? look.kept(null) : await(wanted, look, joined, end);
    }

    private <T> Look<T> look(Wanted<T> wanted, @Nullable T found, Freshness freshness) {
        if (found == null) {
            return new Look<>(null, Look.NEVER, Look.NEVER, freshness);
        }
        var stamp = wanted.facts(found).stamp(wanted.seenBy());
        long seen = stamp == null ? Look.NEVER : since(stamp.time());
        boolean isFresh = freshness.of(seen) == Freshness.State.FRESH;
        long asked = !isFresh && flights.latest(wanted.key()) instanceof Outcome.Fetched fetched && fetched.isEnough()
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
        return switch (flights.latest(wanted.flight(look.found()))) {
            case null -> null;
            case Outcome.Fetched fetched when fetched.isEnough() -> null;
            case Outcome latest -> look.told(latest, CacheStatus.hit());
        };
    }

    private Outcome fetched(Wanted<?> wanted) {
        var outcome = fetch.run(wanted);
        note(wanted, outcome);
        return outcome;
    }

    private void note(Wanted<?> wanted, @Nullable Outcome outcome) {
        if (outcome instanceof Outcome.Fetched) {
            gone.remove(wanted);
            // It may have been fetched while nothing was known of it.
            flights.remember(wanted.key(), outcome);
        } else if (outcome instanceof Outcome.Nothing(boolean isForGood) && isForGood && wanted.in(catalog) != null) {
            gone.add(wanted, clock.instant());
        }
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

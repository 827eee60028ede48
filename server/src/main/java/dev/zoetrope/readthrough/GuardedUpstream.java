package dev.zoetrope.readthrough;

import dev.zoetrope.model.Identity;
import dev.zoetrope.upstream.Question;
import dev.zoetrope.upstream.Told;
import dev.zoetrope.upstream.Upstream;
import dev.zoetrope.upstream.UpstreamFailed;
import dev.zoetrope.upstream.UpstreamFailed.Why;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** An upstream that is asked no oftener, by no more at once and no longer than it may be, and left alone while it fails. Safe for use by many threads. */
final class GuardedUpstream {
    /** How often it is asked in all when it cannot be reached. */
    static final int ATTEMPTS = 2;

    /** Between attempts pass so many milliseconds, drawn by chance so that many who failed together do not come together again. */
    private static final int SHORTEST_PAUSE = 50;

    private static final int LONGEST_PAUSE = 350;

    /** A call that has less time is not begun: that it is late would tell nothing of the upstream. */
    private static final Duration SHORTEST_CALL = Duration.ofMillis(50);

    private static final Logger LOG = Logger.getLogger(GuardedUpstream.class.getName());

    private final Upstream upstream;
    private final Calls calls;
    private final InstantSource clock;
    private final Semaphore all;
    private final Semaphore own;
    private final int most;
    private final Breaker breaker;
    private volatile UpstreamState.@Nullable Failure lastFailure;

    /** @param all a permit for each call to any upstream */
    GuardedUpstream(
            Budgeted upstream, Calls calls, InstantSource clock, Semaphore all, int callsEach, LongSupplier nanos) {
        this.upstream = upstream.upstream();
        this.calls = calls;
        this.clock = clock;
        this.all = all;
        this.own = new Semaphore(callsEach, true);
        this.most = callsEach;
        this.breaker = new Breaker(nanos);
    }

    String name() {
        return upstream.name();
    }

    boolean answers(Question question) {
        return upstream.answers(question);
    }

    /** Whether its "nothing" is said of the thing itself, and not of a handle that may have moved. */
    boolean knowsForGood(Question question) {
        return switch (question) {
            case Question.OfUser user -> !(user.who() instanceof Identity.Handle);
            case Question.OfVideo video -> answers(new Question.OfVideo(video.id(), null));
            case Question.OfVideos _ -> true;
        };
    }

    UpstreamState state() {
        var now = clock.instant();
        return new UpstreamState(
                name(),
                calls.today(now),
                calls.budget(),
                breaker.state(),
                breaker.left(),
                most - own.availablePermits(),
                lastFailure);
    }

    /**
     * Asks, once more where nothing was answered.
     *
     * @param within it ends when this has passed, whatever the upstream does
     * @throws UpstreamFailed also when it was not asked at all
     */
    Told ask(Question question, Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        for (int attempt = 1; ; attempt++) {
            try {
                return once(question, end);
            } catch (UpstreamFailed e) {
                var pause = Duration.ofMillis(ThreadLocalRandom.current().nextInt(SHORTEST_PAUSE, LONGEST_PAUSE));
                if (attempt == ATTEMPTS || !isSafeToRepeat(e) || !breaker.passes() || left(end) <= pause.toNanos()) {
                    throw e;
                }
                Thread.sleep(pause);
            }
        }
    }

    /** All questions only read; but what was answered once is answered so again, and a call that was late may have cost something. */
    private static boolean isSafeToRepeat(UpstreamFailed failure) {
        return failure.why() == Why.UNAVAILABLE && failure.retryAfter() == null;
    }

    private Told once(Question question, long end) throws InterruptedException {
        if (!breaker.passes()) {
            throw leftAlone();
        }
        acquire(own, end);
        try {
            acquire(all, end);
        } catch (InterruptedException | UpstreamFailed e) {
            own.release();
            throw e;
        }
        Breaker.Ticket ticket = null;
        try {
            if (left(end) < SHORTEST_CALL.toNanos()) {
                throw busy();
            }
            ticket = admit();
        } finally {
            if (ticket == null) {
                release();
            }
        }
        return call(question, ticket, end);
    }

    private void acquire(Semaphore permits, long end) throws InterruptedException {
        if (!permits.tryAcquire(Math.max(0, left(end)), TimeUnit.NANOSECONDS)) {
            throw busy();
        }
    }

    private UpstreamFailed busy() {
        return new UpstreamFailed(Why.LATE, name() + " has as many calls to answer as it may", null, null);
    }

    private void release() {
        all.release();
        own.release();
    }

    /** The breaker goes first: what it turns away costs nothing. */
    private Breaker.Ticket admit() {
        var ticket = breaker.admit();
        if (ticket == null) {
            throw leftAlone();
        }
        boolean paid = false;
        try {
            paid = calls.take(clock.instant());
        } finally {
            if (!paid) {
                breaker.withdrawn(ticket);
            }
        }
        if (!paid) {
            throw new UpstreamFailed(
                    Why.LIMITED, "the " + calls.budget() + " calls of the day to " + name() + " are spent", null, null);
        }
        return ticket;
    }

    private UpstreamFailed leftAlone() {
        return new UpstreamFailed(Why.UNAVAILABLE, name() + " is left alone after failures", null, null);
    }

    /** The call has a thread of its own: an upstream that does not keep to its time is left behind, with the permits it holds. */
    private Told call(Question question, Breaker.Ticket ticket, long end) throws InterruptedException {
        var answer = new CompletableFuture<Told>();
        var thread = Thread.ofVirtual().name("upstream " + name()).start(() -> {
            try {
                answer.complete(upstream.ask(question, Duration.ofNanos(Math.max(1, left(end)))));
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            } finally {
                release();
            }
        });
        try {
            var told = answer.get(Math.max(1, left(end)), TimeUnit.NANOSECONDS);
            breaker.succeeded(ticket);
            return told;
        } catch (TimeoutException e) {
            thread.interrupt();
            throw failed(ticket, new UpstreamFailed(Why.LATE, name() + " did not answer in time", null, e));
        } catch (InterruptedException e) {
            thread.interrupt();
            breaker.withdrawn(ticket);
            throw e;
        } catch (ExecutionException e) {
            throw failed(ticket, e.getCause() instanceof UpstreamFailed known ? known : unexpected(e.getCause()));
        }
    }

    private UpstreamFailed unexpected(@Nullable Throwable mistake) {
        LOG.log(Level.SEVERE, "upstream " + name() + " failed unexpectedly", mistake);
        return new UpstreamFailed(Why.UNREADABLE, name() + " failed unexpectedly", null, mistake);
    }

    private UpstreamFailed failed(Breaker.Ticket ticket, UpstreamFailed failure) {
        var message = String.valueOf(failure.getMessage());
        lastFailure = new UpstreamState.Failure(clock.instant(), failure.why(), message);
        if (failure.why() == Why.REFUSED && failure.retryAfter() == null) {
            // It answers, and callers may ask for anything: what it makes of one question is held against nobody.
            breaker.succeeded(ticket);
        } else if (breaker.failed(ticket, failure)) {
            LOG.log(Level.WARNING, "upstream {0} is left alone for {1} s: {2}", new Object[] {
                name(), Long.toString(breaker.left().toSeconds()), message
            });
        }
        return failure;
    }

    private static long left(long end) {
        return end - System.nanoTime();
    }
}

package dev.zoetrope.readthrough;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Fetches under way, one for each key however many want it, and how the latest ones ended. What ends is remembered before anybody is woken, so that there is no
 * moment at which those who come next would all begin anew. Goes by elapsed time. Safe for use by many threads.
 */
final class Flights implements AutoCloseable {
    /** So many ends are remembered; the one that was asked for longest ago goes first. */
    static final int MOST_REMEMBERED = 100_000;

    /** Fetches that are under way when it is closed have so long to end by themselves. */
    static final Duration CLOSING = Duration.ofSeconds(5);

    static final Outcome.Failed FULL = new Outcome.Failed(Reading.Failure.UNREACHABLE, "busy");
    private static final Outcome.Failed BROKEN = new Outcome.Failed(Reading.Failure.UNREACHABLE, "failed");
    private static final Logger LOG = Logger.getLogger(Flights.class.getName());

    /** A fetch that one waits for; {@code first} for whoever began it. */
    record Joined(CompletableFuture<Outcome> outcome, boolean first) {}

    private record Ended(Outcome outcome, long at, long until) {}

    private record Flight(CompletableFuture<Outcome> outcome, Thread thread) {}

    private final int most;
    private final LongSupplier nanos;
    private final Map<String, Flight> running = new HashMap<>();
    private int fetches;
    private final Bounded<Ended> ended = new Bounded<>(MOST_REMEMBERED);
    private boolean closing;

    Flights(int most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
    }

    long now() {
        return nanos.getAsLong();
    }

    /** How the latest fetch ended, while that holds. */
    synchronized @Nullable Outcome latest(String key) {
        var last = ended.get(key);
        if (last == null) {
            return null;
        }
        if (last.until - nanos.getAsLong() > 0) {
            return last.outcome;
        }
        ended.remove(key);
        return null;
    }

    /**
     * Joins the fetch that is under way, else begins one in a thread of its own; when there are too many, it has failed already.
     *
     * @param since when the caller began to look, of {@link #now}: a fetch that has ended meanwhile is theirs too
     */
    Joined join(String key, long since, Supplier<Outcome> fetch) {
        return join(List.of(key), since, _ -> Map.of(key, fetch.get())).getFirst();
    }

    /**
     * As {@link #join(String, long, Supplier)}, for several: those that nobody fetches are fetched together.
     *
     * @param fetch gets the keys of those, and tells how each ended
     */
    synchronized List<Joined> join(List<String> keys, long since, Function<Set<String>, Map<String, Outcome>> fetch) {
        boolean isFull = closing || fetches >= most;
        var begun = new LinkedHashMap<String, CompletableFuture<Outcome>>();
        var thread = Thread.ofVirtual().name("fetch").unstarted(() -> run(begun, fetch));
        var all = new ArrayList<Joined>();
        for (var key : keys) {
            var flight = running.get(key);
            var last = ended.get(key);
            if (flight != null) {
                all.add(new Joined(flight.outcome, false));
            } else if (last != null && last.at - since >= 0) {
                all.add(new Joined(CompletableFuture.completedFuture(last.outcome), false));
            } else if (isFull) {
                all.add(new Joined(CompletableFuture.completedFuture(FULL), true));
            } else {
                var outcome = new CompletableFuture<Outcome>();
                begun.put(key, outcome);
                running.put(key, new Flight(outcome, thread));
                all.add(new Joined(outcome, true));
            }
        }
        if (!begun.isEmpty()) {
            fetches++;
            thread.start();
        }
        return all;
    }

    private void run(Map<String, CompletableFuture<Outcome>> begun, Function<Set<String>, Map<String, Outcome>> fetch) {
        var outcomes = Map.<String, Outcome>of();
        try {
            outcomes = fetch.apply(begun.keySet());
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "a fetch failed", e);
        } finally {
            end(begun.keySet(), outcomes);
            for (var flight : begun.entrySet()) {
                flight.getValue().complete(outcomes.getOrDefault(flight.getKey(), BROKEN));
            }
        }
    }

    private synchronized void end(Set<String> keys, Map<String, Outcome> outcomes) {
        fetches--;
        for (var key : keys) {
            running.remove(key);
            remember(key, outcomes.getOrDefault(key, BROKEN));
        }
    }

    /** As if a fetch of this had ended so just now. */
    synchronized void remember(String key, Outcome outcome) {
        long now = nanos.getAsLong();
        ended.put(key, new Ended(outcome, now, now + outcome.heldFor().toNanos()));
    }

    private synchronized List<Flight> close(boolean now) {
        closing = true;
        if (now) {
            running.values().forEach(flight -> flight.thread.interrupt());
        }
        return new ArrayList<>(running.values());
    }

    /** Waits for what is under way, not for long, then breaks it off. */
    @Override
    public void close() {
        await(close(false));
        await(close(true));
    }

    private static void await(List<Flight> flights) {
        try {
            CompletableFuture.allOf(flights.stream().map(Flight::outcome).toArray(CompletableFuture<?>[]::new))
                    .get(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            // Broken off next, or left behind.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}

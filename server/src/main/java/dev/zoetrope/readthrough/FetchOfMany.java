package dev.zoetrope.readthrough;

import dev.zoetrope.accounts.AccountsUnavailable;
import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.model.Observation;
import dev.zoetrope.upstream.Question;
import dev.zoetrope.upstream.Told;
import dev.zoetrope.upstream.UpstreamFailed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks for several videos, those upstreams first that take many in one call, whatever their place in the order: a call for each video would spend a day's budget in no time. What
 * they do not know the others are asked for, one by one. Safe for use by many threads.
 */
record FetchOfMany(Fetch fetch, Catalog catalog, List<GuardedUpstream> upstreams) {
    /** Whether any upstream takes so many in one call. */
    boolean canAnswer(List<Wanted.OfVideo> wanted) {
        var question = question(wanted);
        return upstreams.stream().anyMatch(upstream -> upstream.answers(question));
    }

    private static Question.OfVideos question(List<Wanted.OfVideo> wanted) {
        return new Question.OfVideos(wanted.stream().map(Wanted.OfVideo::id).toList());
    }

    /**
     * Asks for all of them.
     *
     * @param wanted each once, {@link Question.OfVideos#MOST} at most
     * @return how it ended for each, by its key
     */
    Map<String, Outcome> run(List<Wanted.OfVideo> wanted) {
        var open = new LinkedHashMap<Long, Wanted.OfVideo>();
        wanted.forEach(each -> open.put(each.id(), each));
        var outcomes = new HashMap<String, Outcome>();
        Outcome rest;
        try {
            rest = ask(open, outcomes);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            rest = Fetch.failed("closing");
        } catch (CatalogUnavailable | AccountsUnavailable e) {
            rest = Fetch.notKept(e);
        }
        for (var each : open.values()) {
            outcomes.put(each.key(), rest);
        }
        return outcomes;
    }

    /** Takes out of the open ones what it has settled; returns what came of those that are left. */
    private Outcome ask(Map<Long, Wanted.OfVideo> open, Map<String, Outcome> outcomes) throws InterruptedException {
        long end = fetch.end();
        var asked = new HashSet<GuardedUpstream>();
        Outcome rest = new Outcome.Nothing(false);
        var able = upstreams.stream()
                .filter(upstream -> upstream.answers(new Question.OfVideos(List.copyOf(open.keySet()))))
                .toList();
        for (int i = 0; i < able.size() && !open.isEmpty(); i++) {
            var upstream = able.get(i);
            asked.add(upstream);
            try {
                // One share is for those that are asked one by one.
                var within = Fetch.share(end, able.size() - i + 1);
                if (upstream.ask(new Question.OfVideos(List.copyOf(open.keySet())), within) instanceof Told.Seen seen) {
                    keep(seen, upstream, rest, open, outcomes);
                }
                rest = rest instanceof Outcome.Nothing ? new Outcome.Nothing(true) : rest;
            } catch (UpstreamFailed e) {
                rest = Fetch.failed(e);
            }
        }
        askOneByOne(open, asked, rest, end, outcomes);
        return rest;
    }

    private void keep(
            Told.Seen seen,
            GuardedUpstream from,
            Outcome before,
            Map<Long, Wanted.OfVideo> open,
            Map<String, Outcome> outcomes) {
        catalog.save(Named.by(seen.sightings()));
        for (var sighting : seen.sightings()) {
            var wanted = sighting instanceof Observation.OfVideo video ? open.remove(video.id()) : null;
            if (wanted != null) {
                outcomes.put(
                        wanted.key(),
                        wanted.in(catalog) == null
                                ? new Outcome.TurnedAway()
                                : fetch.fetched(wanted, from, sighting, before));
            }
        }
    }

    /** All at the same time, as far as the upstreams let it be. */
    private void askOneByOne(
            Map<Long, Wanted.OfVideo> open,
            Set<GuardedUpstream> asked,
            Outcome before,
            long end,
            Map<String, Outcome> outcomes)
            throws InterruptedException {
        var others =
                upstreams.stream().filter(upstream -> !asked.contains(upstream)).toList();
        var futures = new LinkedHashMap<Wanted.OfVideo, Future<Outcome>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : open.values()) {
                if (fetch.canAnswer(each, each.in(catalog), others)) {
                    futures.put(each, threads.submit(() -> fetch.run(each, asked, before, end)));
                }
            }
            try {
                for (var future : futures.entrySet()) {
                    outcomes.put(future.getKey().key(), future.getValue().get());
                    open.remove(future.getKey().id());
                }
            } catch (InterruptedException e) {
                threads.shutdownNow();
                throw e;
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.zoetrope.catalog;

import dev.zoetrope.model.Video;
import dev.zoetrope.query.Evaluator;
import dev.zoetrope.query.Query;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Puts results in the order of a {@link Ranking}, by the plainest reading of it. Engines must agree with it. Not for several threads. */
final class RankedVideos {
    private final Query query;
    private final Ranking by;
    private final int most;
    private final PriorityQueue<Ranked> best = new PriorityQueue<>(Comparator.comparing(Ranked::whole)
            .thenComparingLong(Ranked::number)
            .thenComparingLong(ranked -> ranked.video.id()));

    private record Ranked(boolean whole, long number, Video video) {}

    /** @param most videos to keep */
    RankedVideos(Query query, Ranking by, int most) {
        this.query = query;
        this.by = by;
        this.most = most;
    }

    void add(Video video) {
        var facts = video.facts();
        best.add(
                switch (by) {
                    case RELEVANCE ->
                        new Ranked(Evaluator.isWhole(query, video), facts.number(Video.LIKE_COUNT, 0), video);
                    case LIKES -> new Ranked(false, facts.number(Video.LIKE_COUNT, 0), video);
                    case NEWEST -> new Ranked(false, facts.number(Video.CREATED_AT, 0), video);
                });
        if (best.size() > most) {
            best.remove();
        }
    }

    /** Those kept, in order, but for the first ones. */
    List<Video> behind(long skip) {
        return best.stream()
                .sorted(best.comparator().reversed())
                .skip(skip)
                .map(Ranked::video)
                .toList();
    }
}

package dev.zoetrope.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What an engine promises beside the {@link CatalogContract}: the same answers as the plain evaluator. */
public abstract class EngineContract extends CatalogContract {
    private static final int COMPARISONS = Integer.getInteger("zoetrope.comparisons", 24_000);

    @Test
    void agreesWithThePlainEvaluatorOnRandomQueries() throws Exception {
        int worlds = 8;
        for (int round = 0; round < worlds; round++) {
            long seed = new SplittableRandom(1000L + round).nextLong();
            var world = new RandomWorld(seed, 300);
            try (var tested = empty();
                    var oracle = Overlay.overNothing()) {
                for (int save = 0; save < 6; save++) {
                    var observations = world.observations(100);
                    tested.save(observations);
                    oracle.save(observations);
                }
                for (int i = 0; i < COMPARISONS / worlds; i++) {
                    var search = world.search(1 + world.random().nextLong(oracle.arrivals()));
                    int limit = 1 + world.random().nextInt(40);
                    var after = world.random().nextInt(3) == 0
                            ? oracle.skip(search, Place.START, world.random().nextInt(20), Deadline.NONE)
                            : Place.START;
                    var expected = oracle.page(search, after, limit, Deadline.NONE);
                    var page = tested.page(search, after, limit, Deadline.NONE);
                    var message = "seed " + seed + ", comparison " + i + ": " + search;
                    assertEquals(ids(expected), ids(page), message);
                    assertEquals(expected.end(), page.end(), message);
                    assertEquals(expected.more(), page.more(), message);
                    if (i % 4 == 0) {
                        agreesOnNumbers(search, world, oracle, tested, message);
                    }
                }
            }
        }
    }

    private static void agreesOnNumbers(
            VideoSearch search, RandomWorld world, Catalog oracle, Catalog tested, String message) {
        assertEquals(oracle.count(search, Deadline.NONE), tested.count(search, Deadline.NONE), message);
        for (var by : Grouping.values()) {
            int most = 1 + world.random().nextInt(8);
            assertEquals(
                    oracle.histogram(search, by, most, Deadline.NONE),
                    tested.histogram(search, by, most, Deadline.NONE),
                    message + " by " + by);
        }
    }
}

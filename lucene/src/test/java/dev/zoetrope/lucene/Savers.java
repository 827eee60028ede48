package dev.zoetrope.lucene;

import dev.zoetrope.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Several savers, each with a thread of its own. */
final class Savers {
    private static final int COUNT = 3;
    private static final long APART = 1_000_000;

    private final List<Saver> savers;

    Savers(SplittableRandom random) {
        savers = IntStream.range(0, COUNT)
                .mapToObj(i -> new Saver("saver" + i, 1 + i * APART, random.split()))
                .toList();
    }

    /** Saves on with all of them. Returns how many failures they were told. */
    int saveWhile(BooleanSupplier goesOn, Catalog catalog) throws InterruptedException, ExecutionException {
        var tasks = new ArrayList<FutureTask<Integer>>();
        for (var saver : savers) {
            var task = new FutureTask<>(() -> saver.saveWhile(goesOn, catalog));
            tasks.add(task);
            Thread.ofPlatform().daemon().start(task);
        }
        int failures = 0;
        for (var task : tasks) {
            failures += task.get();
        }
        return failures;
    }

    void check(Catalog catalog) {
        savers.forEach(saver -> saver.check(catalog));
    }

    /** How many saves were acknowledged. */
    long acknowledged() {
        return savers.stream().mapToLong(Saver::acknowledged).sum();
    }
}

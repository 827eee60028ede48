package dev.zoetrope.lucene;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** A process that saves and deletes with several threads, and tells what was acknowledged, until it is killed. */
final class SavingProcess {
    static final int THREADS = 3;

    private SavingProcess() {}

    /** @param arguments the catalog's folder, and the number of the first batch */
    public static void main(String[] arguments) throws InterruptedException {
        var catalog = LuceneCatalog.open(Path.of(arguments[0]));
        var next = new AtomicLong(Long.parseLong(arguments[1]));
        for (int i = 0; i < THREADS; i++) {
            Thread.ofPlatform().start(() -> {
                while (true) {
                    save(catalog, new SavedBatch(next.getAndIncrement()));
                }
            });
        }
    }

    private static void save(LuceneCatalog catalog, SavedBatch batch) {
        catalog.save(batch.observations());
        System.out.println("saved " + batch.number());
        if (batch.isDeleted()) {
            catalog.delete(batch.videos());
            System.out.println("deleted " + batch.number());
        }
    }
}

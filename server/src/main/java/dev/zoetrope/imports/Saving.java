package dev.zoetrope.imports;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.Checkpoint;
import dev.zoetrope.model.Observation;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Saves one batch while the next one is read. */
final class Saving implements AutoCloseable {
    private final Catalog catalog;
    private final @Nullable DryRun dryRun;
    private final Importer.Report report;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private @Nullable Future<?> running;

    /** @param dryRun looks at what would be saved, instead of saving it */
    Saving(Catalog catalog, @Nullable DryRun dryRun, Importer.Report report) {
        this.catalog = catalog;
        this.dryRun = dryRun;
        this.report = report;
    }

    /**
     * Begins to save, as soon as what was given before is saved. Throws what that one failed with.
     *
     * @param totals what is durable then
     */
    void save(List<Observation> batch, @Nullable Checkpoint checkpoint, Importer.Totals totals) {
        await();
        running = thread.submit(() -> {
            if (dryRun != null) {
                dryRun.add(batch);
            } else if (!batch.isEmpty() || checkpoint != null) {
                catalog.save(batch, checkpoint);
            }
            report.saved(totals);
        });
    }

    /** Waits until everything is saved, and throws what it failed with. */
    void await() {
        if (running == null) {
            return;
        }
        try {
            running.get();
        } catch (ExecutionException e) {
            running = null;
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while saving", e);
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}

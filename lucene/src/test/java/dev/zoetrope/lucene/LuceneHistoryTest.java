package dev.zoetrope.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.HistoryContract;
import dev.zoetrope.model.Observation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded engine keeps what counters were, and what it keeps is sound. */
final class LuceneHistoryTest extends HistoryContract {
    @TempDir
    private Path folder;

    private int opened;

    @Override
    protected Catalog holding(List<? extends Observation> observations) {
        var made = LuceneCatalog.open(folder.resolve("catalog" + opened++));
        // In some segments, and some rows in several versions.
        int step = Math.max(1, observations.size() / 10);
        for (int at = 0; at < observations.size(); at += step) {
            made.save(observations.subList(at, Math.min(at + step, observations.size())));
        }
        return made;
    }

    @AfterEach
    void isSound() {
        try (var files = ((LuceneCatalog) catalog).files()) {
            var found = new Found();
            files.check(found);
            assertEquals(List.of(), found.problems);
        }
    }

    @Test
    void isThereWhenOpenedAgain() {
        catalog.close();
        catalog = holding(List.of(views(0, 5), views(31, 6), views(33, 6), views(35, 7)));
        var before = views(5);
        assertEquals(3, before.size());
        catalog.close();
        catalog = LuceneCatalog.open(folder.resolve("catalog" + (opened - 1)));
        assertEquals(before, views(5));
    }
}

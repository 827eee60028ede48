package dev.zoetrope.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.catalog.EngineContract;
import dev.zoetrope.model.Identity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded engine on a real disk keeps the contract, and keeps it when it is opened again. */
final class LuceneCatalogTest extends EngineContract {
    @TempDir
    private Path folder;

    private int opened;

    @Override
    protected Catalog empty() {
        return LuceneCatalog.open(folder.resolve("catalog" + opened++));
    }

    @Test
    void keepsEverythingWhenOpenedAgain() {
        catalog.save(List.of(video(5, "anna", 10, "x"), video(9, "ben", 10, "x")));
        var search = everything();
        catalog.close();
        catalog = LuceneCatalog.open(folder.resolve("catalog0"));
        assertEquals(List.of(9L, 5L), found(search));
        assertEquals(
                "ben", catalog.user(new Identity.Handle("ben")).orElseThrow().handle());
        catalog.save(List.of(video(7, "anna", 10, "x")));
        assertEquals(List.of(9L, 5L), found(search));
        assertEquals(List.of(9L, 7L, 5L), found(everything()));
    }

    @Test
    void refusesAFolderThatIsInUse() {
        var refusal = assertThrows(CatalogUnavailable.class, () -> LuceneCatalog.open(folder.resolve("catalog0")));
        assertTrue(refusal.toString().contains("in use by another process"), refusal.toString());
    }

    @Test
    void saysThatAFileIsDamaged() throws Exception {
        catalog.save(List.of(video(5, "anna", 10, "x")));
        catalog.close();
        try (var files = Files.list(folder.resolve("catalog0"))) {
            var segments = files.filter(file -> file.getFileName().toString().startsWith("segments_"))
                    .findFirst()
                    .orElseThrow();
            var bytes = Files.readAllBytes(segments);
            bytes[bytes.length / 2] ^= 0x55;
            Files.write(segments, bytes);
        }
        var refusal = assertThrows(CatalogUnavailable.class, () -> LuceneCatalog.open(folder.resolve("catalog0")));
        assertTrue(refusal.toString().contains("damaged"), refusal.toString());
    }

    @Test
    void takesNothingAfterItWasClosed() {
        catalog.close();
        assertThrows(CatalogUnavailable.class, () -> catalog.save(List.of(video(5, "anna", 10, "x"))));
        assertThrows(CatalogUnavailable.class, () -> catalog.video(5));
    }
}

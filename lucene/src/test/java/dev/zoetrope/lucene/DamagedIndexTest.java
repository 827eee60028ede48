package dev.zoetrope.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.CatalogUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A catalog whose files were damaged is refused in clear words, and not made worse. */
class DamagedIndexTest {
    @TempDir
    private Path folder;

    private Map<String, byte[]> files;

    enum Damage {
        REMOVED {
            @Override
            void doTo(Path file, byte[] bytes) throws IOException {
                Files.delete(file);
            }
        },
        EMPTIED {
            @Override
            void doTo(Path file, byte[] bytes) throws IOException {
                Files.write(file, new byte[0]);
            }
        },
        CUT_OFF {
            @Override
            void doTo(Path file, byte[] bytes) throws IOException {
                Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            }
        },
        OVERWRITTEN {
            @Override
            void doTo(Path file, byte[] bytes) throws IOException {
                Files.write(file, new byte[bytes.length]);
            }
        };

        abstract void doTo(Path file, byte[] bytes) throws IOException;
    }

    @BeforeEach
    void save() throws IOException {
        try (var catalog = LuceneCatalog.open(folder)) {
            catalog.save(new SavedBatch(1).observations());
            catalog.save(new SavedBatch(2).observations());
        }
        files = contents();
        files.remove("write.lock");
    }

    @ParameterizedTest
    @EnumSource
    void anyDamagedFileIsToldAndTheOthersAreLeft(Damage damage) throws IOException {
        for (var file : files.entrySet()) {
            damage.doTo(folder.resolve(file.getKey()), file.getValue());
            var before = contents();
            var refusal = assertThrows(CatalogUnavailable.class, () -> LuceneCatalog.open(folder), file.getKey());
            var message = String.valueOf(refusal.getMessage());
            assertTrue(message.contains(folder.toString()) && message.endsWith("restore a backup"), message);
            assertEquals(before.keySet(), contents().keySet(), () -> "files after " + file.getKey());
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        assertHoldsBoth();
    }

    @Test
    void whatAFirstCommitThatWasCutOffLeftDoesNoHarm() throws IOException {
        var empty = folder.resolve("empty");
        LuceneCatalog.open(empty).close();
        Files.write(empty.resolve("_0.fdt"), new byte[7]);
        Files.write(empty.resolve("pending_segments_2"), new byte[7]);
        try (var catalog = LuceneCatalog.open(empty)) {
            catalog.save(new SavedBatch(3).observations());
            assertTrue(new SavedBatch(3).present(catalog) > 0);
        }
    }

    private void assertHoldsBoth() {
        try (var catalog = LuceneCatalog.open(folder)) {
            assertTrue(new SavedBatch(1).present(catalog) > 0 && new SavedBatch(2).present(catalog) > 0);
        }
    }

    private Map<String, byte[]> contents() throws IOException {
        var contents = new TreeMap<String, byte[]>();
        try (var paths = Files.list(folder)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                contents.put(Objects.requireNonNull(path.getFileName()).toString(), Files.readAllBytes(path));
            }
        }
        return contents;
    }
}

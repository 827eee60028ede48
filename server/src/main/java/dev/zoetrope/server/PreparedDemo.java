package dev.zoetrope.server;

import dev.zoetrope.demo.DemoWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The usual demo world's catalog, kept by the launcher's training run: a demo that begins with it is ready in a third of the time. A demo of another size or
 * seed, or a start without the launcher, makes its world up.
 */
final class PreparedDemo {
    /** The system property that names the folder. */
    private static final String FOLDER = "zoetrope.prepared-demo";

    private PreparedDemo() {}

    /** Puts the catalog into an empty folder; false when there is none for this world. */
    static boolean copyTo(Path catalog, int videos, long seed) {
        var folder = System.getProperty(FOLDER);
        if (folder == null || videos != DemoWorld.DEFAULT_VIDEOS || seed != DemoWorld.DEFAULT_SEED) {
            return false;
        }
        var prepared = Path.of(folder, "catalog");
        if (!Files.isDirectory(prepared)) {
            return false;
        }
        try (var files = Files.list(prepared)) {
            Files.createDirectories(catalog);
            for (var file : files.toList()) {
                Files.copy(file, catalog.resolve(file.getFileName()));
            }
            return true;
        } catch (IOException e) {
            throw new Unusable(
                    "the demo's temporary files cannot be written: " + e.getMessage() + "; check free space");
        }
    }
}

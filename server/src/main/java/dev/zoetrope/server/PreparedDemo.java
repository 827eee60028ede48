package dev.zoetrope.server;

import dev.zoetrope.demo.DemoWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The usual demo world, with everything in its place, left by the launcher's training run: a demo that begins with a copy is ready in a third of the time. A
 * demo of another size or seed, or a start without the launcher, is furnished anew.
 */
public final class PreparedDemo {
    /** The system property that names the folder. */
    public static final String FOLDER = "zoetrope.prepared-demo";

    private static final List<String> PARTS = List.of("catalog", "accounts.db", "searches.db");

    private PreparedDemo() {}

    /** Copies what is prepared for this world, if anything is, into an empty folder. */
    static void copyTo(Path folder, int videos, long seed) {
        var prepared = System.getProperty(FOLDER);
        if (prepared == null || videos != DemoWorld.DEFAULT_VIDEOS || seed != DemoWorld.DEFAULT_SEED) {
            return;
        }
        if (!PARTS.stream().allMatch(part -> Files.exists(Path.of(prepared, part)))) {
            return;
        }
        try {
            for (var part : PARTS) {
                copy(Path.of(prepared, part), folder.resolve(part));
            }
        } catch (IOException e) {
            throw new Unusable(
                    "the demo's temporary files cannot be written: " + e.getMessage() + "; check free space");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to);
        if (Files.isDirectory(from)) {
            try (var files = Files.list(from)) {
                for (var file : files.toList()) {
                    copy(file, to.resolve(file.getFileName()));
                }
            }
        }
    }
}

package dev.zoetrope.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;

/** Files in a data directory that somebody works on for a moment, and that stay when the process is killed. */
final class Leftovers {
    private static final Pattern COPY = Pattern.compile("copy-[0-9a-f-]{36}\\.part");

    private Leftovers() {}

    /** A name for a copy that is made in the directory to be read once. */
    static Path copy(Path directory) {
        return directory.resolve("copy-" + UUID.randomUUID() + ".part");
    }

    /** Whether the next process that takes the directory removes a file of this name, or writes over it. */
    static boolean isOne(String name) {
        return COPY.matcher(name).matches()
                || name.equals(Marker.PART)
                || name.equals(Control.FILE)
                || name.equals(Control.FILE + ".part");
    }

    /** Removes copies. To be called by who has the directory. */
    static void remove(Path directory) throws IOException {
        try (var files = Files.newDirectoryStream(
                directory,
                file -> COPY.matcher(directory.relativize(file).toString()).matches())) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        }
    }
}

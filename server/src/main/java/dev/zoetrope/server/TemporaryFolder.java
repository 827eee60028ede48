package dev.zoetrope.server;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A folder that its owner alone can read, and that is removed again. */
final class TemporaryFolder {
    /** What a process that is told to end exits with: 128 and the number of the signal. */
    private static final int TERMINATED = 143;

    private final Path path = Path.of(System.getProperty("java.io.tmpdir"), "zoetrope-demo-" + UUID.randomUUID());
    private final Thread removal = new Thread(this::removeAtEnd);

    /** Makes a folder that is removed when the process ends, until {@link #handOver} is called. */
    TemporaryFolder() {
        try {
            // Before there is a folder, so that none is ever without it.
            Runtime.getRuntime().addShutdownHook(removal);
            DataDirectory.makePrivate(path);
        } catch (IllegalStateException _) {
            throw new Unusable("the process is told to end");
        } catch (IOException e) {
            throw new Unusable("a demo needs room for temporary files: " + e.getMessage());
        }
    }

    /** Nobody waits for the start to come to an end: it would go on to make files in a folder that is gone. */
    private void removeAtEnd() {
        remove();
        Runtime.getRuntime().halt(TERMINATED);
    }

    Path path() {
        return path;
    }

    /** From now on it is the caller's to remove: whoever works in it has to come to an end first. */
    void handOver() {
        try {
            Runtime.getRuntime().removeShutdownHook(removal);
        } catch (IllegalStateException _) {
            // The process ends already: it is being removed.
        }
    }

    /** Removes the folder, also while others still write to it: once the folder itself is gone they cannot any more. */
    void remove() {
        try {
            while (Files.exists(path)) {
                removeOnce();
            }
        } catch (IOException e) {
            throw new Unusable("temporary files in " + path + " cannot be removed: " + e.getMessage());
        }
    }

    private void removeOnce() throws IOException {
        try {
            Files.walkFileTree(path, new Remover());
        } catch (NoSuchFileException | DirectoryNotEmptyException _) {
            // Files came or went meanwhile.
        }
    }

    private static final class Remover extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException problem) throws IOException {
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
        }
    }
}

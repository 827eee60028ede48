package dev.zoetrope.server;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder that its owner alone can read, and that is removed again. */
final class TemporaryFolder {
    private final Path path;
    private final Thread removal = new Thread(this::remove);

    /** Makes a folder that is removed when the process ends, until {@link #handOver} is called. */
    TemporaryFolder() {
        try {
            path = Files.createTempDirectory("zoetrope-demo-");
        } catch (IOException e) {
            throw new Unusable("a demo needs room for temporary files: " + e.getMessage());
        }
        Runtime.getRuntime().addShutdownHook(removal);
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

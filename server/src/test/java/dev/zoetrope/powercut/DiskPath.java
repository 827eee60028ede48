package dev.zoetrope.powercut;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import org.apache.lucene.util.Unwrappable;
import org.jspecify.annotations.Nullable;

/** A path that leads through a {@link Disk}. Lucene maps the real file into memory, which only reads it. */
record DiskPath(DiskFileSystem system, Path path) implements Path, Unwrappable<Path> {
    static Path unwrap(Path path) {
        if (path instanceof DiskPath disk) {
            return disk.path;
        }
        throw new ProviderMismatchException(path + " does not lie on the disk");
    }

    private Path wrap(Path other) {
        return new DiskPath(system, other);
    }

    private @Nullable Path wrapIfAny(@Nullable Path other) {
        return other == null ? null : wrap(other);
    }

    @Override
    public Path unwrap() {
        return path;
    }

    @Override
    public FileSystem getFileSystem() {
        return system;
    }

    @Override
    public boolean isAbsolute() {
        return path.isAbsolute();
    }

    @Override
    public @Nullable Path getRoot() {
        return wrapIfAny(path.getRoot());
    }

    @Override
    public @Nullable Path getFileName() {
        return wrapIfAny(path.getFileName());
    }

    @Override
    public @Nullable Path getParent() {
        return wrapIfAny(path.getParent());
    }

    @Override
    public int getNameCount() {
        return path.getNameCount();
    }

    @Override
    public Path getName(int index) {
        return wrap(path.getName(index));
    }

    @Override
    public Path subpath(int from, int until) {
        return wrap(path.subpath(from, until));
    }

    @Override
    public boolean startsWith(Path other) {
        return other instanceof DiskPath disk && path.startsWith(disk.path);
    }

    @Override
    public boolean endsWith(Path other) {
        return other instanceof DiskPath disk && path.endsWith(disk.path);
    }

    @Override
    public Path normalize() {
        return wrap(path.normalize());
    }

    @Override
    public Path resolve(Path other) {
        return wrap(path.resolve(unwrap(other)));
    }

    @Override
    public Path relativize(Path other) {
        return wrap(path.relativize(unwrap(other)));
    }

    @Override
    public URI toUri() {
        return path.toUri();
    }

    @Override
    public Path toAbsolutePath() {
        return wrap(path.toAbsolutePath());
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        return wrap(path.toRealPath(options));
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(Path other) {
        return path.compareTo(unwrap(other));
    }

    @Override
    public String toString() {
        return path.toString();
    }
}

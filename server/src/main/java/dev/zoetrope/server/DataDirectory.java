package dev.zoetrope.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything a server keeps. One process at a time has it; others find out through {@link #control} how to reach that one.
 *
 * <ul>
 *   <li>{@code zoetrope.properties}: the format's version, and whether it holds a user's own data or a demo world;
 *   <li>{@code catalog/}: the catalog's index;
 *   <li>{@code accounts.db}, {@code searches.db}: apps, tokens and use; searches under way;
 *   <li>{@code lock}, {@code control.properties}: who has it.
 * </ul>
 */
public final class DataDirectory implements AutoCloseable {
    /** A directory of a greater version is not opened. */
    public static final int VERSION = 4;

    private static final String CHECK = "; check free space and permissions";
    static final String LOCK = "lock";
    static final String CATALOG = "catalog";
    private static final String OWN = "own data";

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataDirectory(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /** The directory is another process's at the moment. */
    public static final class InUse extends RuntimeException {
        private static final long serialVersionUID = 1;

        private InUse(Path path) {
            super("the data directory " + path
                    + " is in use by another process; stop that one, or choose another directory with --data");
        }
    }

    /**
     * Takes a directory for a user's own data, and makes it where there is none.
     *
     * @throws InUse when another process has it
     * @throws Unusable when it cannot be used, and why
     */
    public static DataDirectory own(Path path) {
        return open(path, OWN);
    }

    /**
     * Takes a directory for a demo world, which never shares one with anything else.
     *
     * @param world tells this world from others
     */
    public static DataDirectory demo(Path path, String world) {
        return open(path, world);
    }

    /**
     * Keeps other processes from taking a directory while it is looked at, in whatever state it is.
     *
     * @throws InUse when another process has it
     * @throws Unusable when there is none, or it cannot be locked
     */
    public static Closeable hold(Path path) {
        if (!Files.isDirectory(path)) {
            throw new Unusable("there is no data directory " + path + "; name it with --data");
        }
        if (!Marker.isThere(path) && !Files.exists(path.resolve(CATALOG))) {
            throw new Unusable("the directory " + path + " is no data directory of Zoetrope's; name one with --data");
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                throw new InUse(path);
            }
            return channel;
        } catch (IOException e) {
            close(channel);
            throw unusable(path, e);
        } catch (RuntimeException e) {
            close(channel);
            throw e;
        }
    }

    /** How to reach the process that has a directory; empty when it does not say. */
    public static Optional<Control> control(Path path) {
        return Control.read(path);
    }

    public Path path() {
        return path;
    }

    public Path catalog() {
        return path.resolve(CATALOG);
    }

    /** Tells other processes how to reach this one. */
    public void publish(Control control) {
        try {
            control.write(path);
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private static DataDirectory open(Path path, String holds) {
        FileChannel channel = null;
        try {
            makePrivate(path);
            Marker.requireNoneElses(path, Set.of(LOCK));
            channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = lock(channel);
            if (lock == null) {
                throw new InUse(path);
            }
            Marker.put(path, holds);
            Files.deleteIfExists(path.resolve(Control.FILE));
            Leftovers.remove(path);
            return new DataDirectory(path, channel, lock);
        } catch (IOException e) {
            close(channel);
            throw unusable(path, e);
        } catch (RuntimeException e) {
            close(channel);
            throw e;
        }
    }

    /** Makes a folder that its owner alone can enter, where there is none. */
    static void makePrivate(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        // From the top: what holds a new folder's name has to be on disk before anything is kept in it.
        var parent = path.toAbsolutePath().getParent();
        if (parent != null && !Files.exists(parent)) {
            makePrivate(parent);
        }
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(path);
        }
        if (parent != null) {
            sync(parent);
        }
    }

    /** Makes the names in a folder durable. */
    public static void sync(Path folder) throws IOException {
        // Elsewhere folders cannot be opened.
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix") && Files.isReadable(folder)) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private static Unusable unusable(Path path, IOException e) {
        var problem = switch (e) {
            case AccessDeniedException _ -> "cannot be written; check its owner and permissions";
            case FileAlreadyExistsException _ -> "is a file, not a folder; choose another one with --data";
            case FileSystemException f when f.getReason() != null -> "cannot be used: " + f.getReason() + CHECK;
            default -> "cannot be used: " + e.getMessage() + CHECK;
        };
        return new Unusable("the data directory " + path + " " + problem);
    }

    /** Lets others take the directory. */
    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(path.resolve(Control.FILE));
            lock.release();
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException _) {
            // The reason why it is closed is told already.
        }
    }
}

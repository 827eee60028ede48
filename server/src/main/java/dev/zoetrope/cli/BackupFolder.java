package dev.zoetrope.cli;

import dev.zoetrope.server.DataDirectory;
import dev.zoetrope.server.Unusable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A folder that appears whole or not at all. Its files are written below a name that ends in {@code .part}, and take their own when all of them are on disk; what
 * is not {@linkplain #complete completed} is removed when this is closed or the process is told to end. Its owner alone can read it. Not for several threads.
 */
final class BackupFolder implements AutoCloseable {
    /** Who sends the files may be another user, and a name must not lead elsewhere. */
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9_][A-Za-z0-9_.-]*/)?[A-Za-z0-9_][A-Za-z0-9_.-]*");

    private final Path target;
    private final Path parent;
    private final Path part;
    private final Thread removal = new Thread(this::remove);
    private volatile boolean complete;

    /** @throws Unusable when there is something of that name already, or no folder to make it in */
    BackupFolder(Path path) throws IOException {
        target = path.toAbsolutePath().normalize();
        parent = Objects.requireNonNullElse(target.getParent(), target);
        part = parent.resolve(target.getFileName() + ".part");
        if (!Files.isDirectory(parent)) {
            throw new Unusable("there is no folder " + parent + " to make the backup in; make that one first");
        }
        for (var taken : new Path[] {target, part}) {
            if (Files.exists(taken)) {
                throw new Unusable("there is a " + taken + " already; remove it, or choose another name");
            }
        }
        Files.createDirectory(part, permissions("rwx------"));
        try {
            Runtime.getRuntime().addShutdownHook(removal);
        } catch (IllegalStateException _) {
            remove();
            throw new Unusable("the process is told to end");
        }
    }

    private FileAttribute<?>[] permissions(String permissions) {
        return parent.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** @throws Unusable when there is not so much room */
    void requireRoom(long bytes) throws IOException {
        long room = Files.getFileStore(part).getUsableSpace();
        if (room < bytes) {
            throw new Unusable("the backup needs " + bytes + " bytes, and where " + target + " would be there are only "
                    + room + "; free some, or choose another disk");
        }
    }

    /** What the user is told when something cannot be written. */
    Unusable unwritable(IOException failure) {
        return new Unusable("the backup " + target + " cannot be written (" + failure.getMessage()
                + "); check free space, owner and permissions");
    }

    /** A new file in the folder, or in one in it. The caller makes its bytes durable. */
    FileChannel file(String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IOException("\"" + name + "\" is no name of a file in a backup");
        }
        var file = part.resolve(name);
        var folder = Objects.requireNonNull(file.getParent());
        if (!Files.exists(folder)) {
            Files.createDirectory(folder, permissions("rwx------"));
        }
        return FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), permissions("rw-------"));
    }

    /** Makes all names durable, and gives the folder its own. */
    void complete() throws IOException {
        try (var all = Files.walk(part)) {
            for (var folder : all.filter(Files::isDirectory).toList()) {
                DataDirectory.sync(folder);
            }
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        complete = true;
        DataDirectory.sync(parent);
    }

    @Override
    public void close() {
        remove();
        try {
            Runtime.getRuntime().removeShutdownHook(removal);
        } catch (IllegalStateException _) {
            // The process ends already.
        }
    }

    /** Also while another thread still writes: it cannot any more once the folder is gone. */
    private void remove() {
        while (!complete && Files.exists(part)) {
            try (var all = Files.walk(part)) {
                for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            } catch (NoSuchFileException | DirectoryNotEmptyException _) {
                // Files came or went meanwhile.
            } catch (IOException | UncheckedIOException e) {
                throw new Unusable("the unfinished backup " + part + " cannot be removed: " + e.getMessage());
            }
        }
    }
}

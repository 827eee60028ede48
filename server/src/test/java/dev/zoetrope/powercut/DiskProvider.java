package dev.zoetrope.powercut;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Does to real files what is asked of those on a {@link Disk}, and lets the disk know of every change. */
final class DiskProvider extends FileSystemProvider {
    private final Disk disk;
    private final DiskFileSystem system;

    DiskProvider(Disk disk, DiskFileSystem system) {
        this.disk = disk;
        this.system = system;
    }

    private static Path real(Path path) {
        return DiskPath.unwrap(path);
    }

    private static FileSystemProvider in(Path real) {
        return real.getFileSystem().provider();
    }

    @Override
    public String getScheme() {
        return "disk";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return system;
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        var real = real(path);
        if (!options.contains(StandardOpenOption.WRITE) && !options.contains(StandardOpenOption.APPEND)) {
            return new DiskChannel(disk, real, FileChannel.open(real, options, attributes));
        }
        boolean creates =
                options.contains(StandardOpenOption.CREATE) || options.contains(StandardOpenOption.CREATE_NEW);
        boolean truncates = options.contains(StandardOpenOption.TRUNCATE_EXISTING);
        return new DiskChannel(
                disk,
                real,
                creates
                        ? disk.create(real, false, truncates, () -> FileChannel.open(real, options, attributes))
                        : FileChannel.open(real, options, attributes));
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        var real = real(folder);
        if (Files.exists(real)) {
            // Fails as it has to.
            Files.createDirectory(real, attributes);
        }
        disk.create(real, true, false, () -> Files.createDirectory(real, attributes));
    }

    @Override
    public void delete(Path path) throws IOException {
        var real = real(path);
        disk.delete(real, () -> {
            Files.delete(real);
            return null;
        });
    }

    @Override
    public void move(Path from, Path to, CopyOption... options) throws IOException {
        var realFrom = real(from);
        var realTo = real(to);
        disk.rename(realFrom, realTo, () -> {
            Files.move(realFrom, realTo, options);
            return null;
        });
    }

    @Override
    public void copy(Path from, Path to, CopyOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        var real = in(real(folder)).newDirectoryStream(real(folder), file -> filter.accept(system.wrap(file)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                var each = real.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return each.hasNext();
                    }

                    @Override
                    public Path next() {
                        return system.wrap(each.next());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }

    @Override
    public boolean isSameFile(Path a, Path b) throws IOException {
        return Files.isSameFile(real(a), real(b));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return Files.isHidden(real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return Files.getFileStore(real(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        in(real(path)).checkAccess(real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return Files.getFileAttributeView(real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return Files.readAttributes(real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return Files.readAttributes(real(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        Files.setAttribute(real(path), attribute, value, options);
    }
}

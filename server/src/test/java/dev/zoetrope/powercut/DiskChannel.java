package dev.zoetrope.powercut;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** An open file on a {@link Disk}. Nothing is written past the disk: not from other channels, not through memory. */
final class DiskChannel extends FileChannel {
    private final Disk disk;
    private final Path path;
    private final FileChannel in;

    DiskChannel(Disk disk, Path path, FileChannel in) {
        this.disk = disk;
        this.path = path;
        this.in = in;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        return in.read(to);
    }

    @Override
    public long read(ByteBuffer[] to, int offset, int length) throws IOException {
        return in.read(to, offset, length);
    }

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
        return in.read(to, position);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        return disk.write(path, () -> in.write(from));
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) throws IOException {
        return disk.write(path, () -> in.write(from, offset, length));
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
        return disk.write(path, () -> in.write(from, position));
    }

    @Override
    public long position() throws IOException {
        return in.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        in.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return in.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        disk.write(path, () -> in.truncate(size));
        return this;
    }

    @Override
    public void force(boolean metadata) throws IOException {
        disk.force(path);
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel to) throws IOException {
        return in.transferTo(position, count, to);
    }

    @Override
    public long transferFrom(ReadableByteChannel from, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        if (!mode.equals(MapMode.READ_ONLY)) {
            throw new UnsupportedOperationException();
        }
        return in.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return in.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return in.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        in.close();
    }
}

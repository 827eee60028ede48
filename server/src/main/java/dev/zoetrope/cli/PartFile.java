package dev.zoetrope.cli;

import com.github.luben.zstd.ZstdOutputStream;
import dev.zoetrope.server.Unusable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/** A file that is written under another name, and has its own when it is whole and on disk. Not for several threads, but for {@link #discard}. */
final class PartFile {
    private static final String SUFFIX = ".part";
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path temporary;
    private final FileChannel channel;
    private final OutputStream buffer = new BufferedOutputStream(new Counted(), BUFFER);
    private final OutputStream out;
    private volatile boolean named;
    private boolean finished;
    private long bytes;

    /** @throws Unusable when it cannot be written */
    PartFile(Path file) {
        this.file = file;
        temporary = file.resolveSibling(file.getFileName() + SUFFIX);
        try {
            channel = FileChannel.open(temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
        try {
            // A file left by a process that was killed is nobody's.
            requireUnlocked();
            channel.truncate(0);
            out = packing(buffer);
        } catch (IOException e) {
            closeQuietly();
            throw unwritable(file, e);
        } catch (Unusable e) {
            closeQuietly();
            throw e;
        }
    }

    private void requireUnlocked() throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException _) {
            // told below
        }
        throw new Unusable(file + " is being written by another export");
    }

    private OutputStream packing(OutputStream to) throws IOException {
        var name = file.toString();
        if (name.endsWith(".gz")) {
            return new GZIPOutputStream(to, BUFFER);
        }
        if (name.endsWith(".zst")) {
            return new ZstdOutputStream(to).setChecksum(true);
        }
        return to;
    }

    static Unusable unwritable(Path file, IOException e) {
        var reason = switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException f when f.getReason() != null -> f.getReason();
            default -> e.getMessage();
        };
        return new Unusable(file + " cannot be written: " + reason);
    }

    Path file() {
        return file;
    }

    long bytes() {
        return bytes;
    }

    void write(byte[] piece, int offset, int count) {
        try {
            out.write(piece, offset, count);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Brings all of it to the disk. Nothing can be written afterwards. */
    void finish() {
        if (finished) {
            return;
        }
        try {
            if (out instanceof GZIPOutputStream gzip) {
                gzip.finish();
            } else if (out instanceof ZstdOutputStream zstd) {
                // It would go on without an end otherwise.
                zstd.close();
            }
            buffer.flush();
            channel.force(true);
            channel.close();
            finished = true;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Gives the finished file its name. */
    void name() {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            named = true;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Makes names given in a folder durable. */
    static void sync(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** Removes the file, unless it has its name. Another thread may call it at any time. */
    void discard() {
        if (!named) {
            closeQuietly();
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException _) {
                // The next export to this file writes over it.
            }
        }
    }

    private void closeQuietly() {
        try {
            channel.close();
        } catch (IOException _) {
            // It is of no use any more.
        }
    }

    private final class Counted extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] piece, int offset, int count) throws IOException {
            Objects.checkFromIndexSize(offset, count, piece.length);
            for (var left = ByteBuffer.wrap(piece, offset, count); left.hasRemaining(); ) {
                bytes += channel.write(left);
            }
        }
    }
}

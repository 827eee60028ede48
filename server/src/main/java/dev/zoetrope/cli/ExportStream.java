package dev.zoetrope.cli;

import dev.zoetrope.server.Unusable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Standard output, which takes bytes as they are. */
final class ExportStream implements ExportTarget {
    // Closing it would close the descriptor, for all of the process.
    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    private long bytes;

    @Override
    public void part(String name) {}

    @Override
    public void write(byte[] piece, int offset, int count) {
        try {
            out.write(piece, offset, count);
            bytes += count;
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
                throw new ReaderGone();
            }
            throw new Unusable("standard output cannot be written: " + e.getMessage());
        }
    }

    @Override
    public void publish() {}

    @Override
    public boolean isTerminal() {
        return Terminal.isBehind(Terminal.STANDARD_OUTPUT);
    }

    @Override
    public String name() {
        return "standard output";
    }

    @Override
    public List<Path> files() {
        return List.of();
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() {}
}

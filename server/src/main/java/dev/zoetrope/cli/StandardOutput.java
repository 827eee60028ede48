package dev.zoetrope.cli;

import dev.zoetrope.server.Unusable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The process's standard output, which writes each line at once, and remembers why it could not be written: a full disk is a failure, a reader who has seen
 * enough is not.
 */
final class StandardOutput extends PrintWriter {
    private final Remembering bytes;

    private StandardOutput(Remembering bytes) {
        super(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), true);
        this.bytes = bytes;
    }

    static StandardOutput open() {
        return new StandardOutput(new Remembering(new FileOutputStream(FileDescriptor.out)));
    }

    /**
     * Sees to it that everything was written.
     *
     * @throws ReaderGone when nobody wants it
     * @throws Unusable when it cannot be written
     */
    static void flush(PrintWriter out) {
        if (!out.checkError()) {
            return;
        }
        var failure = out instanceof StandardOutput standard ? standard.bytes.failure : null;
        var reason =
                failure == null ? "it is closed" : Objects.requireNonNullElse(failure.getMessage(), "it is closed");
        if (reason.contains("Broken pipe")) {
            throw new ReaderGone();
        }
        throw new Unusable("standard output cannot be written: " + reason);
    }

    private static final class Remembering extends OutputStream {
        private final OutputStream to;
        private @Nullable IOException failure;

        Remembering(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            try {
                to.write(bytes, offset, count);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}

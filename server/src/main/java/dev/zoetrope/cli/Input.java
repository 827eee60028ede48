package dev.zoetrope.cli;

import dev.zoetrope.imports.Importer;
import dev.zoetrope.server.Unusable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file to read, or standard input.
 *
 * @param path null for standard input
 */
record Input(@Nullable Path path) {
    /** What stands for standard input. */
    private static final String STANDARD_INPUT = "-";

    /** A file's beginning tells it from a later one of the same name, size and time. */
    private static final int BEGINNING = 1 << 16;

    /**
     * The files that were named, and those in the folders that were named, sorted. Hidden ones in folders are left out.
     *
     * @throws Unusable when one cannot be read: checked before anything is opened, so that a slip of the finger in the last name costs nothing
     */
    static List<Input> of(List<Path> named) {
        var inputs = new ArrayList<Input>();
        for (var path : named) {
            if (path.toString().equals(STANDARD_INPUT)) {
                inputs.add(new Input(null));
            } else if (Files.isDirectory(path)) {
                inputs.addAll(inFolder(path));
            } else if (Files.isReadable(path)) {
                inputs.add(new Input(path));
            } else {
                throw new Unusable(path + " is no file that can be read");
            }
        }
        return inputs;
    }

    private static List<Input> inFolder(Path folder) {
        var found = new ArrayList<Path>();
        collect(folder, found);
        if (found.isEmpty()) {
            throw new Unusable(folder + " holds no files");
        }
        return found.stream().map(Input::new).toList();
    }

    private static void collect(Path folder, List<Path> found) {
        try (Stream<Path> children = Files.list(folder)) {
            for (var child : children.sorted().toList()) {
                if (Files.isHidden(child)) {
                    continue;
                }
                if (Files.isDirectory(child) && !Files.isSymbolicLink(child)) {
                    collect(child, found);
                } else if (Files.isRegularFile(child)) {
                    if (!Files.isReadable(child)) {
                        throw new Unusable(child + " is no file that can be read");
                    }
                    found.add(child);
                }
            }
        } catch (IOException e) {
            throw new Unusable(folder + " cannot be read: " + e.getMessage());
        }
    }

    String name() {
        return path == null ? "standard input" : path.toString();
    }

    /** Standard input, pipes and the like can be read only once. */
    private boolean canBeReadAgain() {
        return path != null && Files.isRegularFile(path);
    }

    /** @param observed when its rows were seen, if the user says so */
    Importer.Source source(@Nullable Instant observed) throws IOException {
        if (path == null || !canBeReadAgain()) {
            return new Importer.Source(name(), null, observed, Instant.now());
        }
        var modified = Files.getLastModifiedTime(path).toInstant();
        return new Importer.Source(name(), key(path, modified, observed), observed, modified);
    }

    private static String key(Path path, Instant modified, @Nullable Instant observed) throws IOException {
        try (var in = Files.newInputStream(path)) {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((path.toRealPath() + "\n" + Files.size(path) + "\n" + modified + "\n" + observed + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            digest.update(in.readNBytes(BEGINNING));
            return "file:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Opens it. Reading fails as soon as the process is to end. */
    Bytes open(BooleanSupplier ends) throws IOException {
        return path == null
                ? new Bytes(System.in, 0, ends)
                : new Bytes(Files.newInputStream(path), canBeReadAgain() ? Files.size(path) : 0, ends);
    }

    /** Bytes that know how many of them were read. Another thread may ask. */
    static final class Bytes extends FilterInputStream {
        private final long size;
        private final BooleanSupplier ends;
        private volatile long read;

        private Bytes(InputStream in, long size, BooleanSupplier ends) {
            super(in);
            this.size = size;
            this.ends = ends;
        }

        /** How much was read, from 0 to 1; below 0 when nobody knows how much there is. */
        double share() {
            return size == 0 ? -1 : Math.min(1, (double) read / size);
        }

        private void check() throws IOException {
            if (ends.getAsBoolean()) {
                throw new IOException("interrupted");
            }
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        // Only the reading thread writes it.
        @SuppressWarnings("NonAtomicVolatileUpdate")
        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            check();
            int count = super.read(bytes, offset, length);
            check();
            read += Math.max(0, count);
            return count;
        }
    }
}

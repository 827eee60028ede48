package dev.zoetrope.cli;

import dev.zoetrope.server.Unusable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files of rejected rows, as they stood in their files, to be corrected and imported again. Rows that need another header go to a file of their own: rejects.csv,
 * rejects-2.csv and so on. They appear under their names when all is done.
 */
final class Rejects implements AutoCloseable {
    private final Path file;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private String header = "";

    private record Part(Path file, Path written, FileChannel out) {}

    /** @throws Unusable when the file is there already, or cannot be made */
    Rejects(Path file) {
        this.file = file;
        requireFree(file);
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new Unusable("--rejects " + file + " cannot be written: its folder is missing or closed to you");
        }
    }

    private static void requireFree(Path file) {
        if (Files.exists(file)) {
            throw new Unusable("--rejects " + file + " exists; move it away, or name another file");
        }
    }

    /** What comes next is from a file whose rows stand behind this header. */
    void begin(String nextHeader) {
        header = nextHeader;
    }

    void write(byte[] bytes, int offset, int count) {
        try {
            var part = parts.get(header);
            if (part == null) {
                part = part();
                parts.put(header, part);
            }
            write(ByteBuffer.wrap(bytes, offset, count), part.out);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Part part() throws IOException {
        var numbered = numbered(parts.size() + 1);
        requireFree(numbered);
        var written = numbered.resolveSibling(numbered.getFileName() + ".part");
        var out = FileChannel.open(
                written, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        if (!header.isEmpty()) {
            write(ByteBuffer.wrap((header + "\n").getBytes(StandardCharsets.UTF_8)), out);
        }
        return new Part(numbered, written, out);
    }

    private static void write(ByteBuffer bytes, FileChannel out) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private Path numbered(int number) {
        var name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        int end = dot <= 0 ? name.length() : dot;
        return number == 1 ? file : file.resolveSibling(name.substring(0, end) + "-" + number + name.substring(end));
    }

    /** Gives the files their names; which they are. */
    List<Path> publish() {
        var published = new ArrayList<Path>();
        try {
            for (var part : parts.values()) {
                part.out.force(true);
                part.out.close();
                Files.move(part.written, part.file, StandardCopyOption.ATOMIC_MOVE);
                published.add(part.file);
            }
        } catch (IOException e) {
            throw failed(e);
        }
        return published;
    }

    private Unusable failed(IOException e) {
        return new Unusable("--rejects " + file + " cannot be written: " + e.getMessage());
    }

    /** Nothing is left of files that were not published: the same command writes them anew. */
    @Override
    public void close() {
        for (var part : parts.values()) {
            try {
                part.out.close();
                Files.deleteIfExists(part.written);
            } catch (IOException _) {
                // A file too many does no harm.
            }
        }
    }
}

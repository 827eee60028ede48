package dev.zoetrope.lucene;

import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.check.Findings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;

/** The files of a catalog as one commit left them. They stay until this is closed, whatever is saved meanwhile. Not for several threads. */
public final class CatalogFiles implements AutoCloseable {
    private static final int PIECE = 1 << 16;

    private final Held directory;
    private final String name;
    private final Release release;

    /** @param size in bytes */
    public record CatalogFile(String name, long size) {}

    /** Lets go of the files. */
    interface Release {
        void run() throws IOException;
    }

    CatalogFiles(Directory directory, Collection<String> files, String name, Release release) {
        this.directory = new Held(directory, files);
        this.name = name;
        this.release = release;
    }

    /**
     * The last commit in a folder that nobody has open. Nothing is written there.
     *
     * @throws CatalogUnavailable when there is none that can be read
     */
    public static CatalogFiles in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw Index.unavailable(folder.toString(), new IndexNotFoundException("no folder"));
        }
        try {
            var directory = FSDirectory.open(folder);
            try {
                var commit = SegmentInfos.readLatestCommit(directory);
                return new CatalogFiles(directory, commit.files(true), folder.toString(), directory::close);
            } catch (IOException | RuntimeException e) {
                directory.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            throw Index.unavailable(folder.toString(), e);
        }
    }

    /** Files in the folder that the commit has nothing of. Some may be those of saves or merges under way. */
    public static List<String> others(Path folder, CatalogFiles files) throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(file -> folder.relativize(file).toString())
                    .filter(file -> !files.directory.files.contains(file) && !file.equals(IndexWriter.WRITE_LOCK_NAME))
                    .sorted()
                    .toList();
        }
    }

    /** By name. */
    public List<CatalogFile> list() {
        try {
            var list = new ArrayList<CatalogFile>();
            for (var file : directory.listAll()) {
                list.add(new CatalogFile(file, directory.fileLength(file)));
            }
            return List.copyOf(list);
        } catch (IOException e) {
            throw Index.unavailable(name, e);
        }
    }

    /**
     * Writes a file's bytes.
     *
     * @throws CatalogUnavailable when it cannot be read
     * @throws IOException when the bytes cannot be written
     */
    public void copy(String file, OutputStream out) throws IOException {
        try (var in = directory.openInput(file, IOContext.READONCE)) {
            var piece = new byte[PIECE];
            for (long left = in.length(); left > 0; ) {
                int count = (int) Math.min(left, PIECE);
                try {
                    in.readBytes(piece, 0, count);
                } catch (IOException e) {
                    throw Index.unavailable(name, e);
                }
                out.write(piece, 0, count);
                left -= count;
            }
        }
    }

    /** Reads everything that the commit holds, and tells what is wrong with it. */
    public void check(Findings findings) {
        new CatalogCheck(directory, name, findings).run();
    }

    @Override
    public void close() {
        try {
            release.run();
        } catch (IOException e) {
            throw Index.unavailable(name, e);
        }
    }

    /** Sees the files of one commit alone, so that its commit is the last one. */
    private static final class Held extends FilterDirectory {
        private final Set<String> files;

        Held(Directory in, Collection<String> files) {
            super(in);
            this.files = new HashSet<>(files);
        }

        @Override
        public String[] listAll() {
            return files.stream().sorted().toArray(String[]::new);
        }
    }
}

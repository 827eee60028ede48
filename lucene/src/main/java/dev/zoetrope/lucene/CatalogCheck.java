package dev.zoetrope.lucene;

import dev.zoetrope.check.Findings;
import dev.zoetrope.check.Findings.Problem;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.NoLockFactory;

/** Reads a whole commit: the files' checksums, then the index's structure, then every row. Each is looked at only if the one before is sound. */
final class CatalogCheck {
    static final String RESTORE = "restore a backup";

    private static final String FILES = "catalog files";
    private static final String SEGMENTS = "catalog segments";

    private final Directory directory;
    private final String name;
    private final Findings findings;
    private boolean sound = true;

    /** @param directory holds the files of one commit */
    CatalogCheck(Directory directory, String name, Findings findings) {
        this.directory = directory;
        this.name = name;
        this.findings = findings;
    }

    void run() {
        try {
            for (var file : directory.listAll()) {
                checkSum(file);
            }
            if (sound) {
                checkSegments();
            }
            if (sound) {
                checkRows();
            }
        } catch (IOException | RuntimeException e) {
            findings.problem(Problem.told(FILES, Index.unavailable(name, e).getMessage()));
        }
    }

    private void checkSum(String file) throws IOException {
        try (var in = directory.openInput(file, IOContext.READONCE)) {
            CodecUtil.checksumEntireFile(in);
            findings.looked(FILES, 1);
        } catch (CorruptIndexException e) {
            problem(FILES, file, "is damaged (" + e.getOriginalMessage() + ")");
        } catch (IOException e) {
            problem(FILES, file, "cannot be read (" + e + ")");
        }
    }

    private void checkSegments() throws IOException {
        // Nobody changes the files: no lock is needed, and a server that runs has it.
        try (var check = new CheckIndex(directory, NoLockFactory.INSTANCE.obtainLock(directory, "none"))) {
            check.setFailFast(true);
            check.setLevel(CheckIndex.Level.MIN_LEVEL_FOR_INTEGRITY_CHECKS);
            for (var segment : SegmentInfos.readLatestCommit(directory)) {
                checkSegment(check, segment.info.name);
            }
        }
        findings.looked(SEGMENTS, 0);
    }

    private void checkSegment(CheckIndex check, String segment) throws IOException {
        try {
            check.checkIndex(List.of(segment));
            findings.looked(SEGMENTS, 1);
        } catch (CheckIndex.CheckIndexException e) {
            problem(SEGMENTS, "segment " + segment, "is inconsistent (" + root(e) + ")");
        }
    }

    private static String root(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private void checkRows() throws IOException {
        try (var reader = DirectoryReader.open(directory)) {
            var told = reader.getIndexCommit().getUserData();
            int version = Index.version(told);
            if (version > Layout.VERSION) {
                findings.problem(new Problem(
                        FILES,
                        name,
                        "is of version " + version + ", and this Zoetrope reads up to " + Layout.VERSION,
                        "use a newer Zoetrope"));
                return;
            }
            long arrivals = Long.parseLong(told.getOrDefault(Index.ARRIVALS, "0"));
            new KeyCheck(reader, findings).run();
            new RowCheck(reader, version, arrivals, RowCheck.WINDOW, findings).run();
        }
    }

    private void problem(String part, String place, String what) {
        sound = false;
        findings.problem(new Problem(part, place, what, RESTORE));
    }
}

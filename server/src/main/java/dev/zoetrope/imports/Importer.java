package dev.zoetrope.imports;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads files of Research API data into a catalog: answers of the API, JSON arrays and NDJSON of videos or users, plain or gzip. What a file holds is told by
 * its content.
 *
 * <p>Rows become durable in batches. A row that cannot be read is reported and passed over; broken JSON ends the file, and what came before it stays. Importing
 * a file again changes nothing.
 */
public final class Importer {
    /** So many rows become durable together. */
    public static final int BATCH = 5_000;

    /** Rows also become durable when so many bytes of the file hold them. */
    private static final int BATCH_BYTES = 2 * RowBytes.LARGEST_ROW;

    private static final int BUFFER = 1 << 16;

    private final Catalog catalog;
    private final Report report;

    /** Hears of an import as it goes on. */
    public interface Report {
        /** A row that was passed over, or the reason why a file was not read to its end. */
        void rejected(Rejection rejection);

        /** So much of the file is durable now. */
        void saved(Totals totals);
    }

    /**
     * What was wrong.
     *
     * @param row which row of the file, counted from 1; 0 when the file as a whole is meant
     */
    public record Rejection(String file, long row, String reason) {
        @Override
        public String toString() {
            return row == 0 ? file + ": " + reason : file + ", row " + row + ": " + reason;
        }
    }

    /** What was read so far. */
    public record Totals(long videos, long users, long rejected) {
        public static final Totals NONE = new Totals(0, 0, 0);

        public Totals plus(Totals other) {
            return new Totals(videos + other.videos, users + other.users, rejected + other.rejected);
        }
    }

    public Importer(Catalog catalog, Report report) {
        this.catalog = catalog;
        this.report = report;
    }

    /**
     * Reads one file to its end.
     *
     * @param file its name, for messages
     * @param observed when its rows were seen, for all that do not say so themselves; null to believe the answers in the file, then its time
     * @param modified when the file was written last
     */
    public Totals read(String file, InputStream in, @Nullable Instant observed, Instant modified) throws IOException {
        RowBytes bytes;
        try {
            bytes = new RowBytes(plain(in));
        } catch (ZipException | EOFException _) {
            report.rejected(
                    new Rejection(file, 0, "the file begins as gzip files do, and is none; nothing is imported"));
            return new Totals(0, 0, 1);
        }
        var rows = new Rows(file, bytes, observed, modified);
        try {
            new ResearchFile(rows, bytes).read();
        } catch (JacksonException e) {
            rows.reject(0, ResearchFile.problem(e));
        } catch (TooLarge e) {
            rows.reject(0, e.getMessage() + "; what came before is imported");
        } finally {
            // What was read before a fault is kept.
            rows.save();
        }
        return rows.totals;
    }

    private static InputStream plain(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in, BUFFER);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return gzip ? new GZIPInputStream(buffered, BUFFER) : buffered;
    }

    /** Collects the rows of one file. */
    final class Rows {
        private final String file;
        private final RowBytes bytes;
        private final Stamp stamp;
        private final boolean believesAnswers;
        private List<Observation> batch = new ArrayList<>(BATCH);
        private Totals totals = Totals.NONE;
        private long row;
        private long savedBytes;

        private Rows(String file, RowBytes bytes, @Nullable Instant observed, Instant modified) {
            this.file = file;
            this.bytes = bytes;
            believesAnswers = observed == null;
            stamp = new Stamp((observed == null ? modified : observed).toEpochMilli(), Source.RESEARCH);
        }

        /** For rows that do not tell when they were seen. */
        Stamp stamp() {
            return stamp;
        }

        /** For those of an answer, which may tell when it was given. */
        Stamp stamp(@Nullable Long answered) {
            return believesAnswers && answered != null ? new Stamp(answered, Source.RESEARCH) : stamp;
        }

        void next() {
            row++;
        }

        void add(Observation observation) {
            batch.add(observation);
            totals = totals.plus(
                    switch (observation) {
                        case Observation.OfUser _, Observation.KeptUser _ -> new Totals(0, 1, 0);
                        case Observation.OfVideo _, Observation.KeptVideo _ -> new Totals(1, 0, 0);
                        case Observation.OfSound _, Observation.KeptSound _ -> Totals.NONE;
                    });
            if (batch.size() == BATCH || bytes.count() - savedBytes >= BATCH_BYTES) {
                save();
            }
        }

        void reject(String reason) {
            reject(row, reason);
        }

        private void reject(long row, String reason) {
            totals = totals.plus(new Totals(0, 0, 1));
            report.rejected(new Rejection(file, row, reason));
        }

        private void save() {
            if (!batch.isEmpty()) {
                catalog.save(batch);
                batch = new ArrayList<>(BATCH);
            }
            savedBytes = bytes.count();
            report.saved(totals);
        }
    }
}

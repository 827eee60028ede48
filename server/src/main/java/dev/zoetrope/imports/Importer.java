package dev.zoetrope.imports;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.Checkpoint;
import dev.zoetrope.model.Observation;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads files into a catalog: data of the Research API as its answers, JSON or CSV, and Zoetrope's own lossless form; plain, gzip or zstd. What a file holds is
 * told by its content.
 *
 * <p>Rows become durable in batches, each together with how far the file was read: an import that was cut off goes on there. A row that cannot be read is
 * reported and passed over. Importing a file again changes nothing.
 */
public final class Importer {
    /** So many rows become durable together. */
    public static final int BATCH = 5_000;

    /** Rows also become durable when so many bytes of the file hold them. */
    private static final int BATCH_BYTES = 2 * Slice.LARGEST;

    private final Catalog catalog;
    private final Choices choices;
    private final Report report;
    private final Instant now;

    /**
     * How to import.
     *
     * @param dryRun whether nothing is saved
     * @param stopsAtRejection whether a file ends at the first row that cannot be read
     * @param again whether files are read from their beginning, however far they were read before
     * @param idsAsTheyAre whether ids are believed that look as if they had been rounded
     * @param collectsRejected whether rows rejected before the place where an import goes on are reported again
     */
    public record Choices(
            boolean dryRun, boolean stopsAtRejection, boolean again, boolean idsAsTheyAre, boolean collectsRejected) {
        public static final Choices USUAL = new Choices(false, false, false, false, false);
    }

    /**
     * A file.
     *
     * @param name for messages
     * @param key tells its content from other files', so that a later import goes on where this one ends; null when it cannot be read twice
     * @param observed when its rows were seen, for all that do not say so themselves; null to believe the answers in the file, then its time
     * @param modified when the file was written last
     */
    public record Source(
            String name, @Nullable String key, @Nullable Instant observed, Instant modified) {}

    /** Hears of an import as it goes on. Called by one thread at a time. */
    public interface Report {
        /**
         * A file begins.
         *
         * @param takenFor what the file is
         * @param header what comes before its rows in files of this form; empty for nothing
         * @param before what an earlier import of it has read already
         */
        default void begun(String takenFor, String header, Totals before) {}

        /** Rows that were not taken, because they are of people or videos that were forgotten. */
        default void turnedAway(int rows) {}

        /** The file was imported to its end before, with these totals, and is not read. */
        default void knownAlready(Totals totals) {}

        /**
         * A row that was passed over, or the reason why a file was not read to its end.
         *
         * @param raw the row as it can be corrected and imported again; empty for none
         * @param again whether an earlier import has reported it
         */
        void rejected(Rejection rejection, byte[] raw, boolean again);

        /** So much of the file is durable now. */
        void saved(Totals totals);

        /** What a dry run has found. */
        default void wouldDo(Outlook outlook) {}
    }

    /**
     * What was wrong.
     *
     * @param line on which line the row begins, counted from 1; 0 when the file as a whole is meant
     * @param row which row of the file, counted from 1; 0 when the file as a whole is meant
     * @param member null when the row as a whole is meant
     * @param reason what is wrong with the value, and the remedy; begins with the member
     */
    public record Rejection(
            String file, long line, long row, @Nullable String member, String reason) {
        @Override
        public String toString() {
            return row == 0 ? file + ": " + reason : file + ", line " + line + ", row " + row + ": " + reason;
        }
    }

    /** What was read so far. */
    public record Totals(long videos, long users, long sounds, long comments, long relations, long rejected) {
        public static final Totals NONE = new Totals(0, 0, 0, 0);

        /** Without comments and relations. */
        public Totals(long videos, long users, long sounds, long rejected) {
            this(videos, users, sounds, 0, 0, rejected);
        }

        public Totals plus(Totals other) {
            return new Totals(
                    videos + other.videos,
                    users + other.users,
                    sounds + other.sounds,
                    comments + other.comments,
                    relations + other.relations,
                    rejected + other.rejected);
        }

        /** Rows that could be read. */
        public long rows() {
            return videos + users + sounds + comments + relations;
        }
    }

    /**
     * What importing a file would do. Users are those with rows of their own and all whom other rows name.
     *
     * @param atMost whether there were so many that some may have been counted more than once
     */
    public record Outlook(
            long newVideos,
            long changedVideos,
            long knownVideos,
            long newUsers,
            long changedUsers,
            long knownUsers,
            boolean atMost) {
        /** What importing two files would do, each looked at for itself. */
        public Outlook plus(Outlook other) {
            return new Outlook(
                    newVideos + other.newVideos,
                    changedVideos + other.changedVideos,
                    knownVideos + other.knownVideos,
                    newUsers + other.newUsers,
                    changedUsers + other.changedUsers,
                    knownUsers + other.knownUsers,
                    atMost || other.atMost);
        }
    }

    /** @param now when rows cannot have been seen yet is told by this time */
    public Importer(Catalog catalog, Choices choices, Report report, Instant now) {
        this.catalog = catalog;
        this.choices = choices;
        this.report = new Serial(report);
        this.now = now;
    }

    /** The last time, in Unix milliseconds, that rows and users can tell at this time: a sighting from the future would win over all others for ever. */
    public static long latest(Instant now) {
        return Times.latest(now);
    }

    /**
     * Reads one file to its end.
     *
     * @throws IOException when the bytes cannot be read; what came before is saved
     */
    public Totals read(Source source, InputStream in) throws IOException {
        var reached = reached(source);
        if (reached.done()) {
            report.knownAlready(reached.totals());
            if (!choices.collectsRejected || reached.totals().rejected() == 0) {
                return reached.totals();
            }
        }
        try (var dryRun = choices.dryRun ? new DryRun(catalog) : null;
                var saving = new Saving(catalog, dryRun, report)) {
            var totals = new Reading(source, reached, saving).read(in);
            if (dryRun != null) {
                report.wouldDo(dryRun.outlook());
            }
            return totals;
        }
    }

    private Reached reached(Source source) {
        var state = source.key == null || choices.again || choices.dryRun ? null : catalog.checkpoint(source.key);
        return state == null ? Reached.NONE : Reached.of(state);
    }

    /** A file is to be read no further; why was told. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Stopped() {
            super(null, null, false, false);
        }
    }

    /** Reads one file. */
    private final class Reading {
        private final Source source;
        private final Reached before;
        private final Saving saving;
        private Totals totals;
        private long slices;
        private long rows;
        private boolean idsChecked;
        private List<Observation> batch = new ArrayList<>(BATCH);
        private long batchBytes;

        private Reading(Source source, Reached before, Saving saving) {
            this.source = source;
            this.before = before;
            this.saving = saving;
            totals = before.totals();
            idsChecked = before.slices() > 0 || choices.idsAsTheyAre;
        }

        private Totals read(InputStream in) throws IOException {
            try {
                readAll(in);
                save(true);
            } catch (Stopped _) {
                // What came before is saved, and the row is read again the next time.
            } catch (NoForm | Damaged e) {
                rejectFile(e.getMessage() + "; nothing of it is imported");
            }
            saving.await();
            return totals;
        }

        private void readAll(InputStream in) throws IOException {
            try {
                divide(in);
                checkIds();
            } catch (TooLarge e) {
                checkIds();
                rejectFile(e.getMessage() + "; it is read no further, and what came before is imported");
            } catch (SourceFailed e) {
                checkIds();
                save(false);
                saving.await();
                throw e.thrown();
            }
        }

        private void divide(InputStream in) throws IOException {
            var unpacked = Unpacked.of(new SourceBytes(in));
            var window = new Window(unpacked);
            var form = Form.of(window, Times.of(source.observed, source.modified, now));
            idsChecked |= form.isOurs();
            var packing = unpacked.packing().label;
            report.begun(form.label() + (packing.isEmpty() ? "" : ", " + packing), form.header(), before.totals());
            for (var slice = form.slicer().next();
                    slice != null;
                    slice = form.slicer().next()) {
                read(slice, form.rows());
            }
            var damage = window.damage();
            if (damage != null) {
                rejectFile(damage.getMessage() + "; what came before is imported");
            }
        }

        private void read(Slice slice, RowReader reader) {
            boolean again = slices < before.slices();
            if (again && !choices.collectsRejected) {
                slices++;
                rows = before.rows();
                return;
            }
            var found = new Found();
            if (slice.problem() == null) {
                reader.read(slice, found);
            } else {
                found.rejectAll(slice, slice.problem());
            }
            if (!found.problems.isEmpty() && choices.stopsAtRejection && !again) {
                // The same command stops here again, until the row is corrected.
                checkIds();
                save(false);
                reject(found.problems.getFirst(), false);
                throw new Stopped();
            }
            found.problems.forEach(problem -> reject(problem, again));
            slices++;
            rows += found.count();
            if (!again) {
                take(slice, found);
            }
        }

        private void take(Slice slice, Found found) {
            batch.addAll(found.rows);
            batchBytes += slice.bytes().length;
            for (var row : found.rows) {
                totals = totals.plus(
                        switch (row) {
                            case Observation.OfVideo _, Observation.KeptVideo _ -> new Totals(1, 0, 0, 0);
                            case Observation.OfUser _, Observation.KeptUser _ -> new Totals(0, 1, 0, 0);
                            case Observation.OfSound _, Observation.KeptSound _ -> new Totals(0, 0, 1, 0);
                            case Observation.OfComment _, Observation.KeptComment _ -> new Totals(0, 0, 0, 1, 0, 0);
                            case Observation.OfFollow _,
                                    Observation.OfLike _,
                                    Observation.KeptFollow _,
                                    Observation.KeptLike _ -> new Totals(0, 0, 0, 0, 1, 0);
                        });
            }
            if (batch.size() >= BATCH || batchBytes >= BATCH_BYTES) {
                checkIds();
                save(false);
            }
        }

        /** Once for each file, before anything of it is saved. */
        private void checkIds() {
            if (!idsChecked && SuspectIds.ruin(batch)) {
                batch.clear();
                totals = new Totals(0, 0, 0, totals.rejected());
                throw new NoForm(SuspectIds.REMEDY);
            }
            idsChecked = true;
        }

        private void reject(Found.Problem problem, boolean again) {
            if (!again) {
                totals = totals.plus(new Totals(0, 0, 0, 1));
            }
            report.rejected(problem.rejection(source.name, rows), problem.raw(), again);
        }

        private void rejectFile(String reason) {
            totals = before.done() ? totals : totals.plus(new Totals(0, 0, 0, 1));
            report.rejected(new Rejection(source.name, 0, 0, null, reason), new byte[0], before.done());
        }

        private void save(boolean done) {
            var reached = new Reached(slices, rows, totals, done);
            var checkpoint = source.key == null ? null : new Checkpoint(source.key, reached.state());
            saving.save(batch, checkpoint, totals);
            batch = new ArrayList<>(BATCH);
            batchBytes = 0;
        }
    }
}

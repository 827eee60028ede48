package dev.zoetrope.server;

import dev.zoetrope.lucene.LuceneCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Brings a data directory of an older version up to date, version by version. A version is reached when the marker says so: what is cut off before is done anew,
 * so that a step has to bear being run again over what it did.
 */
final class Upgrades {
    private static final Logger LOG = Logger.getLogger(Upgrades.class.getName());

    /** Changes files from one version to the next. */
    interface Step {
        void run(Path directory) throws IOException;
    }

    /** Writes down, durably, that a version is reached. */
    interface Reached {
        void write(int version) throws IOException;
    }

    /** The first step leads from version 1 to 2, and so on. */
    private static final List<Step> STEPS = List.of(
            // To 2: rows are as they were; a catalog may hold kinds of rows that the program of version 1 would pass
            // over.
            _ -> {},
            // To 3: the catalog's rows are found by more.
            Upgrades::openCatalog,
            // To 4: the same again; and a catalog may hold comments, and who follows whom and likes what.
            Upgrades::openCatalog);

    private Upgrades() {}

    /** Opening a catalog brings it up to date; cut off, it is as it was. */
    private static void openCatalog(Path directory) {
        var catalog = directory.resolve(DataDirectory.CATALOG);
        if (Files.exists(catalog)) {
            LuceneCatalog.open(catalog).close();
        }
    }

    static void run(Path directory, int version, Reached reached) throws IOException {
        for (int from = version; from < DataDirectory.VERSION; from++) {
            STEPS.get(from - 1).run(directory);
            reached.write(from + 1);
        }
        if (version < DataDirectory.VERSION) {
            LOG.log(
                    Level.WARNING,
                    "the data directory {0} was of version {1} and is of version {2} now; earlier Zoetropes do not open it any more",
                    new Object[] {directory, version, DataDirectory.VERSION});
        }
    }
}

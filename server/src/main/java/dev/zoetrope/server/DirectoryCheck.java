package dev.zoetrope.server;

import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.check.Findings;
import dev.zoetrope.check.Findings.Problem;
import dev.zoetrope.lucene.CatalogFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks at everything in a data directory, in whatever state it is, and changes nothing.
 *
 * @param catalog holds the catalog's last commit
 * @param accounts looks at the accounts
 * @param inUse whether somebody works in it meanwhile
 */
record DirectoryCheck(Path directory, Supplier<CatalogFiles> catalog, Consumer<Findings> accounts, boolean inUse) {
    private static final String CATALOG = "catalog files";
    private static final String OTHERS = "other files";

    /** Whoever has the databases open has these beside them. */
    private static final List<String> BESIDE_DATABASES = List.of("", "-wal", "-shm", "-journal");

    void run(Findings findings) {
        try {
            checkMarker(findings);
            checkCatalog(findings);
            accounts.accept(findings);
            checkOthers(findings);
        } catch (IOException e) {
            findings.problem(new Problem(
                    OTHERS, directory.toString(), "cannot be read (" + e + ")", "check its owner and its disk"));
        }
    }

    private void checkMarker(Findings findings) {
        try {
            int version = Marker.version(directory);
            findings.looked(Marker.FILE, 1);
            if (version < DataDirectory.VERSION) {
                findings.note(
                        Marker.FILE, "tells version " + version + ": the next server or verb brings it up to date");
            }
        } catch (Unusable e) {
            findings.problem(Problem.told(Marker.FILE, e.getMessage()));
        } catch (IOException e) {
            findings.problem(new Problem(Marker.FILE, "", "cannot be read (" + e + ")", "restore a backup"));
        }
    }

    private void checkCatalog(Findings findings) throws IOException {
        if (!isBegun()) {
            findings.looked(CATALOG, 0);
            findings.note(CATALOG, "are not there: nothing was saved yet");
            return;
        }
        try (var files = catalog.get()) {
            files.check(findings);
            if (!inUse) {
                for (var other : CatalogFiles.others(directory.resolve(DataDirectory.CATALOG), files)) {
                    findings.note(
                            OTHERS,
                            DataDirectory.CATALOG + "/" + other
                                    + " is of no commit: of a save or merge that was cut off");
                }
            }
        } catch (CatalogUnavailable e) {
            findings.problem(Problem.told(CATALOG, e.getMessage()));
        }
    }

    /** A first start makes the folder, and its first commit comes before anything is acknowledged. */
    private boolean isBegun() throws IOException {
        var folder = directory.resolve(DataDirectory.CATALOG);
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .anyMatch(name -> name.startsWith("segments") || name.startsWith("_"));
        }
    }

    private void checkOthers(Findings findings) throws IOException {
        var ours = Set.of(Marker.FILE, DataDirectory.LOCK, DataDirectory.CATALOG);
        findings.looked(OTHERS, 0);
        try (var files = Files.list(directory)) {
            for (var name : files.map(file -> directory.relativize(file).toString())
                    .sorted()
                    .toList()) {
                if (ours.contains(name) || isDatabase(name)) {
                    continue;
                }
                findings.looked(OTHERS, 1);
                if (!Leftovers.isOne(name)) {
                    findings.note(OTHERS, name + " is none of Zoetrope's");
                } else if (!inUse) {
                    findings.note(OTHERS, name + " was left by a process that was killed; the next one removes it");
                }
            }
        }
    }

    private static boolean isDatabase(String name) {
        return BESIDE_DATABASES.stream()
                .anyMatch(end -> name.equals("accounts.db" + end) || name.equals("searches.db" + end));
    }
}

package dev.zoetrope.cli;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.imports.Importer;
import dev.zoetrope.server.Unusable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Imports files in this process. */
final class LocalImport {
    private final Catalog catalog;
    private final PrintWriter err;

    LocalImport(Catalog catalog, PrintWriter err) {
        this.catalog = catalog;
        this.err = err;
    }

    /** Reads one file, telling how it goes on standard error. */
    Importer.Totals read(Path file, @Nullable Instant observed) {
        try (var bytes = new CountedFile(file);
                var progress = new Progress(bytes, err)) {
            var modified = Files.getLastModifiedTime(file).toInstant();
            return new Importer(catalog, progress).read(file.toString(), bytes, observed, modified);
        } catch (IOException e) {
            throw new Unusable(file + " cannot be read: " + e.getMessage());
        }
    }
}

package dev.zoetrope.cli;

import dev.zoetrope.imports.ImportErrand;
import dev.zoetrope.imports.Importer;
import dev.zoetrope.server.Unusable;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Imports files, one by one, telling on standard error how it goes.
 *
 * @param observed when their rows were seen, if the user says so
 * @param rejects takes rejected rows; null to let them go
 * @param ends whether the process is to end
 */
record FileImport(
        Importer.Choices choices,
        @Nullable Instant observed,
        @Nullable Rejects rejects,
        BooleanSupplier ends,
        ImportSummary summary,
        PrintWriter err) {

    // Not a compact constructor: javac would drop the annotations of its parameters from the class file.
    FileImport(
            Importer.Choices choices,
            @Nullable Instant observed,
            @Nullable Rejects rejects,
            BooleanSupplier ends,
            ImportSummary summary,
            PrintWriter err) {
        this.choices = choices;
        this.observed = observed;
        this.rejects = rejects;
        this.ends = ends;
        this.summary = summary;
        this.err = err;
    }

    /** @throws Unusable when it cannot be read; what came before is imported */
    void read(Input input, Desk desk) {
        try (var bytes = input.open(ends);
                var progress = new Progress(input.name(), bytes, rejects, err)) {
            try {
                var order = ImportErrand.order(input.source(observed), choices);
                desk.run("import", order.reading(bytes), progress);
            } finally {
                summary.add(progress);
            }
        } catch (IOException e) {
            throw new Unusable(input.name() + " cannot be read: " + e.getMessage());
        }
    }
}

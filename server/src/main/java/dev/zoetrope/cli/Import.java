package dev.zoetrope.cli;

import dev.zoetrope.imports.ImportErrand;
import dev.zoetrope.imports.Importer;
import dev.zoetrope.server.Settings;
import dev.zoetrope.server.Unusable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import}: reads files into the catalog. */
@Command(
        name = "import",
        description = {
            "Read files of Research API data into the catalog.",
            "",
            "Files hold answers of the API as they came, JSON arrays or NDJSON of videos or users, plain or gzip; which of these is",
            "told by their content. Importing a file again changes nothing. A row that cannot be read is reported and passed over;",
            "the exit code is 1 then."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Example:", "  ./zoetrope import --data corpus videos-*.ndjson.gz"})
final class Import implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files to read.")
    private List<Path> files = List.of();

    @Option(
            names = "--observed",
            paramLabel = "TIME",
            description =
                    "When the data was seen, as 2022-06-28 or 2022-06-28T12:00:00Z, for rows that do not say so themselves"
                            + " (the answer's own time, else the file's). Later sightings win over earlier ones.")
    private @Nullable String observed;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        var time = observed == null ? null : time(observed);
        requireReadable(files);
        var totals = read(data.settings(), time);
        spec.commandLine().getOut().println(summary(totals));
        return totals.rejected() == 0 ? 0 : Main.FAILED;
    }

    /** Checked before anything is opened, so that a slip of the finger in the last name costs nothing. */
    static void requireReadable(List<Path> files) {
        for (var file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new Unusable(file + " is no file that can be read");
            }
        }
    }

    private Importer.Totals read(Settings settings, @Nullable Instant time) {
        var totals = Importer.Totals.NONE;
        try (var desk = Desk.open(settings)) {
            for (var file : files) {
                totals = totals.plus(read(file, time, desk, spec.commandLine().getErr()));
            }
        }
        return totals;
    }

    /** Reads one file, telling how it goes on standard error. */
    static Importer.Totals read(Path file, @Nullable Instant time, Desk desk, PrintWriter err) {
        try (var bytes = new CountedFile(file);
                var progress = new Progress(bytes, err)) {
            var modified = Files.getLastModifiedTime(file).toInstant();
            var order = ImportErrand.order(file.toString(), time, modified);
            desk.run("import", order.reading(bytes), progress);
            return progress.totals();
        } catch (IOException e) {
            throw new Unusable(file + " cannot be read: " + e.getMessage());
        }
    }

    private static String summary(Importer.Totals totals) {
        return "Imported " + totals.videos() + " videos and " + totals.users() + " users"
                + (totals.rejected() == 0 ? "." : "; " + totals.rejected() + " rejected.");
    }

    private Instant time(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--observed: \"" + text + "\" is no time; write it as 2022-06-28 or 2022-06-28T12:00:00Z");
        }
    }
}

package dev.zoetrope.cli;

import dev.zoetrope.imports.Importer;
import dev.zoetrope.server.Unusable;
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
            "Read files into the catalog.",
            "",
            "Files hold answers of the Research API as they came, JSON or NDJSON of videos or users, CSV with the API's names, or",
            "Zoetrope's own export; plain, gzip or zstd. Which of these is told by their content. Importing a file again changes",
            "nothing; an import that was cut off goes on where it was when the same command is given again.",
            "",
            "Exit code: 0 when everything was taken, 1 when rows were rejected or the import stopped, 2 for wrong usage, 130 after",
            "Ctrl-C."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  ./zoetrope import --data corpus videos-*.ndjson.gz",
            "  ./zoetrope import --data corpus --dry-run downloads",
            "  ./zoetrope import --data corpus --rejects rejected.csv videos.csv"
        })
final class Import implements Callable<Integer> {
    /** Ended by Ctrl-C, as shells say it. */
    static final int INTERRUPTED = 130;

    /** What to do about a row that cannot be read. */
    enum OnError {
        SKIP,
        STOP
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files to read, folders whose files to read, or - for standard input.")
    private List<Path> files = List.of();

    @Option(
            names = "--observed",
            paramLabel = "TIME",
            description =
                    "When the data was seen, as 2022-06-28 or 2022-06-28T12:00:00Z, for rows that do not say so themselves"
                            + " (the answer's own time, else the file's). Later sightings win over earlier ones.")
    private @Nullable String observed;

    @Option(names = "--dry-run", description = "Tell what would happen, and save nothing.")
    private boolean dryRun;

    @Option(
            names = "--on-error",
            paramLabel = "skip|stop",
            description = "Pass over rows that cannot be read, or stop at the first one (skip).")
    private OnError onError = OnError.SKIP;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "Put rejected rows there as they stood, to be corrected and imported again.")
    private @Nullable Path rejects;

    @Option(names = "--again", description = "Read files from their beginning, however far they were imported before.")
    private boolean again;

    @Option(names = "--ids-as-they-are", description = "Believe ids that look as if a spreadsheet had rounded them.")
    private boolean idsAsTheyAre;

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        var time = observed == null ? null : time(observed);
        var inputs = Input.of(files);
        var choices = new Importer.Choices(dryRun, onError == OnError.STOP, again, idsAsTheyAre, rejects != null);
        var err = spec.commandLine().getErr();
        var summary = new ImportSummary(dryRun);
        try (var interrupt = new Interrupt();
                var collected = rejects == null ? null : new Rejects(rejects)) {
            try (var desk = Desk.open(data.settings())) {
                var each = new FileImport(choices, time, collected, interrupt::isAsked, summary, err);
                for (var input : inputs) {
                    each.read(input, desk);
                    if (choices.stopsAtRejection() && summary.totals().rejected() > 0) {
                        err.println(
                                "Stopped as asked. What came before is imported; the same command goes on from there.");
                        break;
                    }
                }
            } catch (Unusable e) {
                if (!interrupt.isAsked()) {
                    throw e;
                }
                err.println("Interrupted. " + summary.kept() + " The same command goes on from there.");
                err.flush();
                return INTERRUPTED;
            }
            if (collected != null) {
                summary.rejectsAre(collected.publish());
            }
        }
        spec.commandLine().getOut().println(json ? summary.json() : summary.text());
        return summary.totals().rejected() == 0 ? 0 : Main.FAILED;
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

package dev.zoetrope.cli;

import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.exports.ExportErrand;
import dev.zoetrope.exports.ExportErrand.Form;
import dev.zoetrope.exports.ExportErrand.Of;
import dev.zoetrope.exports.Split;
import dev.zoetrope.server.Settings;
import dev.zoetrope.server.Unusable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code export}: writes the catalog, or a part of it, to files. */
@Command(
        name = "export",
        description = {
            "Write the catalog, or a part of it, to a file or standard output.",
            "",
            "The lossless form, which is the default, holds every fact with its time and source: imported into an empty catalog, it",
            "makes the same catalog. What another form cannot hold is told on standard error. A file appears under its name when it",
            "is whole; the same catalog is always exported as the same bytes. Without options that select videos, everything is",
            "exported, else the videos that a search finds, with the users and sounds they refer to."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  ./zoetrope export --data corpus --output corpus.ndjson.zst",
            "  ./zoetrope export --data corpus --as csv --region DE --from 2022-06-01 --output germany.csv"
        })
final class Export implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file to write, compressed if its name ends in .gz or .zst; standard output without it.")
    private @Nullable Path output;

    @Option(names = "--force", description = "Replace files of that name.")
    private boolean force;

    @Option(
            names = "--as",
            paramLabel = "zoetrope|research|csv",
            description = "Lossless (zoetrope), or rows as the Research API shows them, as NDJSON (research) or CSV.")
    private Form as = Form.ZOETROPE;

    @Option(names = "--of", paramLabel = "videos|users", description = "Which rows, in research and csv (videos).")
    private @Nullable Of of;

    @Option(
            names = "--split",
            paramLabel = "SIZE|month",
            description =
                    "Several files: of at most a size such as 500MB before compression, or one for each month of posting.")
    private String split = "";

    @Option(names = "--json", description = "Tell what was written and what was left out as JSON.")
    private boolean json;

    @Mixin
    private QueryOptions query = new QueryOptions();

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        var division = checkedSplit();
        check(division);
        var order = query.addTo(ExportErrand.order(as, of == null ? Of.VIDEOS : of, division));
        var settings = data.settings();
        requireCatalog(settings);
        var line = spec.commandLine();
        try (var to = target(division);
                var report = new ExportReport(to, line.getErr())) {
            try (var desk = Desk.open(settings)) {
                desk.run("export", order, report);
            }
            to.publish();
            report.tellEnd(output == null ? line.getErr() : line.getOut(), json);
        } catch (ReaderGone _) {
            return Main.FAILED;
        }
        return 0;
    }

    private ExportTarget target(Split division) {
        return output == null ? new ExportStream() : ExportFiles.at(output, division, force);
    }

    private Split checkedSplit() {
        try {
            return Split.of(split);
        } catch (InvalidErrand e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage());
        }
    }

    private void check(Split division) {
        if (as == Form.ZOETROPE && of != null) {
            throw wrong("--of: the lossless form holds users and videos together; add --as research or --as csv");
        }
        if (output == null && !(division instanceof Split.Not)) {
            throw wrong("--split: parts need names; add --output");
        }
        if (output == null && json) {
            throw wrong("--json: standard output is where the rows go; add --output");
        }
        if (output == null && force) {
            throw wrong("--force: there is no file to replace; add --output");
        }
        if (of == Of.USERS && division instanceof Split.ByMonth) {
            throw wrong("--split: users were not posted in any month; give a size");
        }
        if (output != null
                && as != Form.CSV
                && output.toString().toLowerCase(Locale.ROOT).matches(".*\\.csv(\\.gz|\\.zst)?")) {
            throw wrong("--output: " + output + " is named as CSV, which is written with --as csv alone");
        }
    }

    /** Else a slip of the finger would make an empty catalog, and export or search that. */
    static void requireCatalog(Settings settings) {
        var folder = settings.get(Settings.DATA);
        if (!Files.isDirectory(folder)) {
            throw new Unusable("there is no data directory " + folder + "; name it with --data");
        }
    }

    private ParameterException wrong(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}

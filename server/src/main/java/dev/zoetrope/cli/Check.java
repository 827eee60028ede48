package dev.zoetrope.cli;

import dev.zoetrope.errand.Order;
import dev.zoetrope.server.CheckErrand;
import dev.zoetrope.server.DataDirectory;
import dev.zoetrope.server.Settings;
import dev.zoetrope.server.Unusable;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code check}: whether everything in a data directory is as it has to be. */
@Command(
        name = "check",
        description = {
            "Check everything that is kept, and change nothing.",
            "",
            "Reads all files and their checksums, every row, what each row is found by and what it refers to, and the databases of",
            "apps, tokens and searches. Works beside a running server, and on a folder that a server refuses to open. The exit code",
            "is 1 when something is wrong."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Example:", "  ./zoetrope check --data corpus"})
final class Check implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        var settings = data.settings();
        var result = new CheckResult(spec.commandLine().getErr());
        run(settings, result);
        var out = spec.commandLine().getOut();
        var folder = settings.get(Settings.DATA).toString();
        out.print(json ? result.json(folder) : result.table(folder));
        out.flush();
        return result.isClean() ? 0 : Main.FAILED;
    }

    /** Never through a house: one that cannot be opened is what a check is for. */
    private static void run(Settings settings, CheckResult result) {
        var folder = settings.get(Settings.DATA);
        try (var _ = DataDirectory.hold(folder)) {
            CheckErrand.atRest(settings).run(Order.empty(), result);
        } catch (DataDirectory.InUse inUse) {
            RunningServer.of(folder, inUse).run("check", Order.empty(), result);
        } catch (IOException e) {
            throw new Unusable(String.valueOf(e.getMessage()));
        }
    }
}

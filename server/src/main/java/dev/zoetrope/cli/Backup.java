package dev.zoetrope.cli;

import dev.zoetrope.errand.Order;
import dev.zoetrope.server.Settings;
import dev.zoetrope.server.Unusable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backup}: a copy of a data directory. */
@Command(
        name = "backup",
        description = {
            "Copy everything that is kept to a new folder, while a server goes on if one is running.",
            "",
            "The copy holds all that was acknowledged when the backup began. It is a data directory itself: serve it, or copy it back."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Example:", "  ./zoetrope backup --data corpus corpus-monday"})
final class Backup implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "TARGET", description = "Folder to make. There must be nothing of this name.")
    private Path target = Path.of("");

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        var settings = data.settings();
        var source = settings.get(Settings.DATA);
        requireApart(source);
        var err = spec.commandLine().getErr();
        try (var folder = new BackupFolder(target);
                var copy = new BackupCopy(folder, new StatusLine(err))) {
            try (var desk = Desk.open(settings)) {
                desk.run("backup", Order.empty(), copy);
            }
            copy.complete();
            if (!copy.elsewhere().isEmpty()) {
                err.println("Apps, tokens and searches are in " + copy.elsewhere()
                        + " and not in this backup; copy that database with pg_dump.");
            }
            spec.commandLine().getOut().println("Copied " + source + " to " + target + ": " + copy.summary() + ".");
        } catch (IOException e) {
            throw new Unusable("the backup " + target + " cannot be written (" + e.getMessage()
                    + "); check free space, owner and permissions");
        }
        return 0;
    }

    /** Folders within one another would be copied into themselves. */
    private void requireApart(Path source) {
        var from = source.toAbsolutePath().normalize();
        var to = target.toAbsolutePath().normalize();
        if (to.startsWith(from)) {
            throw new Unusable("the backup " + target + " would be in the data directory " + source
                    + " itself; choose a folder outside of it");
        }
    }
}

package dev.zoetrope.cli;

import dev.zoetrope.admin.AppErrand;
import dev.zoetrope.admin.AppErrand.Action;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code app list}: all apps and sandboxes. */
@Command(
        name = "list",
        description = "List all apps and sandboxes, oldest first.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class AppList implements Callable<Integer> {
    private static final List<String> COLUMNS =
            List.of("client_key", "name", "developer", "platform", "sandbox_of", "scopes");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print JSON, an app on each line.")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        var apps = new ObjectText();
        try (var desk = Desk.open(data.settings())) {
            desk.run("apps", AppErrand.order(Action.LIST), apps);
        }
        var out = spec.commandLine().getOut();
        if (json) {
            out.print(apps.json().stripLeading());
        } else {
            var table = apps.table(COLUMNS);
            out.print(table.isEmpty() ? "There are no apps; ./zoetrope app create registers one.\n" : table);
        }
        StandardOutput.flush(out);
        return 0;
    }
}

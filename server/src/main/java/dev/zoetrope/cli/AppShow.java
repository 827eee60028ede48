package dev.zoetrope.cli;

import dev.zoetrope.admin.AppErrand;
import dev.zoetrope.admin.AppErrand.Action;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code app show}: one app. */
@Command(
        name = "show",
        description = "Show an app, its sandboxes, and how its webhooks go.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class AppShow implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "KEY", description = "The app's client key.")
    private String key = "";

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        var app = new ObjectText();
        try (var desk = Desk.open(data.settings())) {
            desk.run("apps", AppErrand.order(Action.SHOW, key), app);
        }
        var out = spec.commandLine().getOut();
        out.print(json ? app.json() : app.lines());
        StandardOutput.flush(out);
        return 0;
    }
}

package dev.zoetrope.cli;

import dev.zoetrope.admin.AppErrand;
import dev.zoetrope.admin.AppErrand.Action;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code app delete}: removes an app. */
@Command(
        name = "delete",
        description = {
            "Delete an app and its sandboxes, with all tokens and all that people granted them.",
            "",
            "On a terminal you are asked first; elsewhere --yes is needed. The app is told nothing."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class AppDelete implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "KEY", description = "The app's client key.")
    private String key = "";

    @Option(names = "--yes", description = "Do it without asking.")
    private boolean yes;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        if (!yes && Question.terminal() == null) {
            throw new ParameterException(
                    spec.commandLine(), "delete asks first, and there is no terminal to ask on: add --yes");
        }
        var out = spec.commandLine().getOut();
        try (var desk = Desk.open(data.settings())) {
            if (!yes) {
                var app = new ObjectText();
                desk.run("apps", AppErrand.order(Action.SHOW, key), app);
                out.print(app.lines());
                out.flush();
                if (!Question.isMeant("Delete this app?")) {
                    out.println("Nothing was deleted.");
                    return Main.FAILED;
                }
            }
            var deleted = new ObjectText();
            desk.run("apps", AppErrand.order(Action.DELETE, key), deleted);
            out.println("Deleted: " + deleted.objects().getFirst().get("deleted"));
        }
        return 0;
    }
}

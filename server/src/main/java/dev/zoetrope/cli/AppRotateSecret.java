package dev.zoetrope.cli;

import dev.zoetrope.admin.AppErrand;
import dev.zoetrope.admin.AppErrand.Action;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code app rotate-secret}: a new secret for an app. */
@Command(
        name = "rotate-secret",
        description = {
            "Give an app a new secret, and print the app as JSON.",
            "",
            "The secret before is good no more, and webhooks are signed with the new one. Tokens stay good. The secret is shown",
            "this once."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class AppRotateSecret implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "KEY", description = "The app's client key.")
    private String key = "";

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        try (var desk = Desk.open(data.settings())) {
            desk.run(
                    "apps",
                    AppErrand.order(Action.ROTATE_SECRET, key),
                    new Printed(spec.commandLine().getOut()));
        }
        return 0;
    }
}

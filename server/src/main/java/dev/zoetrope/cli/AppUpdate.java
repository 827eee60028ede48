package dev.zoetrope.cli;

import dev.zoetrope.admin.AppErrand;
import dev.zoetrope.admin.AppErrand.Action;
import dev.zoetrope.server.Settings;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code app update}: changes an app. */
@Command(
        name = "update",
        description = {
            "Change what is given of an app, and print it as JSON.",
            "",
            "A list that is given replaces the one before; '' in its place leaves none, and --webhook '' ends webhooks. What people",
            "have granted stays as they granted it."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class AppUpdate implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "KEY", description = "The app's client key.")
    private String key = "";

    @Option(names = "--name", paramLabel = "NAME", description = "What people are shown.")
    private @Nullable String name;

    @Mixin
    private AppOptions options = new AppOptions();

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        if (name == null && options.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "what is to be changed of the app? See ./zoetrope app update --help");
        }
        var settings = data.settings();
        var order = options.fill(AppErrand.order(Action.UPDATE, key), settings.get(Settings.LOOSE));
        try (var desk = Desk.open(settings)) {
            desk.run(
                    "apps",
                    name == null ? order : order.with("name", name),
                    new Printed(spec.commandLine().getOut()));
        }
        return 0;
    }
}

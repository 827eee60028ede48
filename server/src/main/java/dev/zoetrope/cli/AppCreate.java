package dev.zoetrope.cli;

import dev.zoetrope.accounts.Platform;
import dev.zoetrope.admin.AppErrand;
import dev.zoetrope.admin.AppErrand.Action;
import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.errand.Order;
import dev.zoetrope.server.Settings;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code app create}: registers an app or a sandbox. */
@Command(
        name = "create",
        description = {
            "Register an app, or a sandbox of one, and print it as JSON.",
            "",
            "The secret is shown this once: it is kept as a digest."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  ./zoetrope app create --name \"My project\" --scope research.data.basic",
            "  ./zoetrope app create --name \"My site\" --scope user.info.basic,video.list --redirect-uri https://example.org/callback/",
            "  ./zoetrope app create --name \"My tool\" --platform desktop --scope user.info.basic --redirect-uri \"http://localhost:*/callback/\""
        })
final class AppCreate implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "What people are shown.")
    private String name = "";

    @Option(
            names = "--developer",
            paramLabel = "NAME",
            description = "Whose app it is; apps of one developer see the same union_ids (me).")
    private @Nullable String developer;

    @Option(names = "--platform", paramLabel = "web|desktop|mobile", description = "What it runs on (web).")
    private @Nullable Platform platform;

    @Option(
            names = "--sandbox-of",
            paramLabel = "KEY",
            description = "Register a sandbox of this app: developer, platform and open_ids are the app's, and so are"
                    + " redirect URIs and scopes unless given.")
    private @Nullable String sandboxOf;

    @Mixin
    private AppOptions options = new AppOptions();

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        var settings = data.settings();
        var order = options.fill(order(), settings.get(Settings.LOOSE));
        try {
            AppErrand.check(order);
        } catch (InvalidErrand e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
        try (var desk = Desk.open(settings)) {
            desk.run("apps", order, new Printed(spec.commandLine().getOut()));
        }
        return 0;
    }

    private Order order() {
        var order = AppErrand.order(Action.CREATE).with("name", name);
        if (developer != null) {
            order = order.with("developer", developer);
        }
        if (platform != null) {
            order = order.with("platform", platform);
        }
        return sandboxOf == null ? order : order.with("sandbox_of", sandboxOf);
    }
}

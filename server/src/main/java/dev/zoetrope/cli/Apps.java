package dev.zoetrope.cli;

import dev.zoetrope.accounts.InvalidApp;
import dev.zoetrope.accounts.NewApp;
import dev.zoetrope.accounts.Platform;
import dev.zoetrope.admin.CreateApp;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code app}: the apps that may call the server. */
@Command(
        name = "app",
        description = "Register apps that may call the server.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = Apps.Create.class)
final class Apps implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "which of the commands of app? See ./zoetrope app --help");
    }

    @Command(
            name = "create",
            description = {
                "Register an app and print it as JSON.",
                "",
                "The secret is shown this once: it is kept as a digest."
            },
            mixinStandardHelpOptions = true,
            sortOptions = false,
            footer = {"", "Example:", "  ./zoetrope app create --name \"My project\" --scope research.data.basic"})
    static final class Create implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(names = "--name", paramLabel = "NAME", required = true, description = "What people are shown.")
        private String name = "";

        @Option(
                names = "--developer",
                paramLabel = "NAME",
                description = "Whose app it is; apps of one developer see the same union_ids (${DEFAULT-VALUE}).")
        private String developer = "me";

        @Option(names = "--platform", paramLabel = "web|desktop|mobile", description = "What it runs on (web).")
        private Platform platform = Platform.WEB;

        @Option(
                names = "--scope",
                paramLabel = "SCOPE",
                split = ",",
                description = "What it may do; repeat it or use commas (research.data.basic).")
        private Set<String> scopes = Set.of("research.data.basic");

        @Option(
                names = "--redirect-uri",
                paramLabel = "URI",
                description = "Where people may be sent back to; may be repeated.")
        private List<String> redirectUris = List.of();

        @Mixin
        private DataOption data = new DataOption();

        @Override
        public Integer call() {
            var out = spec.commandLine().getOut();
            var order = CreateApp.order(app());
            try (var desk = Desk.open(data.settings())) {
                desk.run("apps", order, new Printed(out));
            }
            return 0;
        }

        private NewApp app() {
            try {
                return new NewApp(name, developer, platform, redirectUris, scopes);
            } catch (InvalidApp e) {
                throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
            }
        }
    }
}

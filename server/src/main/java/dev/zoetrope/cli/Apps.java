package dev.zoetrope.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code app}: the apps that may call the server. */
@Command(
        name = "app",
        description = "Register apps that may call the server, and look after them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AppCreate.class,
            AppList.class,
            AppShow.class,
            AppUpdate.class,
            AppRotateSecret.class,
            AppDelete.class
        })
final class Apps implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "which of the commands of app? See ./zoetrope app --help");
    }
}

package dev.zoetrope.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code key}: the keys of the APIs that know no apps. */
@Command(
        name = "key",
        description = "Create keys of the EnsembleData API and the handle gateway, and look after them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {KeyCreate.class, KeyList.class, KeyRevoke.class})
final class Keys implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "which of the commands of key? See ./zoetrope key --help");
    }
}

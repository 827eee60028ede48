package dev.zoetrope.cli;

import dev.zoetrope.admin.KeyErrand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code key revoke}: ends a key's life. */
@Command(
        name = "revoke",
        description = {
            "Revoke a key. A running server refuses it at once.",
            "",
            "Other nodes that share a PostgreSQL database refuse it within ten seconds."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class KeyRevoke implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ID", description = "The key's id, as key list tells it.")
    private String id = "";

    @Option(names = "--json", description = "Print the key as JSON.")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        var key = new ObjectText();
        try (var desk = Desk.open(data.settings())) {
            desk.run("keys", KeyErrand.revoke(id), key);
        }
        var out = spec.commandLine().getOut();
        out.print(json ? key.json() : "Revoked: " + id + "\n");
        StandardOutput.flush(out);
        return 0;
    }
}

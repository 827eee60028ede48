package dev.zoetrope.cli;

import dev.zoetrope.admin.KeyErrand;
import dev.zoetrope.admin.KeyErrand.Action;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code key list}: all keys. */
@Command(
        name = "list",
        description = "List all keys, oldest first, without what opens anything.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class KeyList implements Callable<Integer> {
    private static final List<String> COLUMNS =
            List.of("id", "api", "name", "standing", "daily_quota", "per_second", "created_at");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print JSON, a key on each line.")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        var keys = new ObjectText();
        try (var desk = Desk.open(data.settings())) {
            desk.run("keys", KeyErrand.order(Action.LIST), keys);
        }
        var out = spec.commandLine().getOut();
        if (json) {
            out.print(keys.json().stripLeading());
        } else {
            var table = keys.table(COLUMNS);
            out.print(table.isEmpty() ? "There are no keys; ./zoetrope key create --api API makes one.\n" : table);
        }
        StandardOutput.flush(out);
        return 0;
    }
}

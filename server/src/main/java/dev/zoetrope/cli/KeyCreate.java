package dev.zoetrope.cli;

import dev.zoetrope.accounts.Api;
import dev.zoetrope.accounts.Standing;
import dev.zoetrope.admin.KeyErrand;
import dev.zoetrope.admin.KeyErrand.Action;
import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.errand.Order;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code key create}: a new key. */
@Command(
        name = "create",
        description = {
            "Create a key, and print it.",
            "",
            "The key is shown this once: it is kept as a digest. Limits hold whatever --limits of the server says."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  ./zoetrope key create --api ensemble --daily-quota 1500",
            "  ./zoetrope key create --api handle --name \"My service\" --per-second 50"
        })
final class KeyCreate implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--api",
            paramLabel = "ensemble|handle",
            required = true,
            description = "What it opens: the EnsembleData API, where it is called a token, or the handle gateway.")
    private @Nullable Api api;

    @Option(names = "--name", paramLabel = "NAME", description = "What tells it from others in lists.")
    private @Nullable String name;

    @Option(
            names = "--daily-quota",
            paramLabel = "NUMBER",
            description = "Calls of the gateway, or units of EnsembleData, that a UTC day allows (0, no limit).")
    private @Nullable Long dailyQuota;

    @Option(
            names = "--per-second",
            paramLabel = "NUMBER",
            description = "Calls that any second allows, at most 10000 (0, no limit).")
    private @Nullable Long perSecond;

    @Option(
            names = "--standing",
            paramLabel = "active|unverified|expired",
            description = "How the account behind a token stands, to try the refusals 492 and 493 (active).")
    private @Nullable Standing standing;

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        var order = order();
        try {
            KeyErrand.check(order);
        } catch (InvalidErrand e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
        var key = new ObjectText();
        try (var desk = Desk.open(data.settings())) {
            desk.run("keys", order, key);
        }
        var out = spec.commandLine().getOut();
        out.print(json ? key.json() : key.lines());
        StandardOutput.flush(out);
        return 0;
    }

    private Order order() {
        var order = KeyErrand.order(Action.CREATE);
        order = with(order, "api", api);
        order = with(order, "name", name);
        order = with(order, "daily_quota", dailyQuota);
        order = with(order, "per_second", perSecond);
        return with(order, "standing", standing);
    }

    private static Order with(Order order, String name, @Nullable Object value) {
        return value == null ? order : order.with(name, value);
    }
}

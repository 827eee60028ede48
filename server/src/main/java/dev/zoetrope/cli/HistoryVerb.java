package dev.zoetrope.cli;

import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.errand.Order;
import dev.zoetrope.forgetting.Target;
import dev.zoetrope.history.HistoryErrand;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code history}: tells how counters have changed. */
@Command(
        name = "history",
        description = {
            "Tell how the counters of a user or a video have changed.",
            "",
            "A line for each value that a source saw, and from when to when no other value was seen. Every observation counts, whenever it",
            "was imported."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  ./zoetrope history --data corpus anna",
            "  ./zoetrope history --data corpus --counter follower_count --from 2024-01-01 anna"
        })
final class HistoryVerb implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "WHO",
            description = {
                "A handle (anna, @anna), a person's id:NUMBER or sec:SECUID, or a video's id. A number of "
                        + Target.VIDEO_DIGITS + " digits or more is a video's id; write @ before a handle that is one."
            })
    private String who = "";

    @Option(
            names = "--counter",
            paramLabel = "NAME",
            split = ",",
            hideParamSyntax = true,
            description = "Which counters, such as view_count; all without it.")
    private List<String> counters = List.of();

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "The first day of seeing (UTC), as 2022-06-28 or 20220628; no bound without it.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "The last day of seeing (UTC).")
    private @Nullable String to;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        var order = checkedOrder();
        var settings = data.settings();
        Export.requireCatalog(settings);
        var history = new HistoryText();
        try (var desk = Desk.open(settings)) {
            desk.run("history", order, history);
        }
        try {
            var out = spec.commandLine().getOut();
            if (json) {
                out.print(history.json());
            } else if (!history.print(Terminal.detect(), out)) {
                spec.commandLine().getErr().println("No counter of " + who + " was seen.");
            }
            StandardOutput.flush(out);
        } catch (ReaderGone _) {
            // They have seen enough.
        }
        return 0;
    }

    /** What can be checked without a catalog is told as wrong usage. */
    private Order checkedOrder() {
        try {
            var order = HistoryErrand.order(Target.of(who), counters, from, to);
            HistoryErrand.check(order);
            return order;
        } catch (InvalidErrand e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }
}

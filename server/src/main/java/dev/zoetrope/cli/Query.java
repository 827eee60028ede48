package dev.zoetrope.cli;

import dev.zoetrope.errand.Order;
import dev.zoetrope.queries.QueryErrand;
import dev.zoetrope.shape.ResearchShape;
import dev.zoetrope.shape.UnknownMember;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code query}: asks the catalog. */
@Command(
        name = "query",
        description = {
            "Find videos in the catalog: the newest first, as a table; or count them.",
            "",
            "Without options that select, these are all videos whose time of posting is known. As in the API, videos that are not"
                    + " public and those of private accounts are not found; no other limit of the API holds, neither 30 days nor pages."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        footer = {
            "",
            "Examples:",
            "  ./zoetrope query --data corpus --region US,CA --from 2022-06-01",
            "  ./zoetrope query --data corpus --keyword video --as csv --fields id,view_count",
            "  ./zoetrope query --data corpus --not-user anna --by day"
        })
final class Query implements Callable<Integer> {
    private static final List<String> TABLE =
            List.of("id", "create_time", "username", "region_code", "view_count", "like_count", "video_description");
    private static final long ROWS_OF_TABLE = 20;
    private static final int GROUPS = 20;

    /** How rows are shown. */
    enum Form {
        TABLE,
        NDJSON,
        CSV
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private QueryOptions options = new QueryOptions();

    @Option(
            names = "--as",
            paramLabel = "table|ndjson|csv",
            description = "How videos are shown (table); the other two have a row for each, with the API's names.")
    private @Nullable Form form;

    @Option(
            names = "--fields",
            paramLabel = "NAME",
            split = ",",
            hideParamSyntax = true,
            description = "Which fields, by the API's names (for a table the usual ones, else all and observed_at).")
    private List<String> fields = List.of();

    @Option(names = "--limit", paramLabel = "NUMBER|all", description = "How many videos (20 in a table, else all).")
    private @Nullable String limit;

    @Option(names = "--count", description = "Tell how many there are, exactly, however long that takes.")
    private boolean count;

    @Option(
            names = "--by",
            paramLabel = "day|month|region|hashtag|sound|user",
            description = "Tell how many there are of each, as bars.")
    private @Nullable By by;

    @Option(names = "--top", paramLabel = "NUMBER", description = "With --by: the greatest so many (20).")
    private @Nullable Integer top;

    @Option(names = "--json", description = "With --count or --by: the numbers as JSON.")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        return run(Terminal.detect());
    }

    private int run(Terminal terminal) {
        requireOneQuestion();
        var out = spec.commandLine().getOut();
        try {
            if (by != null) {
                histogram(by, terminal, out);
            } else if (count) {
                count(terminal, out);
            } else {
                rows(Objects.requireNonNullElse(form, Form.TABLE), terminal, out);
            }
            StandardOutput.flush(out);
        } catch (ReaderGone _) {
            // They have seen enough.
        }
        return 0;
    }

    /** Options that would be passed over are refused: somebody expects something of them. */
    private void requireOneQuestion() {
        boolean counts = count || by != null;
        refuse(counts && form != null, "--as", "is for videos, not for numbers; --json gives numbers as JSON");
        refuse(counts && !fields.isEmpty(), "--fields", "is for videos, not for numbers");
        refuse(counts && limit != null, "--limit", "is for videos, not for numbers; --top is for groups");
        refuse(!counts && json, "--json", "gives the numbers of --count or --by; videos as JSON: --as ndjson");
        refuse(top != null && by == null, "--top", "is how many groups are shown; say by what, with --by");
        refuse(
                top != null && by != null && by.isTime(),
                "--top",
                "is for groups that have no order; all days are shown");
        refuse(
                top != null && (top < 1 || top > QueryErrand.MOST_GROUPS),
                "--top",
                "is " + top + "; it may be 1 to " + QueryErrand.MOST_GROUPS);
    }

    private void refuse(boolean wrong, String flag, String reason) {
        if (wrong) {
            throw new ParameterException(spec.commandLine(), flag + " " + reason);
        }
    }

    private void rows(Form shown, Terminal terminal, PrintWriter out) {
        var names = fields(shown);
        long most = limit(shown);
        switch (shown) {
            case TABLE -> {
                var table = new Table(names, terminal, out);
                var lines = new Lines(table::add);
                var end = ask(QueryErrand.rows(QueryErrand.Form.NDJSON, names, most), lines, terminal)
                        .end();
                table.end();
                remark(end.number("count"), Boolean.parseBoolean(end.text("more")), terminal);
            }
            case NDJSON, CSV -> {
                var asked = shown == Form.CSV ? QueryErrand.Form.CSV : QueryErrand.Form.NDJSON;
                ask(
                        QueryErrand.rows(asked, names, most),
                        text -> {
                            out.print(terminal.interactive() ? TerminalText.harmlessLines(text) : text);
                            StandardOutput.flush(out);
                        },
                        terminal);
            }
        }
    }

    private void remark(long rows, boolean more, Terminal terminal) {
        var err = spec.commandLine().getErr();
        if (rows == 0) {
            err.println("No video is found.");
        } else if (more && limit == null) {
            err.println(terminal.dim("The newest " + rows + "; --limit shows more, --count tells how many there are."));
        }
    }

    private List<String> fields(Form shown) {
        if (fields.isEmpty()) {
            return shown == Form.TABLE ? TABLE : List.of();
        }
        var names = fields.stream().map(String::strip).toList();
        try {
            // The order in which rows have them.
            return ResearchShape.VIDEO.select(names).names();
        } catch (UnknownMember e) {
            throw new ParameterException(spec.commandLine(), "--fields: " + e.getMessage());
        }
    }

    private long limit(Form shown) {
        if (limit == null) {
            return shown == Form.TABLE ? ROWS_OF_TABLE : Long.MAX_VALUE;
        }
        if (limit.equals("all")) {
            return Long.MAX_VALUE;
        }
        if (!limit.matches("0*[1-9][0-9]{0,17}")) {
            throw new ParameterException(
                    spec.commandLine(), "--limit: \"" + limit + "\" is neither a number from 1 on nor all");
        }
        return Long.parseLong(limit);
    }

    private void count(Terminal terminal, PrintWriter out) {
        long videos = ask(QueryErrand.count(), Query::noRows, terminal).end().number("videos");
        out.println(json ? NumbersJson.of(videos) : Long.toString(videos));
    }

    private void histogram(By grouping, Terminal terminal, PrintWriter out) {
        var order = QueryErrand.histogram(grouping.grouping(), Objects.requireNonNullElse(top, GROUPS));
        var histogram = ask(order, Query::noRows, terminal).histogram();
        if (json) {
            out.println(NumbersJson.of(grouping, histogram));
            return;
        }
        var chart = new Chart(terminal, out);
        switch (grouping) {
            case DAY -> chart.days(histogram);
            case MONTH -> chart.months(histogram);
            case REGION, HASHTAG, SOUND, USER -> chart.greatest(grouping, histogram);
        }
    }

    private static void noRows(String text) {
        throw new IllegalStateException("numbers were asked for, and rows came");
    }

    private QueryReply ask(Order question, Consumer<String> rows, Terminal terminal) {
        var order = options.addTo(question);
        var settings = data.settings();
        Export.requireCatalog(settings);
        var reply = new QueryReply(rows, terminal, spec.commandLine().getErr());
        try (var desk = Desk.open(settings)) {
            desk.run("query", order, reply);
        }
        return reply;
    }
}

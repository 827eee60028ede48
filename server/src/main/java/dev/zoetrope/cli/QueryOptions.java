package dev.zoetrope.cli;

import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.errand.Order;
import dev.zoetrope.query.Condition;
import dev.zoetrope.query.InvalidQuery;
import dev.zoetrope.query.Operation;
import dev.zoetrope.query.Phrase;
import dev.zoetrope.query.UtcDay;
import dev.zoetrope.selection.VideoSelection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which videos a verb is about. Without any of these options, all of them. */
final class QueryOptions {
    /** A query, in a file or not, has at most so many bytes. */
    static final int LARGEST = 1 << 20;

    private static final Pattern DASHED = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--keyword",
            paramLabel = "WORDS",
            split = ",",
            hideParamSyntax = true,
            description = "Words in the caption, one after the other, the last as a beginning. Of several, any:"
                    + " repeat the option or use commas, here and below.")
    private List<String> keywords = List.of();

    @Option(
            names = "--hashtag",
            paramLabel = "NAME",
            split = ",",
            hideParamSyntax = true,
            description = "A hashtag of the video.")
    private List<String> hashtags = List.of();

    @Option(
            names = "--user",
            paramLabel = "HANDLE",
            split = ",",
            hideParamSyntax = true,
            description = "Who posted it.")
    private List<String> users = List.of();

    @Option(
            names = "--region",
            paramLabel = "CODE",
            split = ",",
            hideParamSyntax = true,
            description = "Where the author registered, in two letters.")
    private List<String> regions = List.of();

    @Option(
            names = "--sound",
            paramLabel = "ID",
            split = ",",
            hideParamSyntax = true,
            description = "The id of the video's sound.")
    private List<String> sounds = List.of();

    @Option(
            names = "--length",
            paramLabel = "CLASS",
            split = ",",
            hideParamSyntax = true,
            description = "short (under 15 s), mid (to 60 s), long (to 5 minutes) or extra_long.")
    private List<String> lengths = List.of();

    @Option(names = "--id", paramLabel = "ID", split = ",", hideParamSyntax = true, description = "The video's id.")
    private List<String> ids = List.of();

    @Option(
            names = "--not-keyword",
            paramLabel = "WORDS",
            split = ",",
            hideParamSyntax = true,
            description = "Leave out what has the words.")
    private List<String> notKeywords = List.of();

    @Option(
            names = "--not-hashtag",
            paramLabel = "NAME",
            split = ",",
            hideParamSyntax = true,
            description = "Leave out what has the hashtag.")
    private List<String> notHashtags = List.of();

    @Option(
            names = "--not-user",
            paramLabel = "HANDLE",
            split = ",",
            hideParamSyntax = true,
            description = "Leave out what they posted.")
    private List<String> notUsers = List.of();

    @Option(
            names = "--not-region",
            paramLabel = "CODE",
            split = ",",
            hideParamSyntax = true,
            description = "Leave out the region.")
    private List<String> notRegions = List.of();

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "The first day of posting (UTC), as 2022-06-28 or 20220628; no bound without it.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "The last day of posting (UTC).")
    private @Nullable String to;

    @Option(
            names = "--query",
            paramLabel = "JSON|@FILE|-",
            description =
                    "A query, or a whole request body, as the Research API takes it; @FILE reads it from a file, - from"
                            + " standard input. What other options say has to hold as well.")
    private @Nullable String query;

    /** An order for the videos that were asked for. */
    Order addTo(Order order) {
        return selection().addTo(order);
    }

    /**
     * The videos that were asked for.
     *
     * @throws ParameterException when an option cannot be understood; the message names it
     */
    VideoSelection selection() {
        var and = new ArrayList<Condition>();
        add("--keyword", "keyword", keywords, and);
        add("--hashtag", "hashtag_name", hashtags, and);
        add("--user", "username", users, and);
        add("--region", "region_code", regions, and);
        add("--sound", "music_id", sounds, and);
        var classes =
                lengths.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList();
        add("--length", "video_length", classes, and);
        add("--id", "video_id", ids, and);
        var not = new ArrayList<Condition>();
        add("--not-keyword", "keyword", notKeywords, not);
        add("--not-hashtag", "hashtag_name", notHashtags, not);
        add("--not-user", "username", notUsers, not);
        add("--not-region", "region_code", notRegions, not);
        return checked(within(asked().only(and, not)));
    }

    private void add(String flag, String field, List<String> values, List<Condition> conditions) {
        if (values.isEmpty()) {
            return;
        }
        try {
            var condition = Condition.of(field, Operation.IN, values);
            switch (condition) {
                case Condition.Keyword keyword -> keyword.values().forEach(phrase -> requireWords(flag, phrase));
                case Condition.Text text -> text.values().forEach(value -> requireRegion(flag, text.field(), value));
                case Condition.Numeric _, Condition.Day _, Condition.Length _ -> {}
            }
            conditions.add(condition);
        } catch (InvalidQuery e) {
            throw wrong(flag, e.problem());
        }
    }

    private void requireWords(String flag, Phrase phrase) {
        if (phrase.units().isEmpty()) {
            throw wrong(flag, '"' + phrase.text() + "\" has neither letter nor digit, so that it is found nowhere");
        }
    }

    /** The name of a country would find nothing, and nobody would know why. */
    private void requireRegion(String flag, Condition.TextField field, String value) {
        if (field == Condition.TextField.REGION_CODE && !value.matches("[A-Z]{2}")) {
            throw wrong(flag, '"' + value + "\" is no region; write two letters, such as DE");
        }
    }

    private VideoSelection asked() {
        if (query == null) {
            return VideoSelection.EVERYTHING;
        }
        try {
            return VideoSelection.read(text(query));
        } catch (InvalidQuery e) {
            throw wrong("--query", String.valueOf(e.getMessage()));
        }
    }

    private String text(String given) {
        try {
            if (given.equals("-")) {
                return utf8(System.in);
            }
            if (given.startsWith("@")) {
                try (var file = Files.newInputStream(Path.of(given.substring(1)))) {
                    return utf8(file);
                }
            }
            return given;
        } catch (CharacterCodingException _) {
            throw wrong("--query", given + " is not UTF-8");
        } catch (IOException | InvalidPathException e) {
            throw wrong("--query", given + " cannot be read (" + e.getMessage() + ")");
        }
    }

    private String utf8(InputStream in) throws IOException {
        var bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw wrong("--query", "is longer than " + (LARGEST >> 20) + " MB");
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private VideoSelection within(VideoSelection asked) {
        var within = asked;
        if (from != null) {
            within = within.from(day("--from", from));
        }
        if (to != null) {
            within = within.to(day("--to", to));
        }
        if (within.from() != null && within.to() != null && within.from().isAfter(within.to())) {
            throw wrong(
                    from == null ? "--to" : "--from",
                    "the first day, " + within.from() + ", is after the last, " + within.to());
        }
        return within;
    }

    private LocalDate day(String flag, String text) {
        try {
            return UtcDay.parse(DASHED.matcher(text).matches() ? text.replace("-", "") : text);
        } catch (DateTimeException _) {
            throw wrong(flag, '"' + text + "\" is no day; write it as 2022-06-28 or 20220628");
        }
    }

    /** Reads what was put together as the errand will, so that limits of the whole are told before anything is opened. */
    private VideoSelection checked(VideoSelection selection) {
        try {
            return VideoSelection.of(selection.addTo(Order.empty()));
        } catch (InvalidErrand e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private ParameterException wrong(String flag, String problem) {
        return new ParameterException(spec.commandLine(), flag + ": " + problem);
    }
}

package dev.zoetrope.bench;

import dev.zoetrope.demo.DemoWorld;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The questions that are measured: usual ones, and those that a search engine may be slow at. */
final class MixedSet {
    private static final int PAGE = 100;
    private static final int FAR_PAGE = 500;
    private static final int MANY_IDS = 1_000;

    /** Lines of the file between two of the many ids. */
    private static final int STEP = 17;

    private static final Duration MONTH = Duration.ofDays(30);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    private static final Pattern CURSOR = Pattern.compile("\"cursor\":(\\d+)");
    private static final Pattern SEARCH = Pattern.compile("\"search_id\":\"(\\d+)\"");

    private static final String VIDEOS = "/v2/research/video/query/?fields=";
    private static final String FEW = "id,like_count";
    private static final String ALL = "id,create_time,username,region_code,video_description,music_id,like_count,"
            + "comment_count,share_count,view_count,effect_ids,hashtag_names,playlist_id,voice_to_text";
    private static final String USER = "/v2/research/user/info/?fields=display_name,bio_description,avatar_url,"
            + "is_verified,follower_count,following_count,likes_count,video_count";

    private static final String RECENT = days(DemoWorld.END.minus(MONTH));
    /** The world has videos of 26 weeks. */
    private static final String OLD = days(DemoWorld.END.minus(Duration.ofDays(182)));

    private final String token;
    private final List<Question> questions = new ArrayList<>();

    private MixedSet(String token) {
        this.token = token;
    }

    private static String days(java.time.Instant from) {
        return "\"start_date\":\"" + DAY.format(from) + "\",\"end_date\":\""
                + DAY.format(from.plus(MONTH).minusSeconds(1)) + "\"";
    }

    /** The first question: a start has ended when it is answered. */
    static Question first(String token) {
        var set = new MixedSet(token);
        return Question.ok(
                "first",
                set.search(
                        FEW, RECENT, and(condition("region_code", "EQ", "US"), condition("keyword", "EQ", "mo")), ""));
    }

    /** Asks a server that holds the file for what the questions need, such as the cursor of a far page. */
    static List<Question> ask(URI server, String token, WorldFile file) throws IOException {
        var set = new MixedSet(token);
        set.usual();
        set.slow(file);
        set.far(server);
        return set.questions;
    }

    private void usual() {
        var usual = and(condition("region_code", "EQ", "US"), condition("keyword", "EQ", "mo"));
        add("newest 100: region, window, keyword", FEW, RECENT, usual);
        add("the same, all fields", ALL, RECENT, usual);
        add("phrase in quotes", FEW, RECENT, and(condition("keyword", "EQ", "\\\"night sky\\\"")));
        add("part of a Chinese text", FEW, RECENT, and(condition("keyword", "EQ", "奶茶")));
        var user = Connection.request(USER, "application/json", token, "{\"username\":\"joe1234567\"}");
        questions.add(Question.ok("user info", user));
    }

    private void slow(WorldFile file) throws IOException {
        add(
                "often each, together almost never",
                FEW,
                RECENT,
                and(
                        condition("keyword", "EQ", "a"),
                        condition("hashtag_name", "GT", "m"),
                        condition("view_count", "GT", "20000"),
                        condition("comment_count", "LT", "3")));
        add("not alone", FEW, RECENT, "\"not\":[" + condition("region_code", "EQ", "US") + "]");
        add("one of a thousand ids", FEW, RECENT, and(condition("video_id", "IN", ids(file))));
        add("keyword of one letter", FEW, RECENT, and(condition("keyword", "EQ", "a")));
        add("old window, hot word", FEW, OLD, and(condition("keyword", "EQ", "a")));
        add("user with a tenth of all videos", FEW, RECENT, and(condition("username", "EQ", WorldFile.BUSY)));
        add("hashtag after hello", FEW, RECENT, and(condition("hashtag_name", "GT", "hello")));
        var beyond = search(FEW, RECENT, and(condition("keyword", "EQ", "a")), ",\"cursor\":" + (1L << 62));
        questions.add(Question.answered("cursor of 2^62, refused", beyond, "Invalid count or cursor"));
    }

    /** As many ids as may be, from all over the file. */
    private static String[] ids(WorldFile file) throws IOException {
        try (Stream<String> lines = Files.lines(file.videos())) {
            var ids = lines.limit((long) MANY_IDS * STEP)
                    .map(line -> number(ID, line))
                    .toList();
            int step = Math.max(1, ids.size() / MANY_IDS);
            return Stream.iterate(0, at -> at < ids.size(), at -> at + step)
                    .map(ids::get)
                    .limit(MANY_IDS)
                    .toArray(String[]::new);
        }
    }

    /** The first and a far page of one search, and the far one by its cursor alone, which has to be counted up to. */
    private void far(URI server) throws IOException {
        var everything = "\"not\":[" + condition("region_code", "EQ", "AQ") + "]";
        var place = "";
        var far = "";
        try (var connection = new Connection(server)) {
            for (int page = 1; page < FAR_PAGE; page++) {
                connection.send(search(FEW, RECENT, everything, place));
                var answer = connection.body();
                if (!answer.contains("\"has_more\":true")) {
                    break;
                }
                far = ",\"cursor\":" + number(CURSOR, answer);
                place = far + ",\"search_id\":\"" + number(SEARCH, answer) + "\"";
            }
        }
        add("page 1 of everything", FEW, RECENT, everything);
        questions.add(Question.ok("page 500 (the last but one if fewer)", search(FEW, RECENT, everything, place)));
        questions.add(Question.ok("the same by its cursor alone", search(FEW, RECENT, everything, far)));
    }

    private void add(String name, String fields, String days, String conditions) {
        questions.add(Question.ok(name, search(fields, days, conditions, "")));
    }

    private byte[] search(String fields, String days, String conditions, String place) {
        var body = "{\"query\":{" + conditions + "}," + days + ",\"max_count\":" + PAGE + place + "}";
        return Connection.request(VIDEOS + fields, "application/json", token, body);
    }

    private static String and(String... conditions) {
        return "\"and\":[" + String.join(",", conditions) + "]";
    }

    private static String condition(String field, String operation, String... values) {
        return Stream.of(values)
                .collect(Collectors.joining(
                        "\",\"",
                        "{\"field_name\":\"" + field + "\",\"operation\":\"" + operation + "\",\"field_values\":[\"",
                        "\"]}"));
    }

    private static String number(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return found.group(1);
    }
}

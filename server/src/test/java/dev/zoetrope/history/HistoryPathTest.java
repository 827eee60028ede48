package dev.zoetrope.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zoetrope.catalog.HistorySearch;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.Video;
import dev.zoetrope.server.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Histories over HTTP. */
final class HistoryPathTest {
    private static final String PATH = "/_zoetrope/history";

    @TempDir
    private static Path data;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.on(data).load("""
                {"username":"anna","follower_count":100,"observed_at":"2024-01-01T09:00:00Z"}
                {"username":"anna","follower_count":101,"observed_at":"2024-02-03T09:00:00Z"}
                {"username":"anna","follower_count":100,"observed_at":"2024-01-05T09:00:00Z"}
                {"username":"71","follower_count":7,"observed_at":"2024-01-05T09:00:00Z"}
                {"id":71,"username":"anna","view_count":5,"like_count":1,"observed_at":"2024-01-01T00:00:00.001Z"}
                """);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, Object> run(long value, String first, String last) {
        return Map.of("value", value, "first_seen", first, "last_seen", last, "source", "research");
    }

    @Test
    void aUserHasRuns() {
        var reply = server.get(PATH + "?user=%40Anna");
        assertEquals(200, reply.status());
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals(List.of("handle:anna"), reply.at("user"));
        assertEquals("anna", reply.at("handle"));
        assertEquals(
                List.of(
                        run(100, "2024-01-01T09:00:00Z", "2024-01-05T09:00:00Z"),
                        run(101, "2024-02-03T09:00:00Z", "2024-02-03T09:00:00Z")),
                reply.at("counters", "follower_count"));
    }

    @Test
    void aNumberIsWhatTheParameterSays() {
        var video = server.get(PATH + "?video=71&counter=view_count,like_count");
        assertEquals("71", video.at("video"));
        assertEquals(
                Map.of(
                        "like_count",
                        List.of(run(1, "2024-01-01T00:00:00.001Z", "2024-01-01T00:00:00.001Z")),
                        "view_count",
                        List.of(run(5, "2024-01-01T00:00:00.001Z", "2024-01-01T00:00:00.001Z"))),
                video.at("counters"));
        assertEquals(
                List.of(run(7, "2024-01-05T09:00:00Z", "2024-01-05T09:00:00Z")),
                server.get(PATH + "?user=71").at("counters", "follower_count"));
    }

    @Test
    void daysAreChosen() {
        assertEquals(
                List.of(run(100, "2024-01-05T09:00:00Z", "2024-01-05T09:00:00Z")),
                server.get(PATH + "?user=anna&from=20240102&to=2024-02-02").at("counters", "follower_count"));
        assertEquals(Map.of(), server.get(PATH + "?user=anna&from=2024-02-04").at("counters"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                   | 400 | say whose history: user is a handle, or video is a video's id
            ?user=anna&video=71    | 400 | say whose history: user is a handle, or video is a video's id
            ?user=                 | 400 | "" names nobody; write a handle (anna, @anna), id:NUMBER, sec:SECUID
            ?user=a%20b            | 400 | "a b" names nobody; write a handle (anna, @anna), id:NUMBER, sec:SECUID
            ?user=id:99999999999999999999 | 400 | "id:99999999999999999999" names nobody; write a handle (anna, @anna), id:NUMBER, sec:SECUID
            ?video=x               | 400 | "x" is no video's id, which is a positive number
            ?video=-5              | 400 | "-5" is no video's id, which is a positive number
            ?video=9223372036854775808 | 400 | "9223372036854775808" is no video's id, which is a positive number
            ?video=71&counter=likes | 400 | counter is "likes"; a video has like_count, comment_count, share_count, view_count, save_count, repost_count, download_count, whatsapp_share_count
            ?video=71&counter=     | 400 | counter is ""; a video has like_count, comment_count, share_count, view_count, save_count, repost_count, download_count, whatsapp_share_count
            ?user=anna&from=1      | 400 | from is "1"; it needs a day, as 2022-06-28 or 20220628
            ?user=anna&from=20240102&to=20240101 | 400 | from: the first day, 2024-01-02, is after the last, 2024-01-01
            ?user=%00              | 400 | Field 1 of the form has a NUL (%00) in it.
            ?user=nobody           | 404 | nobody is known by @nobody
            ?user=id:5             | 404 | nobody is known by id:5
            ?video=73              | 404 | no video is known by the id 73
            """)
    void whatIsWrongIsTold(String query, int status, String message) {
        var reply = server.get(PATH + (query == null ? "" : query));
        assertEquals(status + " " + message, reply.status() + " " + reply.at("error"));
    }

    @Test
    void strangersAreTurnedAway(@TempDir Path other) {
        assertEquals(
                403,
                server.get(PATH + "?user=anna", "Origin", "https://evil.example")
                        .status());
        assertEquals(
                403,
                server.get(PATH + "?user=anna", "X-Forwarded-For", "203.0.113.5")
                        .status());
        assertEquals(405, server.call("POST", PATH, "").status());
        try (var keyed = TestServer.on(other, "admin-key=a-key-of-sixteen-letters")) {
            assertEquals(401, keyed.get(PATH + "?user=anna").status());
            var known = keyed.get(PATH + "?user=anna", "Authorization", "Bearer a-key-of-sixteen-letters");
            assertEquals(404, known.status());
        }
    }

    @Test
    void anAnswerIsBounded() {
        int most = HistorySearch.MOST_RUNS;
        server.world()
                .catalog()
                .save(LongStream.rangeClosed(0, most)
                        .mapToObj(HistoryPathTest::seen)
                        .toList());
        assertEquals(
                "the history has more than 100000 runs; ask for one counter, or for a shorter time",
                server.get(PATH + "?video=72").at("error"));
        // A second for each moment.
        assertEquals(
                86_400,
                ((List<?>) server.get(PATH + "?video=72&from=1970-01-01&to=1970-01-01")
                                .at("counters", "view_count"))
                        .size());
    }

    private static Observation seen(long second) {
        var stamp = new Stamp(second * 1_000, Source.WEB);
        return new Observation.OfVideo(
                72, null, stamp, Facts.at(stamp).with(Video.VIEW_COUNT, second).build());
    }
}

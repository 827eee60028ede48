package dev.zoetrope.server;

import static dev.zoetrope.server.Difference.Known.DOCUMENTED;
import static dev.zoetrope.server.Difference.Known.GUESSED;
import static dev.zoetrope.server.Difference.Known.SEEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The rows of {@code docs/differences.md}. */
final class Differences {
    private static final String USER = "/v2/research/user/info/?fields=display_name";

    static final List<Difference> ALL = Stream.concat(List.of(
            new Difference(
                    "Daily quota",
                    DOCUMENTED,
                    "1,000 research calls a day for each app, from 00:00 UTC",
                    "Counts calls, refuses none",
                    "`--limits real`",
                    server -> {
                        var app = server.register("research.data.basic");
                        var today = LocalDate.now(ZoneOffset.UTC);
                        server.post(server.token(app), Ask.VIDEOS, "{}");
                        var used = server.world()
                                .accounts()
                                .uses()
                                .used("research:" + app.app().clientKey(), today);
                        assertEquals(1, used);
                    }),
            new Difference(
                    "Delay of data",
                    DOCUMENTED,
                    "New videos appear after up to 48 hours, their counts follow within days",
                    "What is imported is found by the next call",
                    "",
                    server -> {
                        server.load(Ask.row(99, "2022-08-01T00:00:00Z"));
                        assertEquals(
                                List.of(99L),
                                server.post(Ask.VIDEOS, Ask.body(Ask.ALL, "20220801", "20220801"))
                                        .videos("id"));
                    }),
            new Difference(
                    "Videos on a page when `max_count` is left out",
                    DOCUMENTED,
                    "The guide says 10, the reference 20",
                    "10",
                    "`--research-page-size 20`",
                    server -> assertEquals(10, first(server).videos("id").size())),
            new Difference(
                    "Missing slash at the end of a path",
                    SEEN,
                    "404 in plain text",
                    "The same",
                    "`--loose` accepts it",
                    server -> assertEquals(
                            "Unsupported path(Janus)",
                            server.post("/v2/research/video/query?fields=id", "{}")
                                    .body())),
            new Difference(
                    "HTTP status of a refused token request",
                    SEEN,
                    "200 with an `error` in the body; older sources have 400 or 401",
                    "200",
                    "`--oauth-error-status`",
                    server -> assertEquals(
                            200,
                            server.call("POST", "/v2/oauth/token/", "client_key=x")
                                    .status())),
            new Difference(
                    "A `search_id` just issued",
                    SEEN,
                    "Often refused for some seconds",
                    "Good at once",
                    "",
                    server -> assertEquals(
                            10, next(server, first(server), 10).videos("id").size())),
            new Difference(
                    "Life of a `search_id`",
                    GUESSED,
                    "Long enough to go on after the next midnight",
                    "Seven days, also over a restart",
                    "`--search-life`",
                    server -> assertEquals(
                            7 * 24,
                            Settings.read(Map.of(), Map.of())
                                    .get(Settings.SEARCH_LIFE)
                                    .toHours())),
            new Difference(
                    "Another query under an old `search_id`",
                    GUESSED,
                    "Results are cached under the id",
                    "The old search goes on",
                    "",
                    server -> {
                        var nobody = Ask.and(Ask.condition("username", "EQ", "\"nobody\""));
                        var body = Ask.june(nobody, id(first(server)), "\"cursor\":20");
                        assertEquals(
                                5, server.post(Ask.VIDEOS, body).videos("id").size());
                    }),
            new Difference(
                    "`search_id` of a search without hits",
                    SEEN,
                    "Sources disagree: missing, empty, or an id",
                    "An id",
                    "",
                    server -> {
                        var none = Ask.june(Ask.and(Ask.condition("username", "EQ", "\"nobody\"")));
                        assertTrue(((String) server.post(Ask.VIDEOS, none).at("data", "search_id")).matches("\\d{19}"));
                    }),
            new Difference(
                    "`cursor` at the end of a search, and beyond it",
                    GUESSED,
                    "`Invalid count or cursor` has been seen; not where it begins",
                    "Right at the end there are no rows; beyond it is refused",
                    "",
                    server -> {
                        assertEquals(200, next(server, first(server), 25).status());
                        assertEquals(
                                "400 invalid_params Invalid count or cursor",
                                next(server, first(server), 26).refusal());
                    }),
            new Difference(
                    "`cursor` that no page handed out",
                    GUESSED,
                    "",
                    "Counted up to, within the time a search may take",
                    "`--search-time`",
                    server -> assertEquals(
                            7, next(server, first(server), 18).videos("id").size())),
            new Difference(
                    "`is_random`",
                    DOCUMENTED,
                    "Videos in random order",
                    "Each call draws anew; its page says that there is no other",
                    "",
                    server -> {
                        var draw = Ask.june(Ask.ALL, "\"is_random\":true", "\"max_count\":20");
                        var page = server.post(Ask.VIDEOS, draw);
                        assertEquals(false, page.data().get("has_more"));
                        assertNotEquals(
                                page.videos("id"), server.post(Ask.VIDEOS, draw).videos("id"));
                    }),
            new Difference(
                    "Comma behind the last member of a body",
                    DOCUMENTED,
                    "Samples have one; whether the service takes it is not known",
                    "Taken",
                    "",
                    server -> assertEquals(
                            200,
                            server.post(Ask.VIDEOS, Ask.june(Ask.ALL, "\"max_count\":1,"))
                                    .status())),
            new Difference(
                    "Member given twice",
                    GUESSED,
                    "",
                    "Refused",
                    "",
                    server -> assertEquals(
                            400,
                            server.post(Ask.VIDEOS, Ask.june(Ask.ALL, "\"cursor\":0,\"cursor\":1"))
                                    .status())),
            new Difference(
                    "Largest body", GUESSED, "", "64 KiB, 32 levels, 500 conditions, 5,000 values", "", server -> {
                        var body = Ask.june(Ask.ALL);
                        var longest = body + " ".repeat(64 * 1024 - body.length());
                        assertEquals(200, server.post(Ask.VIDEOS, longest).status());
                        assertEquals(400, server.post(Ask.VIDEOS, longest + " ").status());
                    }),
            new Difference(
                    "Order in which mistakes are told",
                    GUESSED,
                    "",
                    "Path, token, scope, quota, syntax of the body, `fields`, members of the body",
                    "",
                    server -> {
                        var both = server.post("/v2/research/video/query/?fields=x", "{\"query\":7}");
                        assertTrue(both.refusal().contains("`fields`"), both.body());
                    }),
            new Difference(
                    "`GT` and its like on texts",
                    DOCUMENTED,
                    "A sample has `hashtag_name GT hello`; what it means is not told",
                    "Compares texts by code point; on `keyword`, every operation means the same",
                    "",
                    server -> {
                        var after = Ask.june(Ask.and(Ask.condition("username", "GT", "\"ad\"")), "\"max_count\":100");
                        assertEquals(
                                25, server.post(Ask.VIDEOS, after).videos("id").size());
                        var behind = Ask.june(Ask.and(Ask.condition("username", "GT", "\"ada\"")));
                        assertEquals(
                                0, server.post(Ask.VIDEOS, behind).videos("id").size());
                    }),
            new Difference(
                    "`keyword`",
                    SEEN,
                    "Matches approximately; recorded pages show beginnings of words",
                    "Words that follow one another, the last one by its beginning, upper and lower case alike",
                    "",
                    server -> {
                        server.load(Ask.row(98, "2022-09-01T00:00:00Z", "\"video_description\":\"The CATalog\""));
                        var found = Ask.and(Ask.condition("keyword", "EQ", "\"the cat\""));
                        var inside = Ask.and(Ask.condition("keyword", "EQ", "\"log\""));
                        assertEquals(1, september(server, found));
                        assertEquals(0, september(server, inside));
                    }),
            new Difference(
                    "Unknown `region_code`",
                    GUESSED,
                    "",
                    "Matches nothing",
                    "",
                    server -> assertEquals(
                            0L,
                            server.post(Ask.VIDEOS, Ask.june(Ask.and(Ask.condition("region_code", "EQ", "\"XX\""))))
                                    .data()
                                    .get("cursor"))),
            new Difference(
                    "`favorites_count` or `favourites_count`",
                    DOCUMENTED,
                    "Pages of the documentation differ",
                    "Both, each under the name asked for",
                    "",
                    server -> assertEquals(
                            200,
                            server.post(
                                            "/v2/research/video/query/?fields=favorites_count,favourites_count",
                                            Ask.june(Ask.ALL))
                                    .status())),
            new Difference(
                    "`username` in an answer about a user",
                    SEEN,
                    "In the guide's sample; recorded answers lack it",
                    "Always there",
                    "",
                    server -> assertEquals(
                            Set.of("username"),
                            server.post(USER, "{\"username\":\"ADA\"}").data().keySet())),
            new Difference(
                    "Upper and lower case of a handle",
                    GUESSED,
                    "",
                    "The same handle",
                    "",
                    server -> assertEquals(
                            "ada",
                            server.post(USER, "{\"username\":\"ADA\"}").data().get("username"))),
            new Difference(
                    "Order of an object's members",
                    SEEN,
                    "Changes from object to object",
                    "Always the same",
                    "",
                    server -> {
                        var page = server.post("/v2/research/video/query/?fields=region_code,id", Ask.june(Ask.ALL));
                        assertEquals(10, page.body().split("\\{\"id\":\\d{19},\"region_code\":\"US\"}", -1).length - 1);
                    }),
            new Difference(
                    "`&`, `<` and `>` in texts",
                    GUESSED,
                    "Answers of the retired v1 have `\\u0026` for `&`",
                    "`\\u0026`, `\\u003c` and `\\u003e` in answers of every API",
                    "",
                    server -> {
                        server.load(Ask.row(88, "2022-08-20T00:00:00Z", "\"video_description\":\"<3 & more>\""));
                        var page = server.post(
                                "/v2/research/video/query/?fields=video_description",
                                Ask.body(Ask.ALL, "20220820", "20220820"));
                        assertTrue(page.body().contains("\"\\u003c3 \\u0026 more\\u003e\""), page.body());
                    })).stream(), EnsembleDifferences.ALL.stream())
            .toList();

    private Differences() {}

    private static Reply first(TestServer server) {
        return server.post(Ask.VIDEOS, Ask.june(Ask.ALL));
    }

    private static String id(Reply page) {
        return "\"search_id\":\"" + page.at("data", "search_id") + "\"";
    }

    private static Reply next(TestServer server, Reply page, long cursor) {
        return server.post(Ask.VIDEOS, Ask.june(Ask.ALL, id(page), "\"cursor\":" + cursor));
    }

    private static int september(TestServer server, String query) {
        return server.post(Ask.VIDEOS, Ask.body(query, "20220901", "20220930"))
                .videos("id")
                .size();
    }
}

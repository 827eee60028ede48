package dev.zoetrope.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.server.Ask;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paging through 25 videos, ten at a time unless told otherwise. */
final class SearchIdTest {
    private static final int COUNT = 25;

    @TempDir
    private static Path data;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.on(data).load(Ask.rows(COUNT));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Reply first() {
        return server.post(Ask.VIDEOS, Ask.june(Ask.ALL));
    }

    private static Reply page(Object searchId, long cursor) {
        return server.post(Ask.VIDEOS, Ask.june(Ask.ALL, member(searchId), "\"cursor\":" + cursor));
    }

    private static String member(Object searchId) {
        return "\"search_id\":\"" + searchId + "\"";
    }

    private static Object idOf(Reply page) {
        return page.at("data", "search_id");
    }

    /** Ids from the greatest down, but for so many that a client has seen. */
    private static List<Long> idsAfter(int seen) {
        return LongStream.range(seen, COUNT)
                .mapToObj(i -> Ask.ID + COUNT - 1 - i)
                .toList();
    }

    @Test
    void pagesTellEveryVideoOnceUnderOneSearchId() {
        var page = first();
        var searchId = (String) idOf(page);
        assertTrue(searchId.matches("[1-9]\\d{18}"), searchId);
        var ids = new ArrayList<>(page.videos("id"));
        while (page.at("data", "has_more").equals(true)) {
            page = page(searchId, (Long) page.at("data", "cursor"));
            assertEquals(searchId, idOf(page));
            ids.addAll(page.videos("id"));
        }
        assertEquals(idsAfter(0), ids);
        assertEquals((long) COUNT, page.data().get("cursor"));
    }

    @Test
    void twoSearchesHaveTwoIds() {
        assertNotEquals(idOf(first()), idOf(first()));
    }

    @Test
    void searchWithoutHitsHasAnIdToo() {
        var none = server.post(Ask.VIDEOS, Ask.june(Ask.and(Ask.condition("username", "EQ", "\"nobody\""))));
        assertEquals(List.of(), none.videos("id"));
        assertEquals(0L, none.data().get("cursor"));
        assertEquals(false, none.data().get("has_more"));
        assertEquals(List.of(), page(idOf(none), 0).videos("id"));
    }

    @Test
    void placeRightAtTheEndHasNoRowsAndBeyondThereIsNoPlace() {
        var searchId = idOf(first());
        var end = page(searchId, COUNT);
        assertEquals(List.of(), end.videos("id"));
        assertEquals((long) COUNT, end.data().get("cursor"));
        assertEquals(false, end.data().get("has_more"));
        assertEquals(
                "400 invalid_params Invalid count or cursor",
                page(searchId, COUNT + 1).refusal());
        assertEquals(
                "400 invalid_params Invalid count or cursor",
                page(searchId, 1L << 62).refusal());
    }

    @Test
    void cursorThatWasNeverHandedOutIsCountedUpTo() {
        var searchId = idOf(first());
        assertEquals(idsAfter(13).subList(0, 10), page(searchId, 13).videos("id"));
        assertEquals(idsAfter(3).subList(0, 10), page(searchId, 3).videos("id"));
        assertEquals(13L, page(searchId, 3).data().get("cursor"));
    }

    @Test
    void cursorWithoutSearchIdBeginsANewSearchThere() {
        var page = server.post(Ask.VIDEOS, Ask.june(Ask.ALL, "\"cursor\":20"));
        assertEquals(idsAfter(20), page.videos("id"));
        assertEquals((long) COUNT, page.data().get("cursor"));
        assertEquals(idsAfter(5).subList(0, 10), page(idOf(page), 5).videos("id"));
    }

    @Test
    void otherQueryUnderAnOldIdServesTheOldSearch() {
        var searchId = idOf(first());
        var other = Ask.body(
                Ask.and(Ask.condition("username", "EQ", "\"nobody\"")),
                "20200101",
                "20200102",
                member(searchId),
                "\"cursor\":10");
        assertEquals(idsAfter(10).subList(0, 10), server.post(Ask.VIDEOS, other).videos("id"));
    }

    @Test
    void searchIdMayBeANumber() {
        var body = Ask.june(Ask.ALL, "\"search_id\":" + idOf(first()), "\"cursor\":20");
        assertEquals(idsAfter(20), server.post(Ask.VIDEOS, body).videos("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7160776277492814854", "0", "-1", "99999999999999999999", "nonsense", " ", "ü"})
    void unknownSearchIdIsRefusedInTheLiveServicesWords(String searchId) {
        assertEquals(
                "400 invalid_params Search Id " + searchId + " is invalid or expired",
                page(searchId, 0).refusal());
    }

    @Test
    void longNonsenseIsNotEchoedWhole() {
        var refusal = page("x".repeat(5_000), 0).refusal();
        assertTrue(refusal.startsWith("400 invalid_params Search Id xxx"), refusal);
        assertTrue(refusal.length() < 200, refusal);
    }

    @Test
    void searchOfAnotherAppIsUnknown() {
        var searchId = idOf(first());
        var stranger = server.token(server.register("research.data.basic"));
        assertEquals(
                "400 invalid_params Search Id " + searchId + " is invalid or expired",
                server.post(stranger, Ask.VIDEOS, Ask.june(Ask.ALL, member(searchId)))
                        .refusal());
    }

    @Test
    void otherTokenOfTheSameAppPagesOn(@TempDir Path other) {
        try (var own = TestServer.on(other).load(Ask.rows(COUNT))) {
            var app = own.register("research.data.basic");
            var page = own.post(own.token(app), Ask.VIDEOS, Ask.june(Ask.ALL));
            var next = own.post(own.token(app), Ask.VIDEOS, Ask.june(Ask.ALL, member(idOf(page)), "\"cursor\":10"));
            assertEquals(idsAfter(10).subList(0, 10), next.videos("id"));
        }
    }

    @Test
    void searchSurvivesARestartAndLaterArrivalsDoNotEnterIt(@TempDir Path kept) {
        String token;
        Object searchId;
        try (var before = TestServer.on(kept).load(Ask.rows(COUNT))) {
            token = before.token();
            searchId = idOf(before.post(Ask.VIDEOS, Ask.june(Ask.ALL)));
        }
        try (var after = TestServer.on(kept)) {
            after.load(Ask.row(Ask.ID + 1_000, "2022-06-20T00:00:00Z"));
            after.load(Ask.row(Ask.ID - 1_000, "2022-06-20T00:00:00Z"));
            var rest = after.post(
                    token, Ask.VIDEOS, Ask.june(Ask.ALL, member(searchId), "\"cursor\":10", "\"max_count\":100"));
            assertEquals(idsAfter(10), rest.videos("id"));
            assertEquals(searchId, idOf(rest));
            assertEquals(
                    COUNT + 2,
                    after.post(token, Ask.VIDEOS, Ask.june(Ask.ALL, "\"max_count\":100"))
                            .videos("id")
                            .size());
        }
    }

    @Test
    void deletedVideoStaysConsumed(@TempDir Path other) {
        try (var own = TestServer.on(other).load(Ask.rows(COUNT))) {
            var page = own.post(Ask.VIDEOS, Ask.june(Ask.ALL));
            own.world().catalog().delete(List.of(Ask.ID + COUNT - 2));
            var next = own.post(Ask.VIDEOS, Ask.june(Ask.ALL, member(idOf(page)), "\"cursor\":10"));
            assertEquals(idsAfter(10).subList(0, 10), next.videos("id"));
        }
    }

    @Test
    void searchIdLivesAWeekUnlessSetOtherwise(@TempDir Path week, @TempDir Path hour) {
        assertLife(Duration.ofDays(7), week);
        assertLife(Duration.ofHours(1), hour, "search-life=1");
    }

    private static void assertLife(Duration life, Path data, String... settings) {
        var now = new AtomicReference<>(Instant.parse("2024-02-29T12:00:00Z"));
        try (var timed = TestServer.on(data, now::get, settings).load(Ask.rows(COUNT))) {
            var app = timed.register("research.data.basic");
            var page = timed.post(timed.token(app), Ask.VIDEOS, Ask.june(Ask.ALL));
            var next = Ask.june(Ask.ALL, member(idOf(page)), "\"cursor\":10");
            now.set(now.get().plus(life).minusMillis(1));
            assertEquals(
                    10,
                    timed.post(timed.token(app), Ask.VIDEOS, next).videos("id").size());
            now.set(now.get().plusMillis(1));
            assertEquals(
                    "400 invalid_params Search Id " + idOf(page) + " is invalid or expired",
                    timed.post(timed.token(app), Ask.VIDEOS, next).refusal());
        }
    }
}

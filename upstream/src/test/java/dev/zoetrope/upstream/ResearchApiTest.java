package dev.zoetrope.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.net.Reach;
import dev.zoetrope.upstream.Hostile.Behaviour;
import dev.zoetrope.upstream.UpstreamFailed.Why;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class ResearchApiTest {
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Identity.Handle ADA = new Identity.Handle("Ada.L");

    /** Begun at 2022-06-15T12:00:00Z. */
    private static final long ID = (Instant.parse("2022-06-15T12:00:00Z").getEpochSecond() << 32) + 5;

    private static final String OK = "\"error\":{\"code\":\"ok\",\"message\":\"\",\"log_id\":\"x\"}";

    private static final JsonClient CLIENT =
            new JsonClient(Reach.PUBLIC, Set.of(), JsonClient.LARGEST_BODY, InstantSource.fixed(NOW));

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    private static ResearchApi api(Hostile server) {
        return new ResearchApi(CLIENT, server.url(), "key", "secret");
    }

    private static Behaviour data(String data) {
        return Hostile.json("200 OK", "{\"data\":" + data + "," + OK + "}");
    }

    private static Behaviour error(String status, String code, String message) {
        return Hostile.json(
                status, "{\"error\":{\"code\":\"%s\",\"message\":\"%s\",\"log_id\":\"x\"}}".formatted(code, message));
    }

    private static Optional<Observation.OfUser> user(Behaviour behaviour) throws Exception {
        try (var server = new Hostile(behaviour)) {
            return api(server).user(ADA, WITHIN);
        }
    }

    private static Optional<Observation.OfVideo> video(Behaviour behaviour) throws Exception {
        try (var server = new Hostile(behaviour)) {
            return api(server).video(ID, WITHIN);
        }
    }

    private static void assertFails(Why why, Behaviour behaviour) {
        assertEquals(
                why, assertThrows(UpstreamFailed.class, () -> user(behaviour)).why());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"username\":\"ada.l\",", "\"username\":\"ADA.L\","})
    void aUserIsWhomWasAskedFor(String username) throws Exception {
        var user = user(data("{" + username + "\"follower_count\":9007199254740993,\"new_member\":[1,{}]}"))
                .orElseThrow();

        assertEquals(ADA, user.who().handle());
        assertEquals(9_007_199_254_740_993L, user.facts().number(User.FOLLOWER_COUNT, 0));
        assertEquals(new Stamp(NOW.toEpochMilli(), Source.RESEARCH), user.stamp());
    }

    @Test
    void somebodyElseIsNotBelieved() {
        assertFails(Why.UNREADABLE, data("{\"username\":\"eve\",\"follower_count\":1}"));
    }

    @Test
    void aHandleAloneIsEnoughWhenTheServiceSaysIt() throws Exception {
        assertTrue(user(data("{\"username\":\"ada.l\"}")).isPresent());
        assertFails(Why.UNREADABLE, data("{\"unknown\":1}"));
    }

    /** Texts recorded from the live service. */
    @Test
    void whoIsNotShownIsToldAsWhatTheyAre() throws Exception {
        assertEquals(
                Optional.empty(),
                user(error("400 Bad Request", "invalid_params", "`username: ada.l` is invalid: cannot find the user")));
        assertTrue(user(error("400 Bad Request", "invalid_params", "API cannot return this user's information"))
                .orElseThrow()
                .facts()
                .flag(User.RESTRICTED));
        assertTrue(user(error("400 Bad Request", "invalid_params", "`username: ada.l` is private"))
                .orElseThrow()
                .facts()
                .flag(User.PRIVATE));
    }

    @ParameterizedTest
    @CsvSource({
        "400 Bad Request, invalid_params, REFUSED",
        "400 Bad Request, scope_permission_missed, DENIED",
        "401 Unauthorized, access_token_invalid, DENIED",
        "401 Unauthorized, scope_not_authorized, DENIED",
        "429 Too Many, rate_limit_exceeded, LIMITED",
        "429 Too Many, daily_quota_limit_exceeded, LIMITED",
        "429 Too Many, other, LIMITED",
        "500 Error, internal_error, UNAVAILABLE",
        "504 Late, timeout, UNAVAILABLE",
        "200 OK, internal_error, UNAVAILABLE",
        "200 OK, other, UNREADABLE",
        "400 Bad Request, ok, REFUSED"
    })
    void codesTellWhatWentWrong(String status, String code, Why why) {
        assertFails(why, error(status, code, "whatever"));
    }

    @Test
    void aVideoIsAskedForAroundTheDayOfItsId() throws Exception {
        try (var server = new Hostile(data(
                "{\"videos\":[{\"id\":%d,\"username\":\"ada.l\",\"like_count\":3}],\"cursor\":1}".formatted(ID)))) {
            var told = assertInstanceOf(Told.Seen.class, api(server).ask(new Question.OfVideo(ID, null), WITHIN));

            var video =
                    assertInstanceOf(Observation.OfVideo.class, told.sightings().getFirst());
            assertEquals(ID, video.id());
            assertEquals(1, told.sightings().size());
            var call = server.calls().getFirst();
            assertEquals(
                    "{\"query\":{\"and\":[{\"operation\":\"EQ\",\"field_name\":\"video_id\",\"field_values\":[\"" + ID
                            + "\"]}]},\"start_date\":\"20220614\",\"end_date\":\"20220616\",\"max_count\":1}",
                    call.body());
            assertTrue(call.head().contains("Authorization: Bearer " + Hostile.ISSUED), call::head);
        }
    }

    @Test
    void noVideoIsNothingThere() throws Exception {
        assertEquals(Optional.empty(), video(data("{\"videos\":[],\"cursor\":0,\"has_more\":false}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"videos\":[{\"id\":77}]}",
                "{\"videos\":[{\"like_count\":1}]}",
                "{\"videos\":[{\"id\":7305000000000000001.5}]}",
                "{\"videos\":[{\"id\":-1}]}",
                "{\"videos\":[7]}",
                "{\"videos\":{\"id\":77}}",
                "{\"cursor\":0}",
                "{}",
                "null"
            })
    void otherVideosAreNotBelieved(String data) {
        var failure = assertThrows(UpstreamFailed.class, () -> video(data(data)));
        assertEquals(Why.UNREADABLE, failure.why());
    }

    @Test
    void severalVideosAreNotBelieved() {
        var row = "{\"id\":" + ID + "}";
        assertThrows(UpstreamFailed.class, () -> video(data("{\"videos\":[" + row + "," + row + "]}")));
    }

    @Test
    void aTokenThatWasRefusedIsRenewedOnce() throws Exception {
        var refusals = new AtomicInteger();
        try (var server = new Hostile(with -> (refusals.getAndIncrement() == 0
                        ? error("401 Unauthorized", "access_token_invalid", "")
                        : data("{\"video_count\":1}"))
                .answer(with))) {
            assertTrue(api(server).user(ADA, WITHIN).isPresent());
            assertEquals(2, server.tokenCalls().size());
        }
        try (var server = new Hostile(error("401 Unauthorized", "access_token_invalid", ""))) {
            assertThrows(UpstreamFailed.class, () -> api(server).user(ADA, WITHIN));
            assertEquals(2, server.calls().size());
        }
    }

    @ParameterizedTest
    @CsvSource({"7200, 1", "0, 3", "-9, 3"})
    void aTokenIsUsedAsLongAsItLives(int life, int tokens) throws Exception {
        var issued = Hostile.json("200 OK", "{\"access_token\":\"clt.x\",\"expires_in\":" + life + "}");
        Behaviour behaviour =
                with -> (with.target().startsWith("/v2/oauth") ? issued : data("{\"video_count\":1}")).answer(with);
        try (var server = new Hostile(behaviour, false)) {
            var api = api(server);
            for (int i = 0; i < 3; i++) {
                api.user(ADA, WITHIN);
            }
            assertEquals(tokens, server.tokenCalls().size());
        }
    }

    @Test
    void manyWhoNeedATokenAtOnceShareIt() throws Exception {
        try (var server = new Hostile(data("{\"video_count\":1}"));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var api = api(server);
            var calls = IntStream.range(0, 50)
                    .mapToObj(_ -> threads.submit(() -> api.user(ADA, WITHIN)))
                    .toList();
            for (Future<?> call : calls) {
                call.get();
            }
            assertEquals(1, server.tokenCalls().size());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 OK          | {"error":"invalid_client","error_description":"Client key or secret is incorrect."} | DENIED
            401 No          | {"error":"invalid_client"}                       | DENIED
            200 OK          | {"error":"temporarily_unavailable"}              | UNAVAILABLE
            500 Error       | {}                                               | UNAVAILABLE
            200 OK          | {}                                               | UNREADABLE
            200 OK          | {"access_token":"with blanks and\\r\\nlines"}    | UNREADABLE
            200 OK          | {"access_token":7,"expires_in":"x"}              | UNAVAILABLE
            """)
    void withoutATokenThereIsNoCall(String status, String body, Why why) throws Exception {
        Behaviour behaviour = with -> (with.target().startsWith("/v2/oauth")
                        ? Hostile.json(status, body)
                        : Hostile.json("503 Reached", "{}"))
                .answer(with);
        try (var server = new Hostile(behaviour, false)) {
            var failure = assertThrows(UpstreamFailed.class, () -> api(server).user(ADA, WITHIN));
            assertEquals(why, failure.why(), failure.toString());
        }
    }

    @Test
    void onlyHandlesAndVideosAreAnswered() throws Exception {
        try (var server = new Hostile(data("{}"))) {
            var api = api(server);
            var question = new Question.OfUser(new Identity.UserId(5));
            assertTrue(api.answers(new Question.OfUser(ADA)));
            assertTrue(api.answers(new Question.OfVideo(ID, null)));
            assertEquals(false, api.answers(question));
            assertThrows(IllegalArgumentException.class, () -> api.ask(question, WITHIN));
            assertEquals(0, server.calls().size());
        }
    }
}

package dev.zoetrope.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.User;
import dev.zoetrope.net.Reach;
import dev.zoetrope.upstream.Hostile.Behaviour;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** EnsembleData, handle gateways and oEmbed: what counts as an answer, and to what. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class ServicesTest {
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final Identity.Handle ADA = new Identity.Handle("ada");
    private static final long ID = 7_109_451_000_000_000_005L;
    private static final Question USER = new Question.OfUser(ADA);
    private static final Question VIDEO = new Question.OfVideo(ID, ADA);
    private static final Question BY_SEC_UID = new Question.OfUser(new Identity.SecUid("MS4wLjABAAAAx"));

    private static final JsonClient CLIENT =
            new JsonClient(Reach.PUBLIC, Set.of(), JsonClient.LARGEST_BODY, InstantSource.system());

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    private static EnsembleApi ensemble(Hostile server) {
        return new EnsembleApi(CLIENT, URI.create(server.url() + "/apis/"), "tok&en=1");
    }

    private static HandleGatewayApi gateway(Hostile server) {
        return new HandleGatewayApi(CLIENT, URI.create(server.url() + "/dev/tiktok"), "key-1");
    }

    private static OEmbedApi oembed(Hostile server) {
        return new OEmbedApi(CLIENT, server.url());
    }

    /** What comes of a question: the name of what was told, or why nothing was. */
    private static String outcome(Upstream upstream, Question question) {
        return outcome(() -> upstream.ask(question, WITHIN));
    }

    private static String outcome(Supplier<?> call) {
        try {
            return call.get().getClass().getSimpleName();
        } catch (UpstreamFailed e) {
            return e.why().name();
        }
    }

    private static String hybrid(String user) {
        return "{\"data\":{\"user\":" + user + ",\"stats\":{\"followerCount\":9007199254740993,\"heart\":1}}}";
    }

    private static String mobile(String user) {
        return "{\"data\":{\"user\":" + user + "}}";
    }

    /** Data means success whatever the status, and its absence failure. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 OK      | {"data":{"user":{"id":"5","uniqueId":"Ada","secUid":"MS4wLjABAAAAx"},"stats":{"followerCount":3}}} | Seen
            418 Teapot  | {"data":{"user":{"id":"5","uniqueId":"ada"},"stats":{"followerCount":3}}}                          | Seen
            200 OK      | {"data":{"user":{"id":"5","uniqueId":"eve"},"stats":{"followerCount":3}}}                          | UNREADABLE
            200 OK      | {"data":{"user":{"id":"5"},"stats":{"followerCount":3}}}                                           | UNREADABLE
            200 OK      | {"data":{"user":{"id":"x","uniqueId":"ada"},"stats":{}}}                                           | UNREADABLE
            200 OK      | {"data":[]}                                                                                        | UNREADABLE
            200 OK      | {"detail":"Internal error."}                                                                       | UNREADABLE
            200 OK      | {"data":null}                                                                                      | Nothing
            463 Nobody  | {"detail":"Invalid username or user id."}                                                          | Nothing
            473 Nobody  | {"detail":"User not found"}                                                                        | Nothing
            463 Nobody  | {}                                                                                                 | REFUSED
            404 No      | {"detail":"Not Found"}                                                                             | REFUSED
            422 No      | {"detail":[{"loc":["query","username"],"msg":"field required","type":"value_error.missing"}]}     | REFUSED
            474 No      | {"detail":"This profile isn't available in your region."}                                         | REFUSED
            491 No      | {"detail":"Token not found"}                                                                       | DENIED
            492 No      | {"detail":"Your email has not been verified."}                                                     | DENIED
            493 No      | {"detail":"Subscription expired."}                                                                 | DENIED
            495 No      | {"detail":"Maximum requests limit reached for today."}                                             | LIMITED
            429 No      | {"detail":"slow down"}                                                                             | LIMITED
            500 No      | {"detail":"Internal error."}                                                                       | UNAVAILABLE
            """)
    void anEnsembleUserIsTold(String status, String body, String expected) throws Exception {
        try (var server = new Hostile(Hostile.json(status, body))) {
            assertEquals(expected, outcome(ensemble(server), USER));
            assertEquals(
                    "/apis/tt/user/info?username=ada&token=tok%26en%3D1",
                    server.calls().getFirst().target());
        }
    }

    @ParameterizedTest
    @CsvSource({"MS4wLjABAAAAx, renamed, Seen", "MS4wLjABAAAAy, ada, UNREADABLE", "'', ada, UNREADABLE"})
    void anEnsembleUserIsFoundBySecUid(String secUid, String handle, String expected) throws Exception {
        var user = "{\"uid\":\"5\",\"unique_id\":\"%s\",\"sec_uid\":\"%s\",\"follower_count\":3}"
                .formatted(handle, secUid);
        try (var server = new Hostile(Hostile.json("200 OK", mobile(user)))) {
            assertEquals(expected, outcome(ensemble(server), BY_SEC_UID));
        }
    }

    @Test
    void countersAreExact() throws Exception {
        try (var server = new Hostile(Hostile.json("200 OK", hybrid("{\"id\":\"5\",\"uniqueId\":\"ada\"}")))) {
            var user = ensemble(server).user(ADA, WITHIN).orElseThrow();
            assertEquals(9_007_199_254_740_993L, user.facts().number(User.FOLLOWER_COUNT, 0));
            assertEquals(new Identity.UserId(5), user.who().userId());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"data":[{"aweme_id":"7109451000000000005","desc":"x","author":{"uid":"5","unique_id":"eve"}}]} | Seen
            {"data":[]}                                                                                     | Nothing
            {"data":[{"aweme_id":"77","desc":"x"}]}                                                         | UNREADABLE
            {"data":[{"desc":"x"}]}                                                                         | UNREADABLE
            {"data":{"aweme_id":"7109451000000000005"}}                                                     | UNREADABLE
            {"data":[[]]}                                                                                   | UNREADABLE
            {"nothing":1}                                                                                   | UNREADABLE
            """)
    void anEnsembleVideoIsTold(String body, String expected) throws Exception {
        try (var server = new Hostile(Hostile.json("200 OK", body))) {
            assertEquals(expected, outcome(ensemble(server), VIDEO));
        }
    }

    /** Whoever asks decides what to make of a video that is somebody else's. */
    @Test
    void aVideoOfAnotherAuthorIsToldAsSeen() throws Exception {
        var body = "{\"data\":[{\"aweme_id\":\"%d\",\"author\":{\"uid\":\"5\",\"unique_id\":\"eve\"}}]}".formatted(ID);
        try (var server = new Hostile(Hostile.json("200 OK", body))) {
            var told = assertInstanceOf(Told.Seen.class, ensemble(server).ask(VIDEO, WITHIN));
            var video =
                    assertInstanceOf(Observation.OfVideo.class, told.sightings().getFirst());
            assertEquals(
                    new Identity.Handle("eve"),
                    video.author() == null ? null : video.author().handle());
        }
    }

    @Test
    void manyVideosAreAskedForAtOnce() throws Exception {
        try (var server = new Hostile(Hostile.json("200 OK", "{\"data\":[]}"))) {
            var api = ensemble(server);
            assertEquals(List.of(), api.posts(List.of(11L, 12L), WITHIN));
            assertTrue(server.calls().getFirst().target().contains("ids=11%3B12&"), server.calls()::toString);
            var many = LongStream.rangeClosed(1, EnsembleApi.MOST_VIDEOS + 1)
                    .boxed()
                    .toList();
            assertThrows(IllegalArgumentException.class, () -> api.posts(many, WITHIN));
        }
    }

    @Test
    void aPostIsFoundByItsPage() throws Exception {
        var body = "{\"data\":[{\"aweme_id\":\"%d\",\"desc\":\"x\"}]}".formatted(ID);
        try (var server = new Hostile(Hostile.json("200 OK", body))) {
            var page = URI.create("https://www.tiktok.com/@ada/video/" + ID);
            assertEquals(
                    ID,
                    ensemble(server).post(page, WITHIN).orElseThrow().video().id());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 OK     | {"user":{"id":"5","secUid":"MS4wLjABAAAAx","nickname":"Ada"},"stats":{"followerCount":3}} | Seen
            200 OK     | {"user":{"id":"","nickname":"Ada"},"stats":{"followerCount":3}} | Seen
            200 OK     | {"user":{},"stats":{}}                    | UNREADABLE
            200 OK     | {"data":{"user":{"id":"5"}}}              | UNREADABLE
            200 OK     | {"user":{"id":"5x"}}                      | UNREADABLE
            201 Made   | {"user":{"id":"5"}}                       | UNREADABLE
            404 No     | {"message":"User not found"}              | Nothing
            404 No     | {"message":"Video not found"}             | REFUSED
            404 No     | {"message":"Not Found"}                   | REFUSED
            403 No     | {"message":"Forbidden"}                   | DENIED
            403 No     | {"message":"Missing Authentication Token"} | DENIED
            429 No     | {"message":"Too Many Requests"}           | LIMITED
            429 No     | {"message":"Limit Exceeded"}              | LIMITED
            400 No     | {"message":"what is that"}                | REFUSED
            502 No     | {"message":"Request failed with status code 502"} | UNAVAILABLE
            504 No     | {"message":"Endpoint request timed out"}  | UNAVAILABLE
            """)
    void aGatewayUserIsTold(String status, String body, String expected) throws Exception {
        try (var server = new Hostile(Hostile.json(status, body))) {
            assertEquals(expected, outcome(gateway(server), USER));
            var call = server.calls().getFirst();
            assertEquals("/dev/tiktok/user/ada", call.target());
            assertTrue(call.head().contains("x-api-key: key-1"), call::head);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 OK     | {"id":"7109451000000000005","description":"x","author":{"id":"5"},"music":{"id":"9","title":"t"}} | Seen
            200 OK     | {"id":"7109451000000000006","description":"x"} | UNREADABLE
            200 OK     | {"description":"x"}                            | UNREADABLE
            404 No     | {"message":"Video not found"}                  | Nothing
            404 No     | {"message":"User not found"}                   | REFUSED
            """)
    void aGatewayVideoIsTold(String status, String body, String expected) throws Exception {
        try (var server = new Hostile(Hostile.json(status, body))) {
            assertEquals(expected, outcome(gateway(server), VIDEO));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ada, true",
        "a.d_a, true",
        "ädä, false",
        ".., false",
        "., false",
        "a/b, false",
        "a b, false",
        "a%2f, false"
    })
    void onlyHandlesThatFitInAPathAreAsked(String handle, boolean expected) throws Exception {
        try (var server = new Hostile(Hostile.json("500 No", "{}"))) {
            var who = new Identity.Handle(handle);
            assertEquals(expected, gateway(server).answers(new Question.OfUser(who)));
            assertEquals(expected, gateway(server).answers(new Question.OfVideo(ID, who)));
            if (!expected) {
                assertThrows(
                        IllegalArgumentException.class, () -> gateway(server).user(who, WITHIN));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 OK  | {"type":"rich","author_name":"Ada","author_unique_id":"Ada","embed_product_id":"ada"}  | OfUser
            200 OK  | {"type":"rich","author_name":"Ada","author_url":"https://www.tiktok.com/@Ada"}         | OfUser
            200 OK  | {"type":"rich","author_name":"Eve","author_unique_id":"eve"}                           | UNREADABLE
            200 OK  | {"type":"rich","author_name":"Ada"}                                                    | UNREADABLE
            400 No  | {"message":"Something went wrong","code":400}                                          | UNREADABLE
            """)
    void anEmbeddedProfileIsTold(String status, String body, String expected) throws Exception {
        try (var server = new Hostile(Hostile.json(status, body))) {
            assertEquals(expected, outcome(() -> oembed(server).user(ADA, WITHIN)));
            assertEquals(
                    "/oembed?url=https%3A%2F%2Fwww.tiktok.com%2F%40ada",
                    server.calls().getFirst().target());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 OK  | {"title":"x","author_unique_id":"ada","embed_product_id":"7109451000000000005"} | Seen
            200 OK  | {"title":"x","author_unique_id":"ada","embed_product_id":"77"}                  | UNREADABLE
            200 OK  | {"title":"x","author_unique_id":"ada"}                                          | UNREADABLE
            400 No  | {"message":"Something went wrong","code":400}                                   | Nothing
            404 No  | {"message":"Something went wrong","code":404}                                   | Nothing
            404 No  | {"message":"Not Found"}                                                         | REFUSED
            400 No  | {"code":400}                                                                    | REFUSED
            """)
    void anEmbeddedVideoIsTold(String status, String body, String expected) throws Exception {
        try (var server = new Hostile(Hostile.json(status, body))) {
            assertEquals(expected, outcome(oembed(server), VIDEO));
        }
    }

    @Test
    void eachAnswersWhatItKnows() throws Exception {
        try (var server = new Hostile(Hostile.json("500 No", "{}"))) {
            var id = new Question.OfUser(new Identity.UserId(5));
            var alone = new Question.OfVideo(ID, null);
            assertAnswers(ensemble(server), List.of(USER, BY_SEC_UID, VIDEO, alone), List.of(id));
            assertAnswers(gateway(server), List.of(USER, VIDEO), List.of(id, BY_SEC_UID, alone));
            assertAnswers(oembed(server), List.of(VIDEO), List.of(USER, id, BY_SEC_UID, alone));
            assertEquals(List.of(), server.calls());
        }
    }

    private static void assertAnswers(Upstream upstream, List<Question> known, List<Question> unknown) {
        known.forEach(question -> assertTrue(upstream.answers(question), question::toString));
        for (var question : unknown) {
            assertFalse(upstream.answers(question), question::toString);
            assertThrows(IllegalArgumentException.class, () -> upstream.ask(question, WITHIN));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org",
                "example.org",
                "/apis",
                "https://user:hidden@example.org",
                "https://example.org/?key=hidden",
                "https://example.org/#hidden",
                "mailto:a@example.org"
            })
    void whatIsNoBaseIsRefusedWithoutBeingRepeated(String base) {
        var refused = assertThrows(IllegalArgumentException.class, () -> new OEmbedApi(CLIENT, URI.create(base)));
        assertFalse(String.valueOf(refused.getMessage()).contains("hidden"));
    }

    /** A packed answer is asked for and read. */
    @Test
    void packedAnswersAreRead() throws Exception {
        Behaviour packed = with -> {
            var bytes = new ByteArrayOutputStream();
            try (var out = new GZIPOutputStream(bytes)) {
                out.write(hybrid("{\"id\":\"5\",\"uniqueId\":\"ada\"}").getBytes(UTF_8));
            }
            with.send(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Encoding: gzip\r\nContent-Length: "
                            + bytes.size() + "\r\n\r\n");
            with.send(bytes.toByteArray());
        };
        try (var server = new Hostile(packed)) {
            assertEquals("Seen", outcome(ensemble(server), USER));
            assertTrue(server.calls().getFirst().head().contains("Accept-Encoding: gzip"));
        }
    }

    /** A redirect within the origin is followed with the same key, and nowhere else. */
    @Test
    void redirectsWithinTheOriginAreFollowed() throws Exception {
        Behaviour moved = with -> {
            if (with.target().startsWith("/new")) {
                Hostile.json("200 OK", "{\"user\":{\"id\":\"5\",\"nickname\":\"Ada\"}}")
                        .answer(with);
            } else {
                with.send(Hostile.answer("301 Moved", "Location: /new" + with.target() + "\r\n", ""));
            }
        };
        try (var server = new Hostile(moved)) {
            assertEquals("Seen", outcome(gateway(server), USER));
            assertTrue(server.calls().getLast().head().contains("x-api-key: key-1"));
        }
    }
}

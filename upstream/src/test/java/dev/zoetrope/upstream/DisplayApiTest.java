package dev.zoetrope.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.net.Reach;
import dev.zoetrope.upstream.Hostile.Behaviour;
import dev.zoetrope.upstream.UpstreamFailed.Why;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class DisplayApiTest {
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final Identity.Handle ADA = new Identity.Handle("ada");
    private static final Identity.OpenId OPEN = new Identity.OpenId("app", "open-1");
    private static final long ID = 7_109_451_000_000_000_005L;
    private static final String OK = "\"error\":{\"code\":\"ok\",\"message\":\"\",\"log_id\":\"x\"}";
    private static final String SELF =
            "{\"user\":{\"open_id\":\"open-1\",\"username\":\"Ada\",\"display_name\":\"A\"}}";
    private static final String SCOPE = "{\"error\":{\"code\":\"scope_not_authorized\",\"message\":\"\"}}";
    private static final String EXPIRED =
            "{\"data\":{},\"error\":{\"code\":\"access_token_invalid\",\"message\":\"\"}}";

    private static final JsonClient CLIENT =
            new JsonClient(Reach.PUBLIC, Set.of(), JsonClient.LARGEST_BODY, InstantSource.system());

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    private static DisplayApi api(Hostile server, @Nullable RefreshToken refresh) {
        return new DisplayApi(CLIENT, server.url(), "app", ADA, "act.first", refresh);
    }

    private static Behaviour data(String data) {
        return Hostile.json("200 OK", "{\"data\":" + data + "," + OK + "}");
    }

    private static Behaviour service(String user, String videos) {
        return with ->
                data(with.target().startsWith("/v2/user") ? user : videos).answer(with);
    }

    private static String videos(String... rows) {
        return "{\"videos\":[" + String.join(",", rows) + "],\"cursor\":0,\"has_more\":false}";
    }

    @Test
    void theCreatorIsKnownByOpenIdAndHandle() throws Exception {
        try (var server = new Hostile(data(SELF))) {
            var api = api(server, null);
            assertFalse(api.answers(new Question.OfUser(OPEN)));

            var told = assertInstanceOf(Told.Seen.class, api.ask(new Question.OfUser(ADA), WITHIN));

            var user =
                    assertInstanceOf(Observation.OfUser.class, told.sightings().getFirst());
            assertEquals(OPEN, user.who().openId());
            assertEquals(ADA, user.who().handle());
            assertEquals("A", user.facts().get(User.DISPLAY_NAME));
            assertTrue(api.answers(new Question.OfUser(OPEN)));
            assertFalse(api.answers(new Question.OfUser(new Identity.OpenId("app", "open-2"))));
            assertFalse(api.answers(new Question.OfUser(new Identity.Handle("eve"))));
            assertFalse(api.answers(new Question.OfVideo(ID, null)));
            assertFalse(api.answers(new Question.OfVideo(ID, new Identity.Handle("eve"))));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user\":{\"open_id\":\"open-1\",\"username\":\"eve\"}}",
                "{\"user\":{\"open_id\":\"open-1\"}}",
                "{\"user\":{\"open_id\":\"\",\"username\":\"ada\"}}",
                "{\"user\":{\"username\":\"ada\"}}",
                "{\"user\":{\"open_id\":[\"open-1\"],\"username\":\"ada\"}}",
                "{\"user\":{\"open_id\":\"open-1\",\"username\":\"ada\",\"follower_count\":-5}}",
                "{\"user\":null}",
                "{}"
            })
    void whoIsNotTheCreatorIsNotBelieved(String data) throws Exception {
        try (var server = new Hostile(data(data))) {
            var failure =
                    assertThrows(UpstreamFailed.class, () -> api(server, null).ask(new Question.OfUser(ADA), WITHIN));
            assertEquals(Why.UNREADABLE, failure.why());
        }
    }

    @Test
    void aTokenIsOnePersons() throws Exception {
        var calls = new AtomicInteger();
        Behaviour behaviour = with ->
                data(SELF.replace("open-1", "open-" + calls.incrementAndGet())).answer(with);
        try (var server = new Hostile(behaviour)) {
            var api = api(server, null);
            api.user(WITHIN);
            assertThrows(UpstreamFailed.class, () -> api.user(WITHIN));
        }
    }

    /** The service turns a call away as a whole when a scope is missing. */
    @Test
    void fieldsOfScopesThatWereNotGrantedAreLeftOut() throws Exception {
        Behaviour behaviour = with ->
                (with.target().contains("follower_count") ? Hostile.json("401 No", SCOPE) : data(SELF)).answer(with);
        try (var server = new Hostile(behaviour)) {
            var api = api(server, null);
            api.user(WITHIN);
            api.user(WITHIN);

            var targets =
                    server.calls().stream().map(Hostile.Conversation::target).toList();
            assertEquals(3, targets.size());
            assertTrue(targets.getFirst().contains("username")
                    && targets.getFirst().contains("likes_count"));
            assertTrue(
                    targets.getLast().contains("username") && !targets.getLast().contains("likes_count"));
        }
    }

    @Test
    void withoutAnyScopeItIsDenied() throws Exception {
        try (var server = new Hostile(Hostile.json("401 No", SCOPE))) {
            var failure =
                    assertThrows(UpstreamFailed.class, () -> api(server, null).user(WITHIN));
            assertEquals(Why.DENIED, failure.why());
            assertEquals(4, server.calls().size());
        }
    }

    @Test
    void aVideoComesWithItsAuthor() throws Exception {
        try (var server = new Hostile(service(SELF, videos("{\"id\":\"" + ID + "\",\"like_count\":4}")))) {
            var api = api(server, null);
            for (int i = 0; i < 2; i++) {
                var told = assertInstanceOf(Told.Seen.class, api.ask(new Question.OfVideo(ID, ADA), WITHIN));
                var video = assertInstanceOf(
                        Observation.OfVideo.class, told.sightings().getFirst());
                assertEquals(4, video.facts().number(Video.LIKE_COUNT, 0));
                assertEquals(
                        OPEN, video.author() == null ? null : video.author().openId());
                var author = assertInstanceOf(
                        Observation.OfUser.class, told.sightings().getLast());
                assertEquals(ADA, author.who().handle());
            }
            assertEquals(3, server.calls().size());
            assertEquals(
                    "{\"filters\":{\"video_ids\":[\"" + ID + "\"]}}",
                    server.calls().getLast().body());
        }
    }

    @Test
    void aVideoThatIsLeftOutIsNotThere() throws Exception {
        try (var server = new Hostile(service(SELF, videos()))) {
            assertEquals(new Told.Nothing(), api(server, null).ask(new Question.OfVideo(ID, ADA), WITHIN));
        }
    }

    @Test
    void anotherVideoIsNotBelieved() throws Exception {
        try (var server = new Hostile(service(SELF, videos("{\"id\":\"77\"}")))) {
            var failure = assertThrows(
                    UpstreamFailed.class, () -> api(server, null).ask(new Question.OfVideo(ID, ADA), WITHIN));
            assertEquals(Why.UNREADABLE, failure.why());
        }
    }

    private record Kept(String access, String refresh) {}

    private static Behaviour refreshing(AtomicInteger issued) {
        return with -> {
            if (with.target().startsWith("/v2/oauth")) {
                int number = issued.incrementAndGet();
                Hostile.json(
                                "200 OK",
                                "{\"access_token\":\"act.%d\",\"expires_in\":86400,\"refresh_token\":\"rft.%d\"}"
                                        .formatted(number, number))
                        .answer(with);
            } else if (issued.get() > 0 && with.head().contains("Bearer act." + issued.get())) {
                data(SELF).answer(with);
            } else {
                Hostile.json("401 No", EXPIRED).answer(with);
            }
        };
    }

    @Test
    void aTokenThatEndedIsRefreshedAndKept() throws Exception {
        var issued = new AtomicInteger();
        var kept = new ArrayList<Kept>();
        try (var server = new Hostile(refreshing(issued), false)) {
            var api = api(
                    server, new RefreshToken("secret", "rft.0", (access, next) -> kept.add(new Kept(access, next))));
            api.user(WITHIN);
            api.user(WITHIN);
            issued.incrementAndGet();
            api.user(WITHIN);

            assertEquals(List.of(new Kept("act.1", "rft.1"), new Kept("act.3", "rft.3")), kept);
            assertEquals(
                    "client_key=app&client_secret=secret&grant_type=refresh_token&refresh_token=rft.1",
                    server.tokenCalls().getLast().body());
        }
    }

    @Test
    void aTokenThatEndedWithoutAnotherIsDenied() throws Exception {
        try (var server = new Hostile(refreshing(new AtomicInteger()), false)) {
            var failure =
                    assertThrows(UpstreamFailed.class, () -> api(server, null).user(WITHIN));
            assertEquals(Why.DENIED, failure.why());
            assertEquals(1, server.calls().size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blank", "", "line\nend"})
    void whatIsNoTokenIsRefusedWithoutBeingRepeated(String token) throws IOException {
        try (var server = new Hostile(data(SELF))) {
            var refused = assertThrows(
                    IllegalArgumentException.class,
                    () -> new DisplayApi(CLIENT, server.url(), "app", ADA, token, null));
            assertFalse(String.valueOf(refused.getMessage()).contains("blank"));
        }
    }
}

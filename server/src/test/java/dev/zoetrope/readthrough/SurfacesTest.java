package dev.zoetrope.readthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.Api;
import dev.zoetrope.accounts.NewKey;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every call that reads through, of a server that asks another one as if it were EnsembleData. */
@Timeout(120)
final class SurfacesTest {
    private static final String FETCHED = "zoetrope; fwd=uri-miss; fwd-status=200; stored; ttl=86400; detail=ensemble";

    private static TestServer far;
    private static List<String> handles;
    private static List<Long> videos;

    @TempDir
    private Path data;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private TestServer near;

    @BeforeAll
    static void startFar() {
        far = TestServer.demo("demo=500");
        handles = far.world().catalog().people("", 50).stream()
                .map(Subject::user)
                .filter(user ->
                        !user.facts().flag(User.PRIVATE) && !user.facts().flag(User.RESTRICTED))
                .map(user -> Objects.requireNonNull(user.handle()))
                .toList();
        videos = Objects.requireNonNull(far.asDemo()).videoIds();
    }

    @AfterAll
    static void stopFar() {
        far.close();
    }

    @BeforeEach
    void start() {
        near = TestServer.on(
                data, now::get, Connector.ENSEMBLE.to(far, handles.getFirst()).toArray(String[]::new));
    }

    @AfterEach
    void stop() {
        near.close();
    }

    private String key(Api api) {
        return near.world()
                .accounts()
                .keys()
                .create(new NewKey(api, "Test"), now.get())
                .text();
    }

    private Reply research(String handle) {
        return near.post(
                "/v2/research/user/info/?fields=display_name,follower_count", "{\"username\":\"" + handle + "\"}");
    }

    private static User farUser(int number) {
        return far.world()
                .catalog()
                .user(new Identity.Handle(handles.get(number)))
                .orElseThrow();
    }

    @Test
    void researchUserInfo() {
        var reply = research(handles.getFirst());
        assertEquals(
                farUser(0).facts().number(User.FOLLOWER_COUNT, -1), reply.data().get("follower_count"));
        assertEquals(FETCHED, reply.header("Cache-Status"));
        assertEquals("0", reply.header("Age"));
        assertEquals("zoetrope; hit; ttl=86400", research(handles.getFirst()).header("Cache-Status"));

        var nobody = research("nobody.has.this");
        assertEquals(
                "400 invalid_params `username: nobody.has.this` is invalid: cannot find the user", nobody.refusal());
        assertEquals("zoetrope; fwd=uri-miss; detail=nothing", nobody.header("Cache-Status"));
    }

    @Test
    void researchUserInfoWhenNobodyCanTell() {
        near.close();
        near = TestServer.on(
                data, now::get, "upstream-gateway-url=http://127.0.0.1:9/dev/tiktok", "upstream-gateway-key=none");
        var reply = research("ada");
        assertEquals("500 internal_error Something is wrong. Please try again later.", reply.refusal());
        assertEquals("zoetrope; fwd=uri-miss; detail=unavailable", reply.header("Cache-Status"));
    }

    @Test
    void ensembleUserInfoInBothForms() {
        var token = key(Api.ENSEMBLE);
        var byName = near.get("/apis/tt/user/info?username=" + handles.get(1) + "&token=" + token);
        assertEquals(200, byName.status(), byName.body());
        assertEquals(FETCHED, byName.header("Cache-Status"));
        var secUid = farUser(2).facts().get(User.SEC_UID, "");
        var bySecUid = near.get("/apis/tt/user/info-from-secuid?secUid=" + secUid + "&token=" + token);
        assertEquals(200, bySecUid.status(), bySecUid.body());
        assertEquals(FETCHED, bySecUid.header("Cache-Status"));
        assertEquals("zoetrope; hit; ttl=86400", research(handles.get(2)).header("Cache-Status"));
    }

    @Test
    void ensemblePostInfoAndMultiInfo() {
        var token = key(Api.ENSEMBLE);
        var video = Objects.requireNonNull(far.world().catalog().video(videos.getFirst()));
        var url = "https://www.tiktok.com/@" + video.facts().get(Video.HANDLE, "") + "/video/" + video.id();
        var one = near.get("/apis/tt/post/info?url=" + url + "&token=" + token);
        assertEquals(200, one.status(), one.body());
        assertEquals(FETCHED, one.header("Cache-Status"));
        var ids = videos.subList(0, 5).stream().map(String::valueOf).toList();
        var many = near.get("/apis/tt/post/multi-info?ids=" + String.join(";", ids) + "&token=" + token);
        assertEquals(200, many.status(), many.body());
        ids.forEach(id -> assertTrue(many.body().contains(id), id));
        assertEquals(2, calls());
    }

    private long calls() {
        return near.world().reads().report().upstreams().getFirst().callsToday();
    }

    /** Posts that are not there are free, so that a call upstream for each would let anybody spend the day's budget. */
    @Test
    void manyIdsThatAreMadeUpAreOneCallUpstream() {
        var token = key(Api.ENSEMBLE);
        for (int call = 0; call < 10; call++) {
            long first = 7_109_000_000_000_000_000L + call * 100L;
            var ids = LongStream.range(first, first + 100)
                    .mapToObj(Long::toString)
                    .collect(Collectors.joining(";"));
            var reply = near.get("/apis/tt/post/multi-info?ids=" + ids + "&token=" + token);
            assertEquals(List.of(), reply.at("data"), reply.body());
        }
        assertEquals(10, calls());
    }

    /** What cannot be anybody's or anything's is asked of nobody, and is not found. */
    @Test
    void whatCannotBeIsAskedOfNobody() {
        var token = key(Api.ENSEMBLE);
        var zero = near.get("/apis/tt/post/info?url=https://www.tiktok.com/@ada/video/0&token=" + token);
        assertEquals(200, zero.status(), zero.body());
        assertEquals(
                200,
                near.get("/apis/tt/post/multi-info?ids=-5;0&token=" + token).status());
        assertEquals(
                463,
                near.get("/apis/tt/user/info?username=%C3%A4d%C3%A4&token=" + token)
                        .status());
        assertEquals(400, research("a/b c").status());
        assertEquals(0, calls());
    }

    /** The first ones know the ids that stay; the Research API knows handles alone. */
    @Test
    void whoeverTellsIdsIsAskedBeforeWhoeverDoesNot() {
        near.close();
        var settings = new ArrayList<>(Connector.RESEARCH.to(far, handles.getFirst()));
        settings.addAll(Connector.ENSEMBLE.to(far, handles.getFirst()));
        near = TestServer.on(data, now::get, settings.toArray(String[]::new));
        var reply = near.get("/apis/tt/user/info?username=" + handles.getFirst() + "&token=" + key(Api.ENSEMBLE));
        assertEquals(
                Long.toString(farUser(0).facts().number(User.USER_ID, -1)),
                reply.at("data", "user", "id"),
                reply.body());
        assertEquals(FETCHED, reply.header("Cache-Status"));
    }

    /** It answers no questions about users, so that nobody is known rather than that something failed. */
    @Test
    void oEmbedIsAskedForVideosAlone() {
        near.close();
        near = TestServer.on(
                data, now::get, Connector.OEMBED.to(far, handles.getFirst()).toArray(String[]::new));
        assertEquals(
                463,
                near.get("/apis/tt/user/info?username=nobody.has.this&token=" + key(Api.ENSEMBLE))
                        .status());
        assertEquals(0, calls());
    }

    @Test
    void thousandCallersForTenMissingHandlesMakeTenCalls() throws Exception {
        var key = key(Api.HANDLE);
        long before = loggedByFar();
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = IntStream.range(0, 1_000)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return near.get("/dev/tiktok/user/" + handles.get(i % 10), "x-api-key", key);
                    }))
                    .toList();
            start.countDown();
            for (int i = 0; i < replies.size(); i++) {
                var reply = replies.get(i).get();
                assertEquals(200, reply.status(), reply.body());
                assertEquals(Long.toString(farUser(i % 10).facts().number(User.USER_ID, -1)), reply.at("user", "id"));
            }
        }
        assertEquals(10, calls());
        Scene.await("all calls are logged", () -> loggedByFar() >= before + 10);
        assertEquals(before + 10, loggedByFar());
    }

    private static long loggedByFar() {
        return far.log()
                .lines()
                .filter(line -> line.contains("/apis/tt/user/info"))
                .count();
    }

    @Test
    void bothCallsOfTheGateway() {
        var key = key(Api.HANDLE);
        var user = near.get("/dev/tiktok/user/" + handles.get(3), "x-api-key", key);
        assertEquals(200, user.status(), user.body());
        assertEquals(FETCHED, user.header("Cache-Status"));
        var video = Objects.requireNonNull(far.world().catalog().video(videos.get(7)));
        var target = "/dev/tiktok/video/" + video.facts().get(Video.HANDLE, "") + "/" + video.id();
        var post = near.get(target, "x-api-key", key);
        assertEquals(200, post.status(), post.body());
        assertEquals(FETCHED, post.header("Cache-Status"));
        var missing = near.get("/dev/tiktok/user/nobody.has.this", "x-api-key", key);
        assertEquals(404, missing.status());
        assertEquals("zoetrope; fwd=uri-miss; detail=nothing", missing.header("Cache-Status"));
    }

    @Test
    void displayAnswersAtOnceAndRefreshesItsOwnUser() throws InterruptedException {
        var handle = handles.get(4);
        near.load("{\"username\":\"" + handle + "\",\"display_name\":\"Of old\",\"follower_count\":1,\"observed_at\":\""
                + now.get().minus(Duration.ofDays(400)) + "\"}");
        var token = near.userToken(handle);
        var target = "/v2/user/info/?fields=display_name,follower_count";
        var old = near.get(target, "Authorization", "Bearer " + token);
        assertEquals("Of old", old.at("data", "user", "display_name"));
        assertEquals("zoetrope; hit; ttl=-34473600", old.header("Cache-Status"));
        assertEquals(Long.toString(Duration.ofDays(400).toSeconds()), old.header("Age"));
        var expected = farUser(4).facts().get(User.DISPLAY_NAME, "");
        Scene.await(
                "refreshed",
                () -> near.get(target, "Authorization", "Bearer " + token)
                        .at("data", "user", "display_name")
                        .equals(expected));
        assertEquals(1, near.world().reads().report().upstreams().getFirst().callsToday());
    }

    @Test
    void whatStandsBehindIsToldToThisMachineAlone() {
        research(handles.getFirst());
        var reply = near.get("/_zoetrope/upstreams");
        assertEquals(200, reply.status(), reply.body());
        assertEquals("ensemble", reply.at("upstreams", 0, "name"));
        assertEquals(1L, reply.at("upstreams", 0, "calls_today"));
        assertEquals(1_000L, reply.at("upstreams", 0, "budget"));
        assertEquals("closed", reply.at("upstreams", 0, "breaker"));
        assertEquals(List.of(), reply.at("gone"));
        assertEquals(
                403,
                near.get("/_zoetrope/upstreams", "X-Forwarded-For", "203.0.113.9")
                        .status());
    }

    @Test
    void anOfflineServerAsksNobody() {
        near.close();
        var settings = new ArrayList<>(Connector.ENSEMBLE.to(far, handles.getFirst()));
        settings.add("offline=true");
        near = TestServer.on(data, now::get, settings.toArray(String[]::new));
        var reply = research(handles.getFirst());
        assertEquals(400, reply.status());
        assertEquals("zoetrope; hit; detail=no-upstream", reply.header("Cache-Status"));
        assertEquals(
                Map.of("upstreams", List.of(), "gone", List.of()),
                near.get("/_zoetrope/upstreams").json());
    }

    @Test
    void aDemoAsksNobody() {
        var settings = new ArrayList<>(Connector.ENSEMBLE.to(far, handles.getFirst()));
        settings.add("demo=100");
        try (var demo = TestServer.demo(settings.toArray(String[]::new))) {
            var reply = demo.post("/v2/research/user/info/?fields=display_name", "{\"username\":\"nobody.has.this\"}");
            assertEquals(400, reply.status());
            assertEquals("", reply.header("Cache-Status"));
        }
    }
}

package dev.zoetrope.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.Consent;
import dev.zoetrope.accounts.GrantRules;
import dev.zoetrope.accounts.RegisteredApp;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import dev.zoetrope.net.Reach;
import dev.zoetrope.server.TestServer;
import dev.zoetrope.upstream.UpstreamFailed.Why;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each connector against a real server with a demo world: what it tells agrees with the catalog there. */
final class ConnectorsTest {
    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final Identity.Handle NOBODY = new Identity.Handle("nobody.has.this");

    /** Nobody's: of the demo's time. */
    private static final long NO_VIDEO = (Instant.parse("2022-06-15T12:00:00Z").getEpochSecond() << 32) + 12_345;

    private static final JsonClient CLIENT =
            new JsonClient(Reach.PUBLIC, Set.of(), JsonClient.LARGEST_BODY, InstantSource.system());

    /** What each carries of the demo's users; the rest it has no member for. */
    private static final Map<Connector, String> OF_USERS = Map.of(
            Connector.RESEARCH,
            "avatar_168 bio display_name follower_count following_count handle likes_received verified video_count",
            Connector.DISPLAY,
            "avatar_168 avatar_large avatar_small bio display_name follower_count following_count handle likes_received "
                    + "verified video_count",
            Connector.ENSEMBLE,
            "avatar_168 avatar_300 avatar_large avatar_medium avatar_small bio comment_setting display_name duet_setting "
                    + "follower_count following_count handle instagram language likes_given likes_received private region "
                    + "sec_uid stitch_setting user_id verified video_count",
            Connector.GATEWAY,
            "avatar_large bio display_name follower_count following_count friend_count handle likes_given likes_received "
                    + "private sec_uid user_id verified video_count");

    private static final Map<Connector, String> OF_VIDEOS = Map.of(
            Connector.RESEARCH,
            "caption comment_count created_at duration_ms handle hashtag_info hashtags like_count mentions music_id region "
                    + "save_count share_count stem_verified stickers view_count",
            Connector.DISPLAY,
            "aigc caption comment_count cover_url created_at duration_ms height like_count share_count title view_count "
                    + "width",
            Connector.ENSEMBLE,
            "aigc caption comment_count cover_url created_at download_count duration_ms dynamic_cover_url handle "
                    + "hashtag_info hashtags height is_ad language like_count mentions music_id origin_cover_url pinned "
                    + "play_url public region save_count share_count view_count whatsapp_share_count width",
            Connector.GATEWAY,
            "caption comment_count created_at duration_ms handle like_count music_id save_count share_count view_count",
            Connector.OEMBED,
            "caption cover_url handle");

    private static TestServer server;
    private static RegisteredApp app;
    private static List<Identity.Handle> handles;

    enum Connector {
        RESEARCH {
            @Override
            Upstream of(Identity.Handle creator) {
                return new ResearchApi(CLIENT, base(""), app.app().clientKey(), app.clientSecret());
            }
        },
        DISPLAY {
            @Override
            Upstream of(Identity.Handle creator) {
                var token = server.userToken(creator.handle());
                return new DisplayApi(CLIENT, base(""), "client", creator, token, null);
            }
        },
        ENSEMBLE {
            @Override
            Upstream of(Identity.Handle creator) {
                return new EnsembleApi(CLIENT, base("/apis"), demo("ensemble_token"));
            }
        },
        GATEWAY {
            @Override
            Upstream of(Identity.Handle creator) {
                return new HandleGatewayApi(CLIENT, base("/dev/tiktok"), demo("api_key"));
            }
        },
        OEMBED {
            @Override
            Upstream of(Identity.Handle creator) {
                return new OEmbedApi(CLIENT, base("/"));
            }
        };

        abstract Upstream of(Identity.Handle creator);
    }

    @BeforeAll
    static void start() {
        server = TestServer.demo("demo=600");
        app = server.register("research.data.basic");
        handles = ((List<?>) server.get("/_zoetrope/demo").at("handles"))
                .stream()
                        .limit(5)
                        .map(handle -> new Identity.Handle((String) handle))
                        .toList();
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        server.close();
    }

    private static URI base(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static String demo(String member) {
        return (String) server.get("/_zoetrope/demo").at(member);
    }

    private static User known(Identity who) {
        return server.world().catalog().user(who).orElseThrow();
    }

    private static Video videoOf(Identity.Handle author) {
        var rows = server.world()
                .catalog()
                .subject(author.term(), server.world().clock().millis())
                .orElseThrow()
                .rows();
        return ((List<?>) server.get("/_zoetrope/demo").at("video_ids"))
                .stream()
                        .map(id -> server.world().catalog().video(Long.parseLong((String) id)))
                        .map(Objects::requireNonNull)
                        .filter(video -> rows.contains(video.author()))
                        .findFirst()
                        .orElseThrow();
    }

    private static Observation.OfUser userSeen(Upstream upstream, Identity who) {
        var told = assertInstanceOf(Told.Seen.class, upstream.ask(new Question.OfUser(who), WITHIN));
        assertEquals(1, told.sightings().size());
        return assertInstanceOf(Observation.OfUser.class, told.sightings().getFirst());
    }

    /** Links are signed anew in each answer, and lengths may be in whole seconds; all else is equal. */
    private static Set<String> agreeing(Facts known, Facts seen, List<Field<?>> fields) {
        var names = new TreeSet<String>();
        for (var field : fields) {
            if (seen.has(field)) {
                names.add(field.name());
                if (!isLink(field)) {
                    assertEquals(comparable(known, field), comparable(seen, field), field.name());
                }
            }
        }
        return names;
    }

    private static boolean isLink(Field<?> field) {
        return field.name().startsWith("avatar_") || field.name().endsWith("_url");
    }

    /** The Display API shows the caption as the title of a video that has none. */
    private static @Nullable Object comparable(Facts facts, Field<?> field) {
        if (field.equals(Video.TITLE)) {
            return facts.get(Video.TITLE, facts.get(Video.CAPTION, ""));
        }
        return field.equals(Video.DURATION) ? facts.number(Video.DURATION, 0) / 1_000 : facts.get(field);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OEMBED")
    void usersAgree(Connector connector) {
        var names = new TreeSet<String>();
        for (var handle : handles) {
            var upstream = connector.of(handle);
            var before = server.world().clock().millis();
            var seen = userSeen(upstream, handle);

            names.addAll(agreeing(known(handle).facts(), seen.facts(), User.FIELDS));
            assertTrue(seen.stamp().time() >= before || connector == Connector.GATEWAY, seen::toString);
        }
        assertEquals(OF_USERS.get(connector), String.join(" ", names));
    }

    @ParameterizedTest
    @EnumSource
    void videosAgree(Connector connector) {
        var names = new TreeSet<String>();
        for (var handle : handles) {
            var video = videoOf(handle);
            var told = assertInstanceOf(
                    Told.Seen.class, connector.of(handle).ask(new Question.OfVideo(video.id(), handle), WITHIN));

            var seen =
                    assertInstanceOf(Observation.OfVideo.class, told.sightings().getFirst());
            assertEquals(video.id(), seen.id());
            names.addAll(agreeing(video.facts(), seen.facts(), Video.FIELDS));
            for (var other : told.sightings().subList(1, told.sightings().size())) {
                switch (other) {
                    case Observation.OfUser user -> agreeing(known(handle).facts(), user.facts(), User.FIELDS);
                    case Observation.OfSound sound ->
                        assertEquals(video.facts().get(Video.SOUND_ID), (Long) sound.id());
                    default -> throw new AssertionError(other);
                }
            }
        }
        assertEquals(OF_VIDEOS.get(connector), String.join(" ", names));
    }

    @ParameterizedTest
    @EnumSource(names = {"RESEARCH", "ENSEMBLE", "GATEWAY"})
    void nobodyIsThere(Connector connector) {
        var upstream = connector.of(handles.getFirst());
        assertEquals(new Told.Nothing(), upstream.ask(new Question.OfUser(NOBODY), WITHIN));
    }

    @ParameterizedTest
    @EnumSource
    void noVideoIsThere(Connector connector) {
        var handle = handles.getFirst();
        assertEquals(new Told.Nothing(), connector.of(handle).ask(new Question.OfVideo(NO_VIDEO, handle), WITHIN));
    }

    @Test
    void aUserIsFoundBySecUid() {
        var secUid = new Identity.SecUid(
                Objects.requireNonNull(known(handles.getFirst()).facts().get(User.SEC_UID)));
        var seen = userSeen(Connector.ENSEMBLE.of(handles.getFirst()), secUid);

        assertEquals(handles.getFirst(), seen.who().handle());
        agreeing(known(secUid).facts(), seen.facts(), User.FIELDS);
    }

    @Test
    void wrongCredentialsAreDenied() {
        for (var upstream : List.of(
                new ResearchApi(CLIENT, base(""), app.app().clientKey(), "wrong"),
                new DisplayApi(CLIENT, base(""), "client", handles.getFirst(), "act.wrong", null),
                new EnsembleApi(CLIENT, base("/apis"), "wrong"),
                new HandleGatewayApi(CLIENT, base("/dev/tiktok"), "wrong"))) {
            var failure = assertThrows(
                    UpstreamFailed.class,
                    () -> upstream.ask(new Question.OfUser(handles.getFirst()), WITHIN),
                    upstream.name());
            assertEquals(Why.DENIED, failure.why(), upstream.name());
        }
    }

    /** A base URL that leads past the API is not taken for an answer about anybody. */
    @Test
    void wrongBasesTellNothing() {
        for (var upstream : List.of(
                new ResearchApi(CLIENT, base("/apis"), app.app().clientKey(), app.clientSecret()),
                new DisplayApi(CLIENT, base("/apis"), "client", handles.getFirst(), "act.wrong", null),
                new EnsembleApi(CLIENT, base("/v2"), demo("ensemble_token")),
                new HandleGatewayApi(CLIENT, base("/apis"), demo("api_key")),
                new OEmbedApi(CLIENT, base("/v2")))) {
            var user = new Question.OfUser(NOBODY);
            var question = upstream.answers(user) ? user : new Question.OfVideo(NO_VIDEO, NOBODY);
            assertThrows(UpstreamFailed.class, () -> upstream.ask(question, WITHIN), upstream.name());
        }
    }

    @Test
    void anExpiredTokenIsRefreshed(@TempDir Path data) {
        var now = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));
        try (var own = TestServer.on(data, now::get)) {
            own.load("{\"username\":\"ada\",\"display_name\":\"Ada\"}");
            var scopes = List.of("user.info.basic", "user.info.profile");
            var client = own.register(scopes.toArray(String[]::new));
            var grants = own.world().accounts().grants();
            var person = own.world()
                    .catalog()
                    .subject("handle:ada", now.get().toEpochMilli())
                    .orElseThrow();
            var uri = "https://app.example/callback/";
            var code = grants.consent(new Consent(client.app(), person, scopes, uri, null, false), now.get());
            var tokens = grants.redeem(client.app(), code, uri, null, false, GrantRules.LONG, now.get());
            var kept = new ArrayList<String>();
            var ada = new Identity.Handle("ada");
            var refresh = new RefreshToken(client.clientSecret(), tokens.refreshToken(), (_, next) -> kept.add(next));
            var upstream = new DisplayApi(
                    CLIENT,
                    URI.create("http://127.0.0.1:" + own.port()),
                    client.app().clientKey(),
                    ada,
                    tokens.accessToken(),
                    refresh);

            assertEquals("Ada", userSeen(upstream, ada).facts().get(User.DISPLAY_NAME));
            assertEquals(List.of(), kept);
            for (int day = 1; day <= 2; day++) {
                now.updateAndGet(time -> time.plus(Duration.ofHours(25)));
                assertEquals("Ada", userSeen(upstream, ada).facts().get(User.DISPLAY_NAME));
                assertEquals(day, kept.size());
            }
        }
    }

    @Test
    void limitsAreToldAsSuch(@TempDir Path data) {
        try (var own = TestServer.on(data, "limits=real")) {
            own.load("{\"username\":\"ada\",\"display_name\":\"Ada\"}");
            var client = own.register("research.data.basic");
            var upstream = new ResearchApi(
                    CLIENT,
                    URI.create("http://127.0.0.1:" + own.port()),
                    client.app().clientKey(),
                    client.clientSecret());
            var ada = new Question.OfUser(new Identity.Handle("ada"));
            for (int call = 0; call < 1_000; call++) {
                assertInstanceOf(Told.Seen.class, upstream.ask(ada, WITHIN));
            }
            var failure = assertThrows(UpstreamFailed.class, () -> upstream.ask(ada, WITHIN));
            assertEquals(Why.LIMITED, failure.why());
        }
    }

    /** Of somebody hidden an upstream of the Research API tells that they are, and nothing else. */
    @Test
    void whoIsHiddenThereIsHiddenHere(@TempDir Path data) {
        try (var own = TestServer.on(data)) {
            var stamp = new Stamp(1, Source.OWNER);
            for (var mark : List.of(User.PRIVATE, User.RESTRICTED)) {
                own.world()
                        .catalog()
                        .save(List.of(new Observation.OfUser(
                                Who.handle(mark.name()),
                                stamp,
                                Facts.at(stamp).with(mark, true).build())));
                var client = own.register("research.data.basic");
                var upstream = new ResearchApi(
                        CLIENT,
                        URI.create("http://127.0.0.1:" + own.port()),
                        client.app().clientKey(),
                        client.clientSecret());
                assertTrue(userSeen(upstream, new Identity.Handle(mark.name()))
                        .facts()
                        .flag(mark));
            }
        }
    }
}

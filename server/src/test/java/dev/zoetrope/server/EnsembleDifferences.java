package dev.zoetrope.server;

import static dev.zoetrope.server.Difference.Known.DOCUMENTED;
import static dev.zoetrope.server.Difference.Known.GUESSED;
import static dev.zoetrope.server.Difference.Known.SEEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zoetrope.accounts.Api;
import dev.zoetrope.accounts.NewKey;
import dev.zoetrope.accounts.Standing;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.Who;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

/** The rows about the EnsembleData API. */
final class EnsembleDifferences {
    static final List<Difference> ALL = List.of(
            new Difference(
                    "EnsembleData: token of another length than 16",
                    SEEN,
                    "Its description makes that a 422; its own clients' tests expect 491",
                    "491; 422 only without a token",
                    "",
                    server -> {
                        assertEquals("491 0", told(server.get("/apis/tt/user/info?username=ada&token=xxx")));
                        assertEquals("422 0", told(server.get("/apis/tt/user/info?username=ada")));
                    }),
            new Difference(
                    "EnsembleData: daily units of a token",
                    DOCUMENTED,
                    "By plan, from 50 to 11,000 and more; resets at 00:00 UTC",
                    "Counted, and held only to a quota of the token's own",
                    "`--limits real` with `--ensemble-units`; `key create --daily-quota`",
                    server -> {
                        var poor = new NewKey(Api.ENSEMBLE, "Test", Standing.ACTIVE, 1, 0);
                        var token = token(server, poor);
                        assertEquals("200 1", told(server.get("/apis/tt/user/info?username=ada&token=" + token)));
                        assertEquals("495 0", told(server.get("/apis/tt/user/info?username=ada&token=" + token)));
                    }),
            new Difference(
                    "EnsembleData: units of errors",
                    SEEN,
                    "A 500 is free",
                    "422, 462, 464, 466, 491, 492, 493, 495 and 500 are free; an unknown handle (463) costs 1",
                    "",
                    server -> {
                        assertEquals("463 1", ask(server, "/tt/user/info?username=nobody"));
                        assertEquals("462 0", ask(server, "/tt/post/info?url=x"));
                        assertEquals("466 0", ask(server, "/tt/keyword/search?name=a&period=0&country=xx"));
                    }),
            new Difference(
                    "EnsembleData: an unknown secUid, post or sound",
                    DOCUMENTED,
                    "Sources disagree: null for one unit, or an error",
                    "`null`, or an empty list where there are lists, for one unit",
                    "",
                    server -> {
                        assertEquals("200 1", ask(server, "/tt/user/info-from-secuid?secUid=nobody"));
                        assertEquals("200 1", ask(server, "/tt/post/comments?aweme_id=5"));
                        assertEquals("200 1", ask(server, "/tt/post/info?url=https://www.tiktok.com/@a/video/5"));
                    }),
            new Difference(
                    "EnsembleData: a call that may cost more units than are left",
                    GUESSED,
                    "",
                    "495, and free; of somebody's posts, as many chunks as the units suffice for, and where to go on",
                    "",
                    server -> {
                        var poor = new NewKey(Api.ENSEMBLE, "Test", Standing.ACTIVE, 3, 0);
                        var token = token(server, poor);
                        assertEquals("495 0", told(server.get("/apis/tt/post/multi-info?ids=1;2&token=" + token)));
                        var posts = server.get("/apis/tt/user/posts?username=ada&depth=9&token=" + token);
                        assertEquals("200 3", told(posts));
                        assertEquals(20, ((List<?>) posts.at("data")).size());
                        posts.at("nextCursor");
                    }),
            new Difference(
                    "EnsembleData: followers and followings that can be reached",
                    DOCUMENTED,
                    "At most 10,000",
                    "All; 10,000 of those of one second, or of unknown time",
                    "",
                    server -> {
                        var target = "/apis/tt/user/followers?id=1&secUid=MS4wLjABAAAAstar&token=" + token(server);
                        server.world()
                                .catalog()
                                .save(LongStream.rangeClosed(1, 10_005)
                                        .mapToObj(EnsembleDifferences::follower)
                                        .toList());
                        // Behind the latest 10,000.
                        var last = server.get(target + "&cursor=6");
                        assertEquals(5, ((List<?>) last.at("data", "followers")).size());
                    }),
            new Difference(
                    "EnsembleData: short links to posts (`vm.tiktok.com`)",
                    GUESSED,
                    "",
                    "462: only the service knows where they lead",
                    "",
                    server -> assertEquals("462 0", ask(server, "/tt/post/info?url=https://vm.tiktok.com/ZM8abc/"))),
            new Difference(
                    "EnsembleData: `country` of a search", GUESSED, "", "Posts of that country alone", "", server -> {
                        server.load(row(201, "US", 1) + row(202, "FR", 2));
                        var found = server.get(
                                "/apis/tt/keyword/search?name=orderly&period=0&country=us&token=" + token(server));
                        assertEquals(List.of("201"), ids(found.at("data", "data"), "aweme_info"));
                    }),
            new Difference(
                    "EnsembleData: order of posts with a hashtag or a sound",
                    GUESSED,
                    "",
                    "By likes, then by descending id",
                    "",
                    server -> {
                        server.load(row(201, "US", 1) + row(202, "FR", 2));
                        var found = server.get("/apis/tt/hashtag/posts?name=orderly&token=" + token(server));
                        assertEquals(
                                List.of("202", "201"),
                                ((List<?>) found.at("data", "data"))
                                        .stream()
                                                .map(post -> ((Map<?, ?>) post).get("aweme_id"))
                                                .toList());
                    }),
            new Difference(
                    "EnsembleData: `new_version` and `download_video`",
                    DOCUMENTED,
                    "Only the essential fields; their set is unpublished",
                    "The usual fields",
                    "",
                    server -> assertEquals(
                            firstPost(server, "").keySet(),
                            firstPost(server, "&new_version=true").keySet())));

    private EnsembleDifferences() {}

    /** The first post of somebody. */
    private static Map<?, ?> firstPost(TestServer server, String more) {
        var target = "/apis/tt/user/posts?username=ada&depth=1" + more + "&token=" + token(server);
        return (Map<?, ?>) server.get(target).at("data", 0);
    }

    private static String row(long id, String region, long likes) {
        return Ask.row(
                id,
                "2022-08-03T00:00:00Z",
                "\"video_description\":\"orderly\"",
                "\"hashtag_names\":[\"orderly\"]",
                "\"region_code\":\"" + region + "\"",
                "\"like_count\":" + likes);
    }

    private static List<Object> ids(Object found, String member) {
        return ((List<?>) found)
                .stream()
                        .map(each -> (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) each).get(member)))
                        .<Object>map(post -> Objects.requireNonNull(post.get("aweme_id")))
                        .toList();
    }

    /** Somebody who follows since a second of 1970. */
    private static Observation follower(long second) {
        var stamp = new Stamp(1_700_000_000_000L, Source.OWNER);
        return new Observation.OfFollow(
                Who.user(second, "MS4wLjABAAAAfan" + second, "fan" + second),
                Who.user(900_000, "MS4wLjABAAAAstar", "star"),
                stamp,
                Facts.at(stamp).with(Relation.SINCE, second).build());
    }

    /** Status and units. */
    private static String told(Reply reply) {
        return reply.status() + " " + reply.header("units_charged");
    }

    private static String ask(TestServer server, String target) {
        return told(server.get("/apis" + target + "&token=" + token(server)));
    }

    private static String token(TestServer server) {
        return token(server, new NewKey(Api.ENSEMBLE, "Test"));
    }

    private static String token(TestServer server, NewKey key) {
        return server.world()
                .accounts()
                .keys()
                .create(key, server.world().clock().instant())
                .text();
    }
}

package dev.zoetrope.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.media.MediaLinks;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the service's guide to users does, done with a demo: people by name and by secUid, their numbers, their other accounts, their pictures. */
final class UserGuideTest {
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));
    private static final TestServer SERVER = TestServer.demo(NOW::get, "demo=1000");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static Reply ask(String target) {
        var demo = Objects.requireNonNull(SERVER.asDemo());
        var reply = SERVER.get("/apis" + target + "&token=" + demo.ensembleToken());
        assertEquals(200, reply.status(), reply.body());
        assertEquals("1", reply.header("units_charged"));
        return reply;
    }

    private static List<Object> people() {
        var users = new ArrayList<Object>();
        for (var person : SERVER.world().catalog().people("", 1_000)) {
            users.add(ask("/tt/user/info?username=" + person.user().handle()).at("data"));
        }
        return users;
    }

    @Test
    void somebodyHasAnInstagramIdAndSomebodyAYouTubeChannel() {
        var people = people();
        for (var account : List.of("ins_id", "youtube_channel_id")) {
            var who = people.stream()
                    .map(found -> Scene.member(found, "user"))
                    .filter(user -> !Scene.member(user, account).equals(""))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nobody has " + account));
            var bySecUid = ask("/tt/user/info-from-secuid?secUid=" + Scene.member(who, "secUid"));
            assertEquals(Scene.member(who, account), bySecUid.at("data", "user", account));
        }
    }

    @Test
    void numbersAreTheSameByNameAndBySecUid() {
        var handle = Objects.requireNonNull(SERVER.asDemo()).handles().getFirst();
        var found = ask("/tt/user/info?username=" + handle).at("data");
        var user = Scene.member(found, "user");
        var stats = Scene.member(found, "stats");
        var target = "/tt/user/info-from-secuid?secUid=" + Scene.member(user, "secUid");
        for (var alternative : List.of("", "&alternative_method=True", "&alternative_method=false")) {
            var other = ask(target + alternative).at("data", "user");
            assertEquals(Scene.member(user, "id"), Scene.member(other, "uid"));
            assertEquals(handle, Scene.member(other, "unique_id"));
            Map.of(
                            "followerCount", "follower_count",
                            "followingCount", "following_count",
                            "heartCount", "total_favorited",
                            "videoCount", "aweme_count",
                            "diggCount", "favoriting_count")
                    .forEach((web, mobile) -> assertEquals(Scene.member(stats, web), Scene.member(other, mobile), web));
        }
        assertEquals(Scene.member(stats, "heart"), Scene.member(stats, "heartCount"));
        assertTrue((Long) Scene.member(stats, "followerCount") > 0);
    }

    @Test
    void theOtherMethodTellsMore() {
        var more = people().stream()
                .map(found -> (String) Scene.member(Scene.member(found, "user"), "secUid"))
                .filter(secUid -> {
                    var target = "/tt/user/info-from-secuid?secUid=" + secUid;
                    var plain = (Map<?, ?>) ask(target).at("data", "user");
                    var other =
                            (Map<?, ?>) ask(target + "&alternative_method=true").at("data", "user");
                    assertTrue(other.keySet().containsAll(plain.keySet()));
                    return other.size() > plain.size();
                })
                .findFirst();
        assertTrue(more.isPresent());
    }

    @Test
    void aPictureCanBeFetchedUntilItsLinkIsOver() {
        var handle = Objects.requireNonNull(SERVER.asDemo()).handles().getFirst();
        var link = URI.create((String) ask("/tt/user/info?username=" + handle).at("data", "user", "avatarLarger"));
        var target = link.getRawPath() + "?" + link.getRawQuery();
        assertTrue(target.contains("x-expires=") && target.contains("x-signature="), target);
        var begun = NOW.get();
        try {
            NOW.set(begun.plus(MediaLinks.AVATAR_LIFE).minusSeconds(1));
            var picture = SERVER.get(target);
            assertEquals(200, picture.status());
            assertTrue(picture.header("Content-Type").startsWith("image/"), picture.header("Content-Type"));
            assertFalse(picture.body().isEmpty());
            NOW.set(begun.plus(MediaLinks.AVATAR_LIFE).plus(Duration.ofMinutes(2)));
            assertEquals(403, SERVER.get(target).status());
            var anew =
                    URI.create((String) ask("/tt/user/info?username=" + handle).at("data", "user", "avatarLarger"));
            assertEquals(
                    200,
                    SERVER.get(anew.getRawPath() + "?" + anew.getRawQuery()).status());
        } finally {
            NOW.set(begun);
        }
    }
}

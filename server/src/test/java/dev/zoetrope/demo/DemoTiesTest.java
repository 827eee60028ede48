package dev.zoetrope.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who follows whom in a demo, who likes what, and what is said. */
class DemoTiesTest {
    private static final DemoWorld WORLD = new DemoWorld(DemoWorld.DEFAULT_VIDEOS, DemoWorld.DEFAULT_SEED);
    private static final List<Observation> ALL =
            WORLD.observations().flatMap(List::stream).toList();
    private static final Told TOLD = Told.by(WORLD);
    private static final List<Observation.OfFollow> FOLLOWS = only(Observation.OfFollow.class);
    private static final List<Observation.OfLike> LIKES = only(Observation.OfLike.class);
    private static final List<Observation.OfComment> COMMENTS = only(Observation.OfComment.class);
    private static final Map<String, Facts> USERS =
            TOLD.users().stream().collect(Collectors.toMap(Told::handle, Observation.OfUser::facts));
    private static final Map<Long, Facts> VIDEOS =
            TOLD.videos().stream().collect(Collectors.toMap(Observation.OfVideo::id, Observation.OfVideo::facts));

    private static Facts user(String handle) {
        return Objects.requireNonNull(USERS.get(handle), handle);
    }

    private static Facts video(long id) {
        return Objects.requireNonNull(VIDEOS.get(id), () -> "" + id);
    }

    private static <T> List<T> only(Class<T> kind) {
        return ALL.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static String handle(Who who) {
        var handle = who.handle();
        assertNotNull(handle);
        return handle.handle();
    }

    private static <T, K> Map<K, Long> counted(List<T> all, Function<T, K> key) {
        return all.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    private static long created(Facts facts, dev.zoetrope.model.Field<Long> field) {
        long time = facts.number(field, 0);
        assertTrue(time > 0 && time < DemoWorld.END.getEpochSecond(), facts::toString);
        return time;
    }

    @Test
    void theyAreFewBesideTheVideos() {
        int all = FOLLOWS.size() + LIKES.size() + COMMENTS.size();
        assertTrue(
                FOLLOWS.size() > 500 && LIKES.size() > 100 && COMMENTS.size() > 300,
                () -> FOLLOWS.size() + ", " + LIKES.size() + ", " + COMMENTS.size());
        assertTrue(all < DemoWorld.DEFAULT_VIDEOS / 5, () -> "" + all);
        var large = new DemoWorld(200_000, 1)
                .observations()
                .flatMap(List::stream)
                .filter(each -> each instanceof Observation.OfFollow
                        || each instanceof Observation.OfLike
                        || each instanceof Observation.OfComment)
                .count();
        assertTrue(large < DemoWorld.DEFAULT_VIDEOS / 5, () -> "" + large);
    }

    @Test
    void whoeverPostsMostHasPagesOfThem() {
        var most = WORLD.handles().getFirst();
        assertTrue(counted(FOLLOWS, f -> handle(f.followed())).getOrDefault(most, 0L) > 200, most);
        assertTrue(counted(FOLLOWS, f -> handle(f.follower())).getOrDefault(most, 0L) > 100, most);
        assertTrue(counted(LIKES, l -> handle(l.who())).getOrDefault(most, 0L) > 40, most);
        for (var handle : WORLD.handles()) {
            assertTrue(counted(FOLLOWS, f -> handle(f.followed())).getOrDefault(handle, 0L) > 5, handle);
        }
        var comments = counted(COMMENTS, c -> c.video() + "/" + c.facts().number(Comment.PARENT, 0));
        assertEquals(
                List.of(130L, 70L),
                comments.values().stream()
                        .sorted((a, b) -> Long.compare(b, a))
                        .limit(2)
                        .toList());
    }

    @Test
    void countersTellOfAtLeastAsMany() {
        counted(FOLLOWS, f -> handle(f.followed()))
                .forEach((who, count) ->
                        assertTrue(count <= user(who).number(User.FOLLOWER_COUNT, 0), () -> who + " has " + count));
        counted(FOLLOWS, f -> handle(f.follower()))
                .forEach((who, count) -> assertTrue(
                        count <= user(who).number(User.FOLLOWING_COUNT, 0), () -> who + " follows " + count));
        counted(LIKES, l -> handle(l.who()))
                .forEach((who, count) ->
                        assertTrue(count <= user(who).number(User.LIKES_GIVEN, 0), () -> who + " likes " + count));
        counted(COMMENTS, Observation.OfComment::video)
                .forEach((video, count) -> assertTrue(
                        count <= video(video).number(Video.COMMENT_COUNT, 0), () -> video + " has " + count));
    }

    @Test
    void nobodyFollowsThemselvesOrAnybodyTwice() {
        var pairs = new HashSet<String>();
        for (var follow : FOLLOWS) {
            var follower = handle(follow.follower());
            var followed = handle(follow.followed());
            assertFalse(follower.equals(followed), follower);
            assertTrue(pairs.add(follower + " " + followed));
            long since = created(follow.facts(), Relation.SINCE);
            assertTrue(since >= user(follower).number(User.ACCOUNT_CREATED_AT, 0));
            assertTrue(since >= user(followed).number(User.ACCOUNT_CREATED_AT, 0));
        }
    }

    @Test
    void whatIsLikedAndTalkedAboutIsPublicAndThereBefore() {
        for (var like : LIKES) {
            var video = video(like.video());
            assertTrue(video.flag(Video.PUBLIC));
            assertTrue(created(like.facts(), Relation.SINCE) >= created(video, Video.CREATED_AT));
        }
        for (var comment : COMMENTS) {
            var video = video(comment.video());
            assertTrue(video.flag(Video.PUBLIC));
            long at = created(comment.facts(), Comment.CREATED_AT);
            assertTrue(at >= created(video, Video.CREATED_AT));
            assertEquals(at, comment.id() >>> 32);
            assertFalse(comment.facts().get(Comment.TEXT, "").isBlank());
        }
    }

    @Test
    void repliesBelongToCommentsThatCountThem() {
        var comments = COMMENTS.stream().collect(Collectors.toMap(Observation.OfComment::id, comment -> comment));
        var replies = counted(
                COMMENTS.stream().filter(c -> c.facts().has(Comment.PARENT)).toList(),
                c -> c.facts().number(Comment.PARENT, 0));
        for (var comment : COMMENTS) {
            assertEquals(
                    replies.getOrDefault(comment.id(), 0L),
                    comment.facts().number(Comment.REPLY_COUNT, -1),
                    comment::toString);
            var parent = Objects.requireNonNull(comments.get(comment.facts().number(Comment.PARENT, comment.id())));
            assertTrue(parent.id() <= comment.id() && parent.video() == comment.video());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 21, 200, 1_000})
    void smallWorldsHaveWhatTheyCan(int videos) {
        var world = new DemoWorld(videos, 5);
        assertEquals(
                world.observations().flatMap(List::stream).toList(),
                world.observations().flatMap(List::stream).toList());
    }
}

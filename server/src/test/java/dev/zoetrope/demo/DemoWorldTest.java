package dev.zoetrope.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoWorldTest {
    private static final DemoWorld WORLD = new DemoWorld(DemoWorld.DEFAULT_VIDEOS, DemoWorld.DEFAULT_SEED);
    private static final Told TOLD = Told.by(WORLD);

    @Test
    void theSameSizeAndSeedMakeTheSameWorld() {
        var again = new DemoWorld(DemoWorld.DEFAULT_VIDEOS, DemoWorld.DEFAULT_SEED);

        assertEquals(TOLD, Told.by(again));
        assertEquals(WORLD.handles(), again.handles());
        assertEquals(WORLD.videoIds(), again.videoIds());
    }

    /** A release that changes the words or the draws changes this number, and says so to its users. */
    @Test
    void theWorldIsTheSameOnEveryMachine() {
        var text = Told.by(new DemoWorld(100, 7)).videos().stream()
                .map(v -> v.id() + v.facts().get(Video.CAPTION, "") + v.facts().get(Video.VIEW_COUNT))
                .collect(Collectors.joining());

        assertEquals(407_211_973, text.hashCode());
    }

    @Test
    void anotherSeedMakesAnotherWorld() {
        assertNotEquals(Told.by(new DemoWorld(500, 1)), Told.by(new DemoWorld(500, 2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 19, 20, 21, 199, 200, 4_999, 20_000})
    void aWorldHasAsManyVideosAsAskedFor(int videos) {
        assertEquals(videos, Told.by(new DemoWorld(videos, 3)).videos().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, DemoWorld.MOST_VIDEOS + 1})
    void aSizeBeyondTheLimitsIsRefused(int videos) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> new DemoWorld(videos, 1));

        assertEquals("a demo world has 1 to 10000000 videos, not " + videos, refusal.getMessage());
    }

    @Test
    void theLargestWorldBeginsAtOnce() {
        var world = new DemoWorld(DemoWorld.MOST_VIDEOS, 1);

        assertEquals(20, world.handles().size());
        assertEquals(
                DemoWorld.BATCH, world.observations().findFirst().orElseThrow().size());
    }

    @Test
    void batchesAreFullButForTheLast() {
        var sizes = WORLD.observations().map(List::size).toList();

        assertTrue(
                sizes.subList(0, sizes.size() - 1).stream().allMatch(size -> size == DemoWorld.BATCH),
                sizes.toString());
        assertTrue(sizes.getLast() <= DemoWorld.BATCH);
    }

    @Test
    void everyObservationIsOfTheOwnerAtTheEnd() {
        var stamp = new Stamp(DemoWorld.END.toEpochMilli(), Source.OWNER);

        assertTrue(WORLD.observations()
                .flatMap(List::stream)
                .map(observation -> ((Observation.Sighting) observation).stamp())
                .allMatch(stamp::equals));
        assertEquals(stamp, TOLD.videos().getFirst().facts().stamp(Video.CAPTION));
    }

    @Test
    void idsAreDifferentAndBeyondDoubles() {
        var videos = TOLD.videos().stream().map(Observation.OfVideo::id).toList();
        var sounds = TOLD.sounds().stream().map(Observation.OfSound::id).toList();
        var users = TOLD.users().stream().map(DemoWorldTest::userId).toList();

        for (var ids : List.of(videos, sounds, users)) {
            assertEquals(ids.size(), new HashSet<>(ids).size());
            assertTrue(ids.stream().allMatch(id -> Long.toString(id).length() == 19), "an id has 19 digits");
        }
        assertTrue(videos.stream().anyMatch(id -> (long) (double) id != id), "some id would not survive a double");
    }

    @Test
    void aVideosIdTellsItsTimeToWithinAMinute() {
        for (var video : TOLD.videos()) {
            long before = created(video) - (video.id() >>> 32);
            assertTrue(before >= 0 && before <= 45, video::toString);
        }
    }

    @Test
    void videosArePostedBeforeTheEndAndAfterTheirAuthorsJoined() {
        var joined = new HashMap<Long, Long>();
        TOLD.users().forEach(u -> joined.put(userId(u), u.facts().number(User.ACCOUNT_CREATED_AT, 0)));

        for (var video : TOLD.videos()) {
            assertTrue(created(video) < DemoWorld.END.getEpochSecond(), video::toString);
            assertTrue(created(video) >= joined.getOrDefault(author(video), Long.MAX_VALUE), video::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void handlesAreDifferentAndWellFormed(long seed) {
        var handles = Told.by(new DemoWorld(60_000, seed)).users().stream()
                .map(Told::handle)
                .toList();

        assertEquals(handles.size(), new HashSet<>(handles).size());
        assertTrue(handles.stream().allMatch(h -> h.matches("[a-z0-9._]{2,24}")), handles.toString());
    }

    @Test
    void authorsSoundsAndMentionedPeopleExist() {
        var users = TOLD.users().stream().map(DemoWorldTest::userId).collect(Collectors.toSet());
        var handles = TOLD.users().stream().map(Told::handle).collect(Collectors.toSet());
        var sounds = TOLD.sounds().stream().map(Observation.OfSound::id).collect(Collectors.toSet());

        for (var video : TOLD.videos()) {
            assertTrue(users.contains(author(video)), video::toString);
            assertTrue(sounds.contains(video.facts().number(Video.SOUND_ID, 0)), video::toString);
            assertTrue(handles.containsAll(video.facts().get(Video.MENTIONS, List.of())), video::toString);
        }
    }

    @Test
    void countersOfProfilesAgreeWithTheirVideos() {
        var videos = new HashMap<Long, Long>();
        var likes = new HashMap<Long, Long>();
        for (var video : TOLD.publicVideos()) {
            videos.merge(author(video), 1L, Long::sum);
            likes.merge(author(video), video.facts().number(Video.LIKE_COUNT, 0), Long::sum);
        }

        for (var user : TOLD.users()) {
            assertEquals(videos.getOrDefault(userId(user), 0L), user.facts().get(User.VIDEO_COUNT), user::toString);
            assertEquals(likes.getOrDefault(userId(user), 0L), user.facts().get(User.LIKES_RECEIVED), user::toString);
        }
    }

    @Test
    void handlesOwnAtLeastFortyPublicVideosMostFirst() {
        var counts = WORLD.handles().stream()
                .map(handle -> TOLD.user(handle).facts().number(User.VIDEO_COUNT, 0))
                .toList();

        assertEquals(20, counts.size());
        assertTrue(counts.getLast() >= 40, counts.toString());
        assertEquals(counts.stream().sorted(Comparator.reverseOrder()).toList(), counts);
        var others = TOLD.users().stream()
                .filter(u -> !WORLD.handles().contains(Told.handle(u)))
                .mapToLong(u -> u.facts().number(User.VIDEO_COUNT, 0));
        assertTrue(others.max().orElseThrow() <= counts.getLast());
    }

    @Test
    void videoIdsArePublicVideosOfTheWorld() {
        var published =
                TOLD.publicVideos().stream().map(Observation.OfVideo::id).collect(Collectors.toSet());

        assertEquals(20, WORLD.videoIds().size());
        assertTrue(published.containsAll(WORLD.videoIds()));
    }

    @Test
    void aWorldOfOneVideoShowsIt() {
        var world = new DemoWorld(1, 1);

        assertEquals(List.of(Told.by(world).videos().getFirst().id()), world.videoIds());
        assertEquals(List.of(), world.handles());
    }

    @Test
    void joeIsThereWithTheGuidesCounters() {
        var joe = TOLD.user("joe1234567").facts();

        assertEquals("joe 1234567", joe.get(User.DISPLAY_NAME));
        assertEquals(64, joe.number(User.VIDEO_COUNT, 0));
        assertEquals(111, joe.number(User.FOLLOWER_COUNT, 0));
        assertFalse(joe.flag(User.VERIFIED) || joe.flag(User.PRIVATE) || joe.flag(User.RESTRICTED));
        assertEquals("joe1234567", Told.handle(Told.by(new DemoWorld(1, 9)).user("joe1234567")));
    }

    @Test
    void someAccountsAreThereToTryErrorsWith() {
        var privates =
                TOLD.users().stream().filter(u -> u.facts().flag(User.PRIVATE)).toList();
        var restricted = TOLD.users().stream()
                .filter(u -> u.facts().flag(User.RESTRICTED))
                .toList();

        assertEquals(2, privates.size());
        assertEquals(1, restricted.size());
        for (var user : List.of(privates.getFirst(), privates.getLast(), restricted.getFirst())) {
            var videos = TOLD.videosOf(Told.handle(user));
            assertFalse(videos.isEmpty());
            assertTrue(videos.stream().noneMatch(v -> v.facts().flag(Video.PUBLIC)));
            assertFalse(WORLD.handles().contains(Told.handle(user)));
        }
    }

    @Test
    void aCreatorsOwnSoundBearsTheirHandle() {
        var sounds =
                TOLD.sounds().stream().collect(Collectors.toMap(Observation.OfSound::id, Observation.OfSound::facts));
        long own = TOLD.videos().stream()
                .map(Observation.OfVideo::facts)
                .filter(video -> isOwn(sounds.getOrDefault(video.number(Video.SOUND_ID, 0), Facts.NONE), video))
                .count();

        assertTrue(own > TOLD.videos().size() / 4, () -> own + " videos with the author's own sound");
    }

    private static boolean isOwn(Facts sound, Facts video) {
        return sound.flag(Sound.ORIGINAL)
                && sound.get(Sound.TITLE, "").equals("original sound - " + video.get(Video.HANDLE));
    }

    private static long created(Observation.OfVideo video) {
        return video.facts().number(Video.CREATED_AT, 0);
    }

    private static long author(Observation.OfVideo video) {
        var who = video.author();
        return who == null || who.userId() == null ? 0 : who.userId().id();
    }

    private static long userId(Observation.OfUser user) {
        var id = user.who().userId();
        return id == null ? 0 : id.id();
    }
}

package dev.zoetrope.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Whatever is known, as far as a shape carries it, comes back from the wire as the same facts. */
final class RandomShapesTest {
    private static final int ROUNDS = 1_500;
    private static final long NOW = 1_700_000_000;
    private static final long LATEST = Long.MAX_VALUE;

    private static final List<Field<Long>> USER_COUNTERS =
            List.of(User.FOLLOWER_COUNT, User.FOLLOWING_COUNT, User.LIKES_RECEIVED, User.VIDEO_COUNT);
    private static final List<Field<Long>> SETTINGS =
            List.of(User.COMMENT_SETTING, User.DUET_SETTING, User.STITCH_SETTING);
    private static final List<Field<String>> AVATARS =
            List.of(User.AVATAR_SMALL, User.AVATAR_168, User.AVATAR_300, User.AVATAR_MEDIUM, User.AVATAR_LARGE);
    private static final List<Field<Long>> VIDEO_COUNTERS =
            List.of(Video.LIKE_COUNT, Video.COMMENT_COUNT, Video.SHARE_COUNT, Video.VIEW_COUNT);

    private final RandomFacts random = new RandomFacts(System.nanoTime());

    private void assertComesBack(
            List<Observation.Sighting> told,
            Consumer<JsonGenerator> writer,
            Function<JsonParser, List<Observation.Sighting>> reader) {
        var json = Wire.written(writer);
        assertEquals(told, reader.apply(Wire.parser(json)), () -> "seed " + random.seed + ", " + json);
    }

    @Test
    void usersOfApps() {
        for (int i = 0; i < ROUNDS; i++) {
            var facts = mobileUser();
            random.maybe(facts, User.BIO_LINK, random::word);
            random.maybe(facts, User.COMMERCE_CATEGORY, random::word);
            random.maybe(facts, User.ACCOUNT_CREATED_AT, () -> random.number(RandomFacts.LAST_SECOND));
            var user = user(facts.build());
            assertComesBack(
                    List.of(sighting(user)),
                    out -> MobileShape.writeAlternativeUser(new MobileUser(user, LinkSigner.NONE, NOW), out),
                    in -> MobileShape.readUser(in, Wire.STAMP, LATEST));
        }
    }

    @Test
    void usersOfTheHybrid() {
        for (int i = 0; i < ROUNDS; i++) {
            var user = user(mobileUser().build());
            assertComesBack(
                    List.of(sighting(user)),
                    out -> HybridShape.writeUser(new MobileUser(user, LinkSigner.NONE, NOW), out),
                    in -> HybridShape.readUser(in, Wire.STAMP, LATEST));
        }
    }

    @Test
    void usersOfTheWeb() {
        for (int i = 0; i < ROUNDS; i++) {
            var user = user(webUser().with(User.BIO, random.text()).build());
            assertComesBack(
                    List.of(sighting(user)),
                    out -> WebShape.writeUser(new WebUser(user, LinkSigner.NONE), out),
                    in -> WebShape.readUser(in, Wire.STAMP, LATEST));
        }
    }

    @Test
    void usersOfHandleGateways() {
        for (int i = 0; i < ROUNDS; i++) {
            var user = user(handleUser().build());
            assertComesBack(
                    List.of(sighting(user)),
                    out -> HandleShape.writeUser(new HandleUser(user, 1, Wire.STAMP.time(), LinkSigner.NONE), out),
                    in -> HandleShape.readUser(in, user.handle(), Wire.STAMP, LATEST));
        }
    }

    @Test
    void videosOfApps() {
        for (int i = 0; i < ROUNDS; i++) {
            var author = user(within().build());
            var sound = sound(mobileSound());
            var video = video(mobileVideo(), author, sound);
            assertComesBack(
                    sightings(video, author, sound),
                    out -> MobileShape.writeVideo(new MobileVideo(video, author, sound, LinkSigner.NONE, NOW), out),
                    in -> MobileShape.readVideo(in, Wire.STAMP, LATEST));
        }
    }

    @Test
    void videosOfTheOlderWeb() {
        for (int i = 0; i < ROUNDS; i++) {
            var author = user(identity()
                    .with(User.BIO, random.word())
                    .with(User.VERIFIED, random.random.nextBoolean())
                    .with(User.PRIVATE, random.random.nextBoolean())
                    .build());
            var sound = sound(sound().with(Sound.ORIGINAL, random.random.nextBoolean()));
            var facts = mentionless();
            facts.with(Video.DURATION, random.number(1_000_000) * 1_000);
            facts.with(Video.ADVERTISEMENT, random.random.nextBoolean());
            var video = video(facts, author, sound);
            assertComesBack(
                    sightings(video, author, sound),
                    out -> LegacyWebShape.writeVideo(new MobileVideo(video, author, sound, LinkSigner.NONE, NOW), out),
                    in -> LegacyWebShape.readVideo(in, Wire.STAMP, LATEST));
        }
    }

    @Test
    void videosOfTheWeb() {
        for (int i = 0; i < ROUNDS; i++) {
            var author = user(webUser().with(User.BIO, random.word()).build());
            var facts = sound().with(Sound.PRIVATE, random.random.nextBoolean())
                    .with(Sound.ORIGINAL, random.random.nextBoolean());
            random.maybe(facts, Sound.ALBUM, random::word);
            random.maybe(facts, Sound.DURATION, () -> random.number(10_000) * 1_000);
            var sound = sound(facts);
            var video = video(webVideo(), author, sound);
            assertComesBack(
                    sightings(video, author, sound),
                    out -> WebShape.writeVideo(new WebVideo(video, author, sound, LinkSigner.NONE), out),
                    in -> WebShape.readVideo(in, Wire.STAMP, LATEST));
        }
    }

    @Test
    void videosOfHandleGateways() {
        for (int i = 0; i < ROUNDS; i++) {
            var author = user(handleUser().build());
            var told = Facts.at(Wire.STAMP)
                    .with(Sound.TITLE, random.word())
                    .with(Sound.PRIVATE, random.random.nextBoolean())
                    .with(Sound.ORIGINAL, random.random.nextBoolean());
            var sound = sound(told);
            var facts = Facts.at(Wire.STAMP).with(Video.CAPTION, random.text());
            random.counters(facts, VIDEO_COUNTERS);
            facts.with(Video.SAVE_COUNT, random.count());
            random.maybe(facts, Video.REPOST_COUNT, random::count);
            random.maybe(facts, Video.CREATED_AT, () -> random.number(RandomFacts.LAST_SECOND));
            random.maybe(facts, Video.DURATION, () -> random.number(1_000_000) * 1_000);
            var video = video(facts, author, sound);
            assertComesBack(
                    sightings(video, author, sound),
                    out -> HandleShape.writeVideo(
                            new HandleVideo(
                                    video,
                                    new HandleUser(author, 1, Wire.STAMP.time(), LinkSigner.NONE),
                                    new HandleSound(sound, 1, Wire.STAMP.time())),
                            out),
                    in -> HandleShape.readVideo(in, author.handle(), Wire.STAMP, LATEST));
        }
    }

    @Test
    void comments() {
        for (int i = 0; i < ROUNDS; i++) {
            var author = user(within().build());
            var facts = Facts.at(Wire.STAMP)
                    .with(Comment.TEXT, random.text())
                    .with(Comment.LIKE_COUNT, random.count())
                    .with(Comment.REPLY_COUNT, random.number(100) - 1)
                    .with(Comment.PINNED, random.random.nextBoolean())
                    .with(Comment.LIKED_BY_AUTHOR, random.random.nextBoolean())
                    .with(Comment.HANDLE, Objects.requireNonNull(author.handle()));
            random.maybe(facts, Comment.CREATED_AT, () -> random.number(RandomFacts.LAST_SECOND));
            random.maybe(facts, Comment.PARENT, () -> random.number(Long.MAX_VALUE - 1));
            random.maybe(facts, Comment.ANSWERED, () -> random.number(Long.MAX_VALUE - 1));
            random.maybe(facts, Comment.LANGUAGE, random::word);
            var comment =
                    new Comment(random.number(Long.MAX_VALUE - 1), random.number(Long.MAX_VALUE - 1), 1, facts.build());
            assertComesBack(
                    List.of(
                            new Observation.OfComment(
                                    comment.id(), comment.video(), who(author), Wire.STAMP, comment.facts()),
                            sighting(author)),
                    out -> MobileShape.writeComment(new MobileComment(comment, author, LinkSigner.NONE, NOW), out),
                    in -> MobileShape.readComment(in, Wire.STAMP, LATEST));
        }
    }

    @Test
    void sounds() {
        for (int i = 0; i < ROUNDS; i++) {
            var sound = sound(mobileSound());
            assertComesBack(
                    List.of(new Observation.OfSound(sound.id(), Wire.STAMP, sound.facts())),
                    out -> MobileShape.writeSound(new MobileSound(sound, 12L, LinkSigner.NONE), out),
                    in -> MobileShape.readSound(in, Wire.STAMP, LATEST));
        }
    }

    /** Always somebody, with all pictures. */
    private Facts.Builder identity() {
        var facts = Facts.at(Wire.STAMP).with(User.HANDLE, random.handle());
        random.maybe(facts, User.USER_ID, () -> random.number(Long.MAX_VALUE - 1));
        random.maybe(facts, User.SEC_UID, random::word);
        random.maybe(facts, User.DISPLAY_NAME, random::word);
        for (var avatar : List.of(User.AVATAR_SMALL, User.AVATAR_MEDIUM, User.AVATAR_LARGE)) {
            facts.with(avatar, random.link());
        }
        return facts;
    }

    private Facts.Builder within() {
        var facts = identity();
        AVATARS.forEach(avatar -> facts.with(avatar, random.link()));
        random.maybe(facts, User.BIO, random::word);
        random.maybe(facts, User.LANGUAGE, random::word);
        random.maybe(facts, User.REGION, () -> "KR");
        random.maybe(facts, User.VERIFICATION_TYPE, () -> random.number(5));
        for (var text : List.of(User.INSTAGRAM, User.TWITTER, User.TWITTER_NAME, User.YOUTUBE, User.YOUTUBE_TITLE)) {
            random.maybe(facts, text, random::word);
        }
        random.maybe(facts, User.COMMERCE, () -> true);
        random.maybe(facts, User.LIVE_ROOM_ID, () -> Long.toString(random.number(Long.MAX_VALUE - 1)));
        random.maybe(facts, User.DOWNLOAD_SETTING, () -> random.number(3));
        if (random.random.nextBoolean()) {
            facts.with(User.VERIFIED, true).with(User.VERIFY_TEXT, random.word());
            random.maybe(facts, User.ENTERPRISE_VERIFY_TEXT, random::word);
        }
        return facts;
    }

    private Facts.Builder mobileUser() {
        var facts = within().with(User.BIO, random.text()).with(User.PRIVATE, random.random.nextBoolean());
        if (facts.get(User.VERIFIED) == null) {
            facts.with(User.VERIFIED, false);
        }
        random.counters(facts, USER_COUNTERS);
        random.maybe(facts, User.LIKES_GIVEN, random::count);
        SETTINGS.forEach(setting -> facts.with(setting, random.number(4) - 1));
        return facts;
    }

    private Facts.Builder webUser() {
        var facts = identity()
                .with(User.VERIFIED, random.random.nextBoolean())
                .with(User.PRIVATE, random.random.nextBoolean())
                .with(User.COMMERCE, random.random.nextBoolean());
        random.counters(facts, USER_COUNTERS);
        facts.with(User.FRIEND_COUNT, random.count());
        random.maybe(facts, User.LIKES_GIVEN, random::count);
        random.maybe(facts, User.BIO_LINK, random::word);
        random.maybe(facts, User.COMMERCE_CATEGORY, random::word);
        random.maybe(facts, User.REGION, () -> "DE");
        random.maybe(facts, User.LANGUAGE, random::word);
        random.maybe(facts, User.LIVE_ROOM_ID, random::word);
        for (var time : List.of(User.ACCOUNT_CREATED_AT, User.HANDLE_CHANGED_AT, User.NAME_CHANGED_AT)) {
            random.maybe(facts, time, () -> random.number(RandomFacts.LAST_SECOND));
        }
        SETTINGS.forEach(setting -> facts.with(setting, random.number(4) - 1));
        return facts.with(User.DOWNLOAD_SETTING, random.number(4) - 1);
    }

    private Facts.Builder handleUser() {
        var facts = Facts.at(Wire.STAMP)
                .with(User.HANDLE, random.handle())
                .with(User.BIO, random.text())
                .with(User.VERIFIED, random.random.nextBoolean())
                .with(User.PRIVATE, random.random.nextBoolean())
                .with(User.FRIEND_COUNT, random.count());
        random.counters(facts, USER_COUNTERS);
        random.maybe(facts, User.USER_ID, () -> random.number(Long.MAX_VALUE - 1));
        random.maybe(facts, User.SEC_UID, random::word);
        random.maybe(facts, User.DISPLAY_NAME, random::word);
        random.maybe(facts, User.AVATAR_LARGE, random::link);
        random.maybe(facts, User.LIKES_GIVEN, random::count);
        return facts;
    }

    private Facts.Builder sound() {
        var facts = Facts.at(Wire.STAMP)
                .with(Sound.COVER_SMALL, random.link())
                .with(Sound.COVER_URL, random.link())
                .with(Sound.COVER_LARGE, random.link());
        random.maybe(facts, Sound.TITLE, random::word);
        random.maybe(facts, Sound.AUTHOR, random::word);
        random.maybe(facts, Sound.PLAY_URL, random::link);
        return facts;
    }

    private Facts.Builder mobileSound() {
        var facts = sound().with(Sound.ORIGINAL, random.random.nextBoolean());
        random.maybe(facts, Sound.ALBUM, random::word);
        random.maybe(facts, Sound.DURATION, () -> random.number(10_000) * 1_000);
        random.maybe(facts, Sound.OWNER_ID, () -> random.number(Long.MAX_VALUE - 1));
        random.maybe(facts, Sound.OWNER_HANDLE, random::handle);
        random.maybe(facts, Sound.OWNER_NAME, random::word);
        random.maybe(facts, Sound.OWNER_SEC_UID, random::word);
        return facts;
    }

    private Facts.Builder mentionless() {
        var facts = Facts.at(Wire.STAMP)
                .with(Video.CAPTION, random.text())
                .with(Video.COVER_URL, random.link())
                .with(Video.ORIGIN_COVER_URL, random.link())
                .with(Video.DYNAMIC_COVER_URL, random.link())
                .with(Video.PUBLIC, random.random.nextBoolean());
        random.counters(facts, VIDEO_COUNTERS);
        random.maybe(facts, Video.CREATED_AT, () -> random.number(RandomFacts.LAST_SECOND));
        random.maybe(facts, Video.PLAY_URL, random::link);
        random.maybe(facts, Video.WIDTH, () -> random.number(5_000));
        random.maybe(facts, Video.HEIGHT, () -> random.number(5_000));
        if (random.random.nextBoolean()) {
            facts.with(Video.HASHTAGS, random.some(random::word));
            random.maybe(
                    facts,
                    Video.HASHTAG_INFO,
                    () -> random.some(
                            () -> new Video.Hashtag(random.number(Long.MAX_VALUE - 1), random.word(), random.text())));
        }
        return facts;
    }

    private void film(Facts.Builder facts, long unit) {
        if (random.random.nextBoolean()) {
            facts.with(Video.PHOTOS, random.some(random::link)).with(Video.DURATION, 0L);
        } else {
            facts.with(Video.DURATION, random.number(1_000_000) * unit);
        }
        facts.with(Video.PINNED, random.random.nextBoolean())
                .with(Video.ADVERTISEMENT, random.random.nextBoolean())
                .with(Video.AI_GENERATED, random.random.nextBoolean())
                .with(Video.SAVE_COUNT, random.count());
        random.maybe(facts, Video.REPOST_COUNT, random::count);
        random.maybe(facts, Video.LANGUAGE, random::word);
        random.maybe(facts, Video.DOWNLOAD_URL, random::link);
    }

    private Facts.Builder mobileVideo() {
        var facts = mentionless();
        film(facts, 1);
        facts.with(Video.DOWNLOAD_COUNT, random.count()).with(Video.WHATSAPP_SHARE_COUNT, random.count());
        random.maybe(facts, Video.REGION, () -> "US");
        random.maybe(facts, Video.EFFECT_IDS, () -> random.some(() -> Long.toString(random.number(Long.MAX_VALUE))));
        random.maybe(facts, Video.PLAYLIST_ID, () -> random.number(Long.MAX_VALUE - 1));
        if (facts.get(Video.PLAYLIST_ID) != null) {
            random.maybe(facts, Video.PLAYLIST_NAME, random::word);
        }
        if (random.random.nextBoolean()) {
            facts.with(Video.CAPTION, "hello @anna.b and @cem_1! @anna.b")
                    .with(Video.MENTIONS, List.of("anna.b", "cem_1", "anna.b"));
        }
        return facts;
    }

    private Facts.Builder webVideo() {
        var facts = mentionless();
        film(facts, 1_000);
        random.maybe(facts, Video.MENTIONS, () -> random.some(random::word));
        random.maybe(facts, Video.EFFECT_IDS, () -> random.some(random::word));
        return facts;
    }

    private static User user(Facts facts) {
        return new User(1, facts.get(User.HANDLE), facts);
    }

    private Sound sound(Facts.Builder facts) {
        return new Sound(random.number(Long.MAX_VALUE - 1), facts.build());
    }

    private Video video(Facts.Builder facts, User author, Sound sound) {
        facts.with(Video.HANDLE, Objects.requireNonNull(author.handle())).with(Video.SOUND_ID, sound.id());
        return new Video(random.number(Long.MAX_VALUE - 1), 1, 1, facts.build());
    }

    private static List<Observation.Sighting> sightings(Video video, User author, Sound sound) {
        var sightings = new ArrayList<Observation.Sighting>();
        sightings.add(new Observation.OfVideo(video.id(), who(author), Wire.STAMP, video.facts()));
        sightings.add(sighting(author));
        sightings.add(new Observation.OfSound(sound.id(), Wire.STAMP, sound.facts()));
        return sightings;
    }

    private static Observation.OfUser sighting(User user) {
        return new Observation.OfUser(who(user), Wire.STAMP, user.facts());
    }

    private static Who who(User user) {
        var id = user.facts().get(User.USER_ID);
        var secUid = user.facts().get(User.SEC_UID);
        return new Who(
                id == null ? null : new Identity.UserId(id),
                secUid == null ? null : new Identity.SecUid(secUid),
                null,
                new Identity.Handle(Objects.requireNonNull(user.handle())));
    }
}

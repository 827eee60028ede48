package dev.zoetrope.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What absent, zero, rounded and odd values mean in the shapes of apps, web pages and gateways. */
final class FieldRulesTest {
    private static final long NOW = 1_700_000_000;
    private static final JsonMapper JSON = new JsonMapper();

    private static Facts webUser(String counters) {
        return WebShape.readUser(
                        Wire.parser("{\"user\":{\"uniqueId\":\"anna\"}," + counters + "}"), Wire.STAMP, Long.MAX_VALUE)
                .getFirst()
                .facts();
    }

    private static Facts mobileUser(String members) {
        return MobileShape.readUser(Wire.parser("{\"uid\":\"7\"," + members + "}"), Wire.STAMP, Long.MAX_VALUE)
                .getFirst()
                .facts();
    }

    private static List<Observation.Sighting> mobileVideo(String members) {
        return MobileShape.readVideo(Wire.parser("{\"aweme_id\":\"9\"," + members + "}"), Wire.STAMP, Long.MAX_VALUE);
    }

    private static List<Observation.Sighting> webVideo(String members) {
        return WebShape.readVideo(Wire.parser("{\"id\":\"9\"," + members + "}"), Wire.STAMP, Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"stats\":{\"followerCount\":427700},\"statsV2\":{\"followerCount\":\"427682\"}",
                "\"statsV2\":{\"followerCount\":\"427682\"},\"stats\":{\"followerCount\":427700}"
            })
    void exactCountersComeBeforeRoundedOnes(String counters) {
        assertEquals(427_682, webUser(counters).get(User.FOLLOWER_COUNT));
    }

    @Test
    void aCounterBeyond32BitsIsReadWhereItIsExact() {
        var facts = webUser("\"stats\":{\"heartCount\":-977433948,\"heart\":-977433948,\"followerCount\":12},"
                + "\"statsV2\":{\"heartCount\":\"11907467940\",\"heart\":\"11907467940\"}");
        assertEquals(11_907_467_940L, facts.get(User.LIKES_RECEIVED));
        assertEquals(12, facts.get(User.FOLLOWER_COUNT));
    }

    @Test
    void aNegativeCounterSaysNothing() {
        var facts = webUser("\"stats\":{\"heartCount\":-977433948,\"followerCount\":12}");
        assertNull(facts.get(User.LIKES_RECEIVED));
        assertEquals(12, facts.get(User.FOLLOWER_COUNT), "what stands alone is believed");
    }

    @Test
    void ofHeartAndHeartCountTheGreaterHolds() {
        assertEquals(
                9, webUser("\"statsV2\":{\"heartCount\":\"0\",\"heart\":\"9\"}").get(User.LIKES_RECEIVED));
        assertEquals(9, webUser("\"stats\":{\"heart\":9,\"heartCount\":0}").get(User.LIKES_RECEIVED));
        assertEquals(8, webUser("\"stats\":{\"heart\":0,\"heartCount\":8}").get(User.LIKES_RECEIVED));
    }

    @Test
    void hiddenLikesAreUnknown() {
        var facts = webUser("\"stats\":{\"diggCount\":0,\"followerCount\":3}");
        assertFalse(facts.has(User.LIKES_GIVEN));
        assertFalse(mobileUser("\"favoriting_count\":0,\"follower_count\":3").has(User.LIKES_GIVEN));
    }

    @Test
    void countersThatAreAllZeroArePlaceholders() {
        assertFalse(webUser("\"stats\":{\"followerCount\":0,\"videoCount\":0}").has(User.FOLLOWER_COUNT));
        assertEquals(
                0, webUser("\"stats\":{\"followerCount\":2,\"videoCount\":0}").get(User.VIDEO_COUNT));
    }

    @Test
    void countersOfAnAuthorWithinAPostAreNoFacts() {
        var told = mobileVideo(
                "\"author\":{\"uid\":\"7\",\"unique_id\":\"anna\",\"nickname\":\"Anna\",\"signature\":\"\","
                        + "\"follower_count\":5,\"following_count\":0,\"aweme_count\":0,\"total_favorited\":0,\"secret\":0}");
        var author = told.get(1).facts();
        assertEquals("Anna", author.get(User.DISPLAY_NAME));
        for (var field : List.of(
                User.FOLLOWER_COUNT,
                User.FOLLOWING_COUNT,
                User.VIDEO_COUNT,
                User.LIKES_RECEIVED,
                User.BIO,
                User.PRIVATE)) {
            assertFalse(author.has(field), field::toString);
        }
    }

    @Test
    void countersOfAnAuthorWithinAPostAreWrittenAsZero() {
        var author = new User(
                1, "anna", Facts.at(Wire.STAMP).with(User.FOLLOWER_COUNT, 5L).build());
        var json = JSON.readTree(Wire.written(out -> MobileShape.writeVideo(
                new MobileVideo(new Video(9, 1, 1, Facts.NONE), author, null, LinkSigner.NONE, NOW), out)));
        assertEquals(0, json.at("/author/follower_count").intValue());
        assertEquals("anna", json.at("/author/unique_id").stringValue());
        assertEquals(
                5,
                JSON.readTree(Wire.written(
                                out -> MobileShape.writeUser(new MobileUser(author, LinkSigner.NONE, NOW), out)))
                        .at("/follower_count")
                        .intValue());
    }

    @Test
    void lengthsOfVideosAreMillisecondsForAppsAndSecondsElsewhere() {
        assertEquals(
                15_999L,
                mobileVideo("\"video\":{\"duration\":15999}").getFirst().facts().get(Video.DURATION));
        assertEquals(
                15_000L,
                webVideo("\"video\":{\"duration\":15}").getFirst().facts().get(Video.DURATION));
        var video = new Video(
                9, 1, 1, Facts.at(Wire.STAMP).with(Video.DURATION, 15_999L).build());
        var mobile = new MobileVideo(video, null, null, LinkSigner.NONE, NOW);
        assertEquals(15_999, written(mobile).at("/video/duration").intValue());
        assertEquals(15_999, written(mobile).at("/duration").intValue());
        assertEquals(
                15,
                JSON.readTree(Wire.written(out -> LegacyWebShape.writeVideo(mobile, out)))
                        .at("/itemInfos/video/videoMeta/duration")
                        .intValue());
        assertEquals(
                15,
                JSON.readTree(Wire.written(out -> HandleShape.writeVideo(new HandleVideo(video, null, null), out)))
                        .at("/duration")
                        .intValue());
    }

    @Test
    void soundsAreInSecondsEverywhere() {
        var told = mobileVideo("\"music\":{\"id_str\":\"3\",\"duration\":60}");
        assertEquals(60_000L, told.get(1).facts().get(Sound.DURATION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"video\":{\"duration\":12000},\"aweme_type\":150",
                "\"aweme_type\":2,\"video\":{\"duration\":12000}",
                "\"image_post_info\":{\"images\":[{\"display_image\":{\"url_list\":[\"https://p.example/1\"]}}]},\"video\":{\"duration\":12000}"
            })
    void aPostOfPhotosLastsNoTime(String members) {
        assertEquals(0L, mobileVideo(members).getFirst().facts().get(Video.DURATION));
    }

    @Test
    void aFilmThatLastsNoTimeIsOfUnknownLength() {
        assertFalse(mobileVideo("\"video\":{\"duration\":0},\"aweme_type\":0")
                .getFirst()
                .facts()
                .has(Video.DURATION));
    }

    @ParameterizedTest
    @CsvSource({"7512345678901234567", "9007199254740993", "9223372036854775806"})
    void idsAreExactAsNumbersAndAsTexts(long id) {
        for (var quote : List.of("", "\"")) {
            var told = MobileShape.readVideo(
                    Wire.parser(
                            "{\"aweme_id\":%1$s%2$d%1$s,\"author_user_id\":%1$s%2$d%1$s,\"music\":{\"id\":%1$s%2$d%1$s}}"
                                    .formatted(quote, id)),
                    Wire.STAMP,
                    Long.MAX_VALUE);
            assertEquals(id, ((Observation.OfVideo) told.get(0)).id());
            assertEquals(
                    new Identity.UserId(id),
                    ((Observation.OfUser) told.get(1)).who().userId());
            assertEquals(id, ((Observation.OfSound) told.get(2)).id());
        }
        var author =
                new User(1, "anna", Facts.at(Wire.STAMP).with(User.USER_ID, id).build());
        var sound = new Sound(id, Facts.NONE);
        var json = Wire.written(out -> MobileShape.writeVideo(
                new MobileVideo(new Video(id, 1, 1, Facts.NONE), author, sound, LinkSigner.NONE, NOW), out));
        assertTrue(json.contains("\"aweme_id\":\"" + id + "\""), json);
        assertTrue(json.contains("\"author_user_id\":" + id + ","), json);
        assertTrue(json.contains("\"music\":{\"id\":" + id + ",\"id_str\":\"" + id + "\""), json);
    }

    @Test
    void anIdThatWasRoundedAsANumberIsReadFromItsText() {
        var told = mobileVideo("\"author_user_id\":7512345678901234000,\"author\":{\"uid\":\"7512345678901234567\"},"
                + "\"music\":{\"id\":7612345678901234000,\"id_str\":\"7612345678901234567\"}");
        assertEquals(
                new Identity.UserId(7_512_345_678_901_234_567L),
                ((Observation.OfUser) told.get(1)).who().userId());
        assertEquals(7_612_345_678_901_234_567L, ((Observation.OfSound) told.get(2)).id());
    }

    @Test
    void linksAreKeptByteForByte() {
        var link = "https://p16.example/tos-maliva/abc~c5.webp?x-expires=1700000000&x-signature=a%2Bb%2fc%3D";
        var facts = mobileUser("\"avatar_larger\":{\"uri\":\"x\",\"url_list\":[\"" + link + "\",\"https://other\"]}");
        assertEquals(link, facts.get(User.AVATAR_LARGE));
        var json = Wire.written(
                out -> MobileShape.writeUser(new MobileUser(new User(1, "anna", facts), LinkSigner.NONE, NOW), out));
        assertTrue(
                json.contains("\"avatar_larger\":{\"height\":720,\"uri\":\"tos-maliva/abc\",\"url_list\":[\"" + link
                        + "\",\"" + link + "\"],\"url_prefix\":null,\"width\":720}"),
                json);
        assertEquals(
                link,
                webUser("\"stats\":{}")
                        .merge(WebShape.readUser(
                                        Wire.parser(
                                                "{\"user\":{\"uniqueId\":\"anna\",\"avatarLarger\":\"" + link + "\"}}"),
                                        Wire.STAMP,
                                        Long.MAX_VALUE)
                                .getFirst()
                                .facts())
                        .get(User.AVATAR_LARGE));
    }

    @Test
    void linksAreSignedOnTheWayOut() {
        var facts = Facts.at(Wire.STAMP).with(User.AVATAR_168, "made-up:1").build();
        var json = JSON.readTree(Wire.written(out ->
                HybridShape.writeUser(new MobileUser(new User(1, "anna", facts), url -> url + "?signed", NOW), out)));
        assertEquals(
                "made-up:1?signed", json.at("/user/avatar_168x168/url_list/0").stringValue());
        assertEquals("made-up:1?signed", json.at("/user/avatarThumb").stringValue(), "the next picture stands in");
    }

    @Test
    void flagsChangeTheirTypeBetweenSurfaces() {
        var facts = Facts.at(Wire.STAMP).with(User.PRIVATE, true).build();
        var user = new MobileUser(new User(1, "anna", facts), LinkSigner.NONE, NOW);
        assertEquals(
                "1",
                JSON.readTree(Wire.written(out -> MobileShape.writeUser(user, out)))
                        .get("secret")
                        .toString());
        var hybrid = JSON.readTree(Wire.written(out -> HybridShape.writeUser(user, out)));
        assertEquals("true", hybrid.at("/user/secret").toString());
        assertEquals("true", hybrid.at("/user/privateAccount").toString());
        assertTrue(mobileUser("\"secret\":1").flag(User.PRIVATE));
        assertTrue(mobileUser("\"secret\":true").flag(User.PRIVATE));
        assertEquals(false, mobileUser("\"secret\":0").get(User.PRIVATE));
        assertTrue(mobileVideo("\"is_top\":1").getFirst().facts().flag(Video.PINNED));
        assertEquals(false, mobileVideo("\"is_top\":0").getFirst().facts().get(Video.PINNED));
    }

    @Test
    void theTimeOfAnAnswerIsNoTimeOfAChangeAndAUserOfAnAppHasNoTimeOfCreation() {
        var facts = mobileUser("\"unique_id_modify_time\":1700000000,\"create_time\":1600000000,\"nickname\":\"A\"");
        assertFalse(facts.has(User.HANDLE_CHANGED_AT));
        assertFalse(facts.has(User.ACCOUNT_CREATED_AT));
        var created = new User(
                1,
                "anna",
                Facts.at(Wire.STAMP).with(User.ACCOUNT_CREATED_AT, 5L).build());
        var user = new MobileUser(created, LinkSigner.NONE, NOW);
        var json = JSON.readTree(Wire.written(out -> MobileShape.writeUser(user, out)));
        assertEquals(NOW, json.get("unique_id_modify_time").longValue());
        assertEquals(0, json.get("create_time").intValue());
        assertFalse(json.has("account_create_time"));
        assertEquals(
                5,
                JSON.readTree(Wire.written(out -> MobileShape.writeAlternativeUser(user, out)))
                        .get("account_create_time")
                        .intValue());
    }

    @Test
    void whoHasATextForABadgeIsVerified() {
        assertTrue(mobileUser(
                        "\"custom_verify\":\"Popular creator\",\"enterprise_verify_reason\":\"\",\"verification_type\":0")
                .flag(User.VERIFIED));
        assertTrue(mobileUser("\"custom_verify\":\"\",\"enterprise_verify_reason\":\"Shop\"")
                .flag(User.VERIFIED));
        assertEquals(
                false,
                mobileUser("\"custom_verify\":\"\",\"enterprise_verify_reason\":\"\",\"verification_type\":1")
                        .get(User.VERIFIED));
        assertFalse(mobileUser("\"verification_type\":1").has(User.VERIFIED));
        var author = mobileVideo("\"author\":{\"uid\":\"7\",\"custom_verify\":\"\",\"enterprise_verify_reason\":\"\"}");
        assertFalse(author.get(1).facts().has(User.VERIFIED), "within a post an empty text says nothing");
    }

    @Test
    void aVerifiedUserWithoutATextIsStillTakenForOne() {
        var facts = Facts.at(Wire.STAMP).with(User.VERIFIED, true).build();
        var json = JSON.readTree(Wire.written(
                out -> HybridShape.writeUser(new MobileUser(new User(1, "anna", facts), LinkSigner.NONE, NOW), out)));
        assertTrue(json.at("/user/verified").booleanValue());
        assertEquals("Verified account", json.at("/user/custom_verify").stringValue());
    }

    @Test
    void whetherASoundIsOriginalIsToldByOneMemberOnly() {
        var sound = MobileShape.readSound(
                        Wire.parser("{\"id\":3,\"is_original\":false,\"is_original_sound\":true}"),
                        Wire.STAMP,
                        Long.MAX_VALUE)
                .getFirst()
                .facts();
        assertTrue(sound.flag(Sound.ORIGINAL));
        assertFalse(MobileShape.readSound(Wire.parser("{\"id\":3,\"is_original\":true}"), Wire.STAMP, Long.MAX_VALUE)
                .getFirst()
                .facts()
                .has(Sound.ORIGINAL));
    }

    @Test
    void aRootCommentIsNoReply() {
        var comment = MobileShape.readComment(
                        Wire.parser(
                                "{\"cid\":\"5\",\"aweme_id\":\"9\",\"reply_id\":\"0\",\"reply_to_reply_id\":\"0\"}"),
                        Wire.STAMP,
                        Long.MAX_VALUE)
                .getFirst()
                .facts();
        assertFalse(comment.has(Comment.PARENT));
        assertFalse(comment.has(Comment.ANSWERED));
    }

    @Test
    void captionsTellWhoIsMentionedWhereverTheyStand() {
        var told =
                mobileVideo("\"text_extra\":[{\"type\":0,\"start\":3,\"end\":8},{\"type\":1,\"hashtag_name\":\"Cats\"},"
                        + "{\"type\":0,\"start\":0,\"end\":900}],\"desc\":\"hi @anna #Cats\"");
        assertEquals(List.of("anna"), told.getFirst().facts().get(Video.MENTIONS));
        assertEquals(List.of("Cats"), told.getFirst().facts().get(Video.HASHTAGS));
    }

    @Test
    void hashtagsWithPagesStandForThoseOfACaptionWithoutMarks() {
        var told = webVideo("\"textExtra\":[],\"challenges\":[{\"id\":\"4\",\"title\":\"cats\",\"desc\":\"\"}]");
        assertEquals(List.of("cats"), told.getFirst().facts().get(Video.HASHTAGS));
        assertEquals(
                List.of(new Video.Hashtag(4, "cats", "")),
                told.getFirst().facts().get(Video.HASHTAG_INFO));
    }

    @Test
    void onePrivateMemberIsEnoughForAVideoToBePrivate() {
        assertEquals(
                false,
                webVideo("\"privateItem\":false,\"secret\":true,\"forFriend\":false")
                        .getFirst()
                        .facts()
                        .get(Video.PUBLIC));
        assertTrue(webVideo("\"privateItem\":false,\"secret\":false")
                .getFirst()
                .facts()
                .flag(Video.PUBLIC));
    }

    @Test
    void olderWebDataNamesItsAuthorByTheHandleAlone() {
        var told = webVideo("\"author\":\"anna\"");
        assertEquals(
                new Identity.Handle("anna"),
                Objects.requireNonNull(((Observation.OfVideo) told.getFirst()).author())
                        .handle());
    }

    @Test
    void aGatewaysTimesTellWhenItSawSomethingUnlessTheyLieAhead() {
        long latest = Wire.STAMP.time() + 1_000;
        var seen = handleUser("2022-01-01T00:00:00.000Z", latest);
        assertEquals(new Stamp(1_640_995_200_000L, Wire.STAMP.source()), seen.stamp());
        assertEquals(List.of(seen.stamp()), seen.facts().stamps());
        assertFalse(seen.facts().has(User.ACCOUNT_CREATED_AT));
        assertEquals(Wire.STAMP, handleUser("2099-01-01T00:00:00.000Z", latest).stamp());
        assertEquals(Wire.STAMP, handleUser("", latest).stamp());
        assertThrows(UnreadableRecord.class, () -> handleUser("yesterday", latest));
    }

    private static Observation.OfUser handleUser(String updatedAt, long latest) {
        return (Observation.OfUser) HandleShape.readUser(
                        Wire.parser(
                                "{\"user\":{\"id\":\"7\",\"createdAt\":\"2021-01-01T00:00:00.000Z\",\"updatedAt\":\""
                                        + updatedAt + "\"},\"stats\":{\"followerCount\":3}}"),
                        "anna",
                        Wire.STAMP,
                        latest)
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7, 7",
        "12, 7, 7",
        "5f0c-key, 7, 7",
        "7, anna, 7",
        "99999999999999999999, 7, 7",
    })
    void ofAGatewaysTwoIdsTheDuplicateHolds(String id, String duplicate, long believed) {
        var told = HandleShape.readUser(
                Wire.parser("{\"user\":{\"id\":\"" + id + "\",\"id_dup\":\"" + duplicate + "\"},\"stats\":{}}"),
                "anna",
                Wire.STAMP,
                Long.MAX_VALUE);
        assertEquals(
                new Identity.UserId(believed),
                ((Observation.OfUser) told.getFirst()).who().userId());
    }

    @Test
    void aGatewaysAnswerNeedsTheHandleThatWasAskedFor() {
        var bare = "{\"user\":{\"id\":\"7\"},\"stats\":{}}";
        var e = assertThrows(
                UnreadableRecord.class,
                () -> HandleShape.readUser(Wire.parser(bare), null, Wire.STAMP, Long.MAX_VALUE));
        assertEquals("handle", e.member());
        var told = HandleShape.readUser(
                Wire.parser("{\"handle\":\"@Anna\"," + bare.substring(1)), null, Wire.STAMP, Long.MAX_VALUE);
        assertEquals(
                new Identity.Handle("anna"),
                ((Observation.OfUser) told.getFirst()).who().handle());
    }

    @Test
    void aGatewaysAnswerHasEveryMemberThoughNothingIsKnown() {
        var json = Wire.written(out ->
                HandleShape.writeVideo(new HandleVideo(new Video(9, 0, 1, Facts.NONE), null, null), out));
        assertFalse(json.contains("null"), json);
        var tree = JSON.readTree(json);
        assertEquals(8, tree.size());
        assertEquals(10, tree.get("author").size());
        assertEquals(7, tree.get("authorStats").size());
        assertEquals(9, tree.get("music").size());
        assertEquals(6, tree.get("stats").size());
        assertEquals("\"\"", tree.get("createTime").toString());
    }

    @Test
    void aGatewaysTimesHaveMilliseconds() {
        var json = JSON.readTree(Wire.written(out -> HandleShape.writeUser(
                new HandleUser(
                        new User(1, "anna", Facts.NONE), 1_735_567_845_000L, 1_735_567_845_120L, LinkSigner.NONE),
                out)));
        assertEquals("2024-12-30T14:10:45.000Z", json.at("/user/createdAt").stringValue());
        assertEquals("2024-12-30T14:10:45.120Z", json.at("/user/updatedAt").stringValue());
    }

    private static JsonNode written(MobileVideo video) {
        return JSON.readTree(Wire.written(out -> MobileShape.writeVideo(video, out)));
    }
}

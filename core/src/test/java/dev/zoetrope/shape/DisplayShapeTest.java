package dev.zoetrope.shape;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DisplayShapeTest {
    private static final Identity.OpenId WHO = new Identity.OpenId("awq2w3", "o-1");
    private static final LinkSigner SIGNER = url -> url + "?signed";

    private static final Selection<DisplayUser> WHOLE_USER = DisplayShape.USER.select(DisplayShape.USER.names());
    private static final Selection<DisplayVideo> WHOLE_VIDEO = DisplayShape.VIDEO.select(DisplayShape.VIDEO.names());

    private static String written(User user, @Nullable String unionId) {
        return Wire.written(DisplayShape.JSON, WHOLE_USER, new DisplayUser(user, "o-1", unionId, SIGNER));
    }

    private static String written(Video video, String... names) {
        var selection = names.length == 0 ? WHOLE_VIDEO : DisplayShape.VIDEO.select(List.of(names));
        return Wire.written(DisplayShape.JSON, selection, new DisplayVideo(video, null, () -> null, "awq2w3", SIGNER));
    }

    private static Map<String, String> scopes(Shape<?> shape) {
        var scopes = new TreeMap<String, String>();
        for (var name : shape.names()) {
            scopes.put(name, String.join(",", shape.select(List.of(name)).scopes()));
        }
        return scopes;
    }

    @Test
    void everyMemberOfAUserHasItsScope() {
        assertEquals(
                new TreeMap<>(Map.ofEntries(
                        Map.entry("open_id", "user.info.basic"),
                        Map.entry("union_id", "user.info.basic"),
                        Map.entry("avatar_url", "user.info.basic"),
                        Map.entry("avatar_url_100", "user.info.basic"),
                        Map.entry("avatar_large_url", "user.info.basic"),
                        Map.entry("display_name", "user.info.basic"),
                        Map.entry("bio_description", "user.info.profile"),
                        Map.entry("profile_deep_link", "user.info.profile"),
                        Map.entry("profile_web_link", "user.info.profile"),
                        Map.entry("is_verified", "user.info.profile"),
                        Map.entry("username", "user.info.profile"),
                        Map.entry("follower_count", "user.info.stats"),
                        Map.entry("following_count", "user.info.stats"),
                        Map.entry("likes_count", "user.info.stats"),
                        Map.entry("video_count", "user.info.stats"))),
                scopes(DisplayShape.USER));
    }

    @Test
    void everyMemberOfAVideoHasItsScope() {
        var expected = new TreeMap<String, String>();
        for (var name : List.of(
                "id",
                "create_time",
                "cover_image_url",
                "share_url",
                "video_description",
                "title",
                "duration",
                "height",
                "width",
                "embed_html",
                "embed_link",
                "like_count",
                "comment_count",
                "share_count",
                "view_count",
                "is_aigc")) {
            expected.put(name, "video.list");
        }
        assertEquals(expected, scopes(DisplayShape.VIDEO));
    }

    @Test
    void membersStandInAlphabeticalOrder() {
        assertEquals(DisplayShape.USER.names().stream().sorted().toList(), DisplayShape.USER.names());
        assertEquals(DisplayShape.VIDEO.names().stream().sorted().toList(), DisplayShape.VIDEO.names());
    }

    @Test
    void aUserIsWrittenWithSignedAvatarsAndIdsOfTheCall() {
        var facts = Facts.at(Wire.STAMP)
                .with(User.DISPLAY_NAME, "Mara")
                .with(User.BIO, "")
                .with(User.AVATAR_SMALL, "https://p.example/100")
                .with(User.AVATAR_168, "https://p.example/168")
                .with(User.AVATAR_LARGE, "https://p.example/1080")
                .with(User.VERIFIED, false)
                .with(User.FOLLOWER_COUNT, 3_000_000_000L)
                .with(User.FOLLOWING_COUNT, 0L)
                .with(User.LIKES_RECEIVED, 5L)
                .with(User.VIDEO_COUNT, 6L)
                .build();
        assertEquals(
                "{\"avatar_large_url\":\"https://p.example/1080?signed\",\"avatar_url\":\"https://p.example/168?signed\","
                        + "\"avatar_url_100\":\"https://p.example/100?signed\",\"bio_description\":\"\",\"display_name\":\"Mara\","
                        + "\"follower_count\":3000000000,\"following_count\":0,\"is_verified\":false,\"likes_count\":5,"
                        + "\"open_id\":\"o-1\",\"profile_deep_link\":\"https://www.tiktok.com/@mara.sews\","
                        + "\"profile_web_link\":\"https://www.tiktok.com/@mara.sews\","
                        + "\"union_id\":\"u-1\",\"username\":\"mara.sews\",\"video_count\":6}",
                written(new User(1, "mara.sews", facts), "u-1"));
    }

    @Test
    void theFirstVersionsUserInfoHasNamesOfItsOwn() {
        var facts = Facts.at(Wire.STAMP)
                .with(User.DISPLAY_NAME, "Mara")
                .with(User.AVATAR_168, "https://p.example/168")
                .with(User.AVATAR_LARGE, "https://p.example/1080")
                .with(User.FOLLOWER_COUNT, 3L)
                .build();
        var shape = DisplayShape.OAUTH_USER;
        assertEquals(
                "{\"avatar\":\"https://p.example/168?signed\",\"avatar_larger\":\"https://p.example/1080?signed\","
                        + "\"display_name\":\"Mara\",\"open_id\":\"o-1\",\"union_id\":\"u-1\"}",
                Wire.written(
                        DisplayShape.JSON,
                        shape.select(shape.names()),
                        new DisplayUser(new User(1, "mara.sews", facts), "o-1", "u-1", SIGNER)));
    }

    @Test
    void whatIsUnknownOfAUserIsLeftOut() {
        assertEquals("{\"open_id\":\"o-1\"}", written(new User(1, null, Facts.NONE), null));
    }

    @Test
    void aUserIsReadWithTheIdentityOfTheToken() {
        var observed = DisplayShape.readUser(
                Wire.parser(
                        "{\"open_id\":\"other\",\"union_id\":\"u-1\",\"avatar_url_100\":\"a?x=%2B\","
                                + "\"username\":\"Mara\",\"profile_deep_link\":\"x\",\"likes_count\":\"7\",\"bio_description\":\"\"}"),
                WHO,
                Wire.STAMP);
        assertEquals(List.of(WHO), observed.who().lasting());
        assertEquals(new Identity.Handle("mara"), observed.who().handle());
        assertEquals(
                Facts.at(Wire.STAMP)
                        .with(User.AVATAR_SMALL, "a?x=%2B")
                        .with(User.HANDLE, "Mara")
                        .with(User.LIKES_RECEIVED, 7L)
                        .with(User.BIO, "")
                        .build(),
                observed.facts());
        assertNull(
                DisplayShape.readUser(Wire.parser("{}"), WHO, Wire.STAMP).who().handle());
    }

    private static final Facts VIDEO_FACTS = Facts.at(Wire.STAMP)
            .with(Video.COMMENT_COUNT, 1L)
            .with(Video.COVER_URL, "https://p.example/c")
            .with(Video.CREATED_AT, 1_655_210_045L)
            .with(Video.DURATION, 9_000L)
            .with(Video.HEIGHT, 1024L)
            .with(Video.AI_GENERATED, true)
            .with(Video.LIKE_COUNT, 3_000_000_000L)
            .with(Video.SHARE_COUNT, 0L)
            .with(Video.TITLE, "A title")
            .with(Video.CAPTION, "A caption")
            .with(Video.VIEW_COUNT, 4L)
            .with(Video.WIDTH, 576L)
            .build();

    @Test
    void aVideoIsWrittenWithItsIdAsText() {
        assertEquals(
                "{\"comment_count\":1,\"cover_image_url\":\"https://p.example/c?signed\",\"create_time\":1655210045,"
                        + "\"duration\":9,\"height\":1024,\"id\":\"9223372036854775806\",\"is_aigc\":true,"
                        + "\"like_count\":3000000000,\"share_count\":0,\"title\":\"A title\","
                        + "\"video_description\":\"A caption\",\"view_count\":4,\"width\":576}",
                written(
                        new Video(Long.MAX_VALUE - 1, 1, 1, VIDEO_FACTS),
                        DisplayShape.VIDEO.names().stream()
                                .filter(name -> !name.startsWith("embed_") && !name.equals("share_url"))
                                .toArray(String[]::new)));
    }

    @Test
    void aWrittenVideoIsReadBackTheSame() {
        var json = Wire.written(
                DisplayShape.JSON,
                WHOLE_VIDEO,
                new DisplayVideo(
                        new Video(Long.MAX_VALUE - 1, 1, 1, VIDEO_FACTS), null, () -> null, "k", LinkSigner.NONE));
        var observed = DisplayShape.readVideo(Wire.parser(json), WHO, Wire.STAMP);
        assertEquals(Long.MAX_VALUE - 1, observed.id());
        assertEquals(List.of(WHO), requireNonNull(observed.author()).lasting());
        assertEquals(VIDEO_FACTS, observed.facts());
    }

    @Test
    void theCaptionStandsForAnUnknownTitle() {
        var caption = Facts.at(Wire.STAMP).with(Video.CAPTION, "").build();
        assertEquals("{\"title\":\"\"}", written(new Video(1, 1, 1, caption), "title"));
        assertEquals("{}", written(new Video(1, 1, 1, Facts.NONE), "title"));
    }

    @Test
    void whatIsUnknownOfAVideoIsLeftOutButForItsLinks() {
        var selection = DisplayShape.VIDEO.names().stream()
                .filter(name -> !name.equals("embed_html"))
                .toArray(String[]::new);
        assertEquals(
                "{\"embed_link\":\"https://www.tiktok.com/player/v1/7?music_info=1\\u0026description=1\\u0026autoplay=1"
                        + "\\u0026loop=1\\u0026utm_campaign=tt4d_open_api\\u0026utm_source=awq2w3\",\"id\":\"7\","
                        + "\"share_url\":\"https://www.tiktok.com/@/video/7?utm_campaign=tt4d_open_api"
                        + "\\u0026utm_source=awq2w3\"}",
                written(new Video(7, 1, 1, Facts.NONE), selection));
    }

    @Test
    void signsOfHtmlAreEscapedOnEveryPath() {
        var facts = Facts.at(Wire.STAMP)
                .with(Video.CAPTION, "<a> & \u0001 é 🌊 /")
                .with(Video.COVER_URL, "<&>\u001f/" + "x".repeat(20_000) + "<")
                .build();
        assertEquals(
                "{\"cover_image_url\":\"\\u003c\\u0026\\u003e\\u001f/" + "x".repeat(20_000)
                        + "\\u003c?signed\",\"video_description\":\"\\u003ca\\u003e \\u0026 \\u0001 é 🌊 /\"}",
                written(new Video(7, 1, 1, facts), "cover_image_url", "video_description"));
        var longCaption = "<".repeat(30_000);
        assertEquals(
                "{\"video_description\":\"" + "\\u003c".repeat(30_000) + "\"}",
                written(
                        new Video(
                                7,
                                1,
                                1,
                                Facts.at(Wire.STAMP)
                                        .with(Video.CAPTION, longCaption)
                                        .build()),
                        "video_description"));
    }
}

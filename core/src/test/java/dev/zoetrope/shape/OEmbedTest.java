package dev.zoetrope.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.ObjectWriteContext;

final class OEmbedTest {
    private static String written(DisplayVideo video) {
        var bytes = new ByteArrayOutputStream();
        try (var out = DisplayShape.JSON.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            OEmbed.write(video, out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aVideoIsToldWithItsAuthorAndItsPlayer() {
        var facts = Facts.at(Wire.STAMP)
                .with(Video.CAPTION, "New coat")
                .with(Video.COVER_URL, "https://p.example/c")
                .build();
        var author = new User(
                1, "mara", Facts.at(Wire.STAMP).with(User.DISPLAY_NAME, "Mara").build());
        assertEquals(
                "{\"version\":\"1.0\",\"type\":\"video\",\"title\":\"New coat\","
                        + "\"author_url\":\"https://www.tiktok.com/@mara\",\"author_name\":\"Mara\",\"author_unique_id\":\"mara\","
                        + "\"width\":\"100%\",\"height\":\"100%\","
                        + "\"html\":\"\\u003cblockquote class=\\\"tiktok-embed\\\" cite=\\\"https://www.tiktok.com/@mara/video/7\\\""
                        + " data-video-id=\\\"7\\\" data-embed-from=\\\"oembed\\\""
                        + " style=\\\"max-width: 605px;min-width: 325px;\\\" \\u003e \\u003csection\\u003e"
                        + " \\u003ca target=\\\"_blank\\\" title=\\\"@mara\\\" href=\\\"https://www.tiktok.com/@mara\\\"\\u003e@mara\\u003c/a\\u003e"
                        + " \\u003cp\\u003eNew coat \\u003c/p\\u003e \\u003c/section\\u003e \\u003c/blockquote\\u003e"
                        + " \\u003cscript async src=\\\"https://www.tiktok.com/embed.js\\\"\\u003e\\u003c/script\\u003e\","
                        + "\"thumbnail_width\":576,\"thumbnail_height\":1024,\"thumbnail_url\":\"https://p.example/c?signed\","
                        + "\"provider_url\":\"https://www.tiktok.com\",\"provider_name\":\"TikTok\","
                        + "\"embed_product_id\":\"7\",\"embed_type\":\"video\"}",
                written(new DisplayVideo(new Video(7, 1, 1, facts), author, () -> null, "", url -> url + "?signed")));
    }

    @Test
    void everyMemberIsThereThoughNothingIsKnown() {
        var json = written(new DisplayVideo(new Video(7, 1, 1, Facts.NONE), null, () -> null, "", LinkSigner.NONE));
        for (var member : new String[] {"title", "author_name", "author_unique_id", "thumbnail_url"}) {
            assertEquals(1, json.split("\"" + member + "\":\"\"", -1).length - 1, json);
        }
    }

    @Test
    void whatIsToldIsRead() {
        var facts = Facts.at(Wire.STAMP)
                .with(Video.CAPTION, "New coat")
                .with(Video.COVER_URL, "https://p.example/c?x-signature=a%2Bb%3D")
                .build();
        var author = new User(
                1, "mara", Facts.at(Wire.STAMP).with(User.DISPLAY_NAME, "Mara").build());
        var json = written(new DisplayVideo(new Video(7, 1, 1, facts), author, () -> null, "", LinkSigner.NONE));
        var told = OEmbed.readVideo(Wire.parser(json), Wire.STAMP, Long.MAX_VALUE);
        assertEquals(
                List.of(
                        new Observation.OfVideo(
                                7,
                                Who.handle("mara"),
                                Wire.STAMP,
                                Facts.at(Wire.STAMP)
                                        .with(Video.CAPTION, "New coat")
                                        .with(Video.COVER_URL, "https://p.example/c?x-signature=a%2Bb%3D")
                                        .with(Video.HANDLE, "mara")
                                        .build()),
                        new Observation.OfUser(
                                Who.handle("mara"),
                                Wire.STAMP,
                                Facts.at(Wire.STAMP)
                                        .with(User.HANDLE, "mara")
                                        .with(User.DISPLAY_NAME, "Mara")
                                        .build())),
                told);
    }
}

package dev.zoetrope.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class EmbedHtmlTest {
    private static DisplayVideo video(String handle, String caption, @Nullable Sound sound) {
        var facts = Facts.at(Wire.STAMP).with(Video.CAPTION, caption).build();
        return new DisplayVideo(
                new Video(7_109_000_000_000_000_001L, 1, 1, facts),
                new User(1, handle, Facts.NONE),
                () -> sound,
                "awq2w3",
                LinkSigner.NONE);
    }

    private static Sound sound(String title, String author) {
        return new Sound(
                6_689_804_660_171_082_501L,
                Facts.at(Wire.STAMP)
                        .with(Sound.TITLE, title)
                        .with(Sound.AUTHOR, author)
                        .build());
    }

    @Test
    void namesUserCaptionTagsAndSound() {
        assertEquals(
                "<blockquote class=\"tiktok-embed\" cite=\"https://www.tiktok.com/@mara/video/7109000000000000001"
                        + "?utm_campaign=tt4d_open_api&utm_source=awq2w3\" data-video-id=\"7109000000000000001\""
                        + " style=\"max-width: 605px;min-width: 325px;\" > <section>"
                        + " <a target=\"_blank\" title=\"@mara\" href=\"https://www.tiktok.com/@mara\">@mara</a>"
                        + " <p>New coat <a title=\"sewing\" target=\"_blank\" href=\"https://www.tiktok.com/tag/sewing\">"
                        + "#sewing</a> </p>"
                        + " <a target=\"_blank\" title=\"♬ original sound - Mara\""
                        + " href=\"https://www.tiktok.com/music/original-sound-6689804660171082501\">"
                        + "♬ original sound - Mara</a> </section> </blockquote>"
                        + " <script async src=\"https://www.tiktok.com/embed.js\"></script>",
                EmbedHtml.of(video("mara", "New coat #sewing", sound("original sound", "Mara"))));
    }

    @Test
    void aVideoWithoutAKnownSoundHasNoLinkToOne() {
        assertTrue(EmbedHtml.of(video("mara", "", null)).contains(" <p> </p> </section>"));
        var untitled = new Sound(5, Facts.NONE);
        assertTrue(EmbedHtml.of(video("mara", "", untitled)).contains(" <p> </p> </section>"));
    }

    @Test
    void tagsOfAnyScriptAreLinks() {
        var html = EmbedHtml.of(video("mara", "#海🌊、#a_1! # #", null));
        assertTrue(
                html.contains(
                        "<p><a title=\"海🌊\" target=\"_blank\""
                                + " href=\"https://www.tiktok.com/tag/%E6%B5%B7%F0%9F%8C%8A\">#海🌊</a>、"
                                + "<a title=\"a_1\" target=\"_blank\" href=\"https://www.tiktok.com/tag/a_1\">#a_1</a>! # # </p>"),
                html);
    }

    @Test
    void whatUsersWroteCannotBecomeMarkup() {
        var evil = "\"><script>x</script>&'";
        var html = EmbedHtml.of(video(evil, evil + "#<b>", sound(evil, evil)));
        assertFalse(html.contains("<script>"), html);
        assertFalse(html.contains("<b>"), html);
        assertFalse(html.contains("=\"\">"), html);
        assertTrue(html.contains("title=\"@&quot;&gt;&lt;script&gt;"), html);
        assertTrue(html.contains("href=\"https://www.tiktok.com/@%22%3E%3Cscript%3E"), html);
    }

    @Test
    void theHandleOnTheVideoStandsForAnUnknownAuthor() {
        var facts = Facts.at(Wire.STAMP).with(Video.HANDLE, "seen").build();
        var video = new DisplayVideo(new Video(7, 1, 1, facts), null, () -> null, "k", LinkSigner.NONE);
        assertEquals(
                "https://www.tiktok.com/@seen/video/7?utm_campaign=tt4d_open_api&utm_source=k",
                EmbedHtml.shareUrl(video));
    }
}

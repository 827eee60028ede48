package dev.zoetrope.shape;

import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Video;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The HTML that embeds a video in a page, and the addresses in it. What users wrote is escaped for the place where it stands. */
final class EmbedHtml {
    private static final String SITE = "https://www.tiktok.com/";

    /** A number sign and the letters, marks, digits and pictographs behind it. */
    private static final Pattern HASHTAG = Pattern.compile("#([\\p{L}\\p{M}\\p{N}\\p{So}\\p{Sk}\\u200d_]+)");

    private EmbedHtml() {}

    static String of(DisplayVideo video) {
        return of(video, shareUrl(video), "");
    }

    /** As oEmbed has it: it says where it comes from, and names no app. */
    static String ofOEmbed(DisplayVideo video) {
        return of(video, videoUrl(video), " data-embed-from=\"oembed\"");
    }

    /** @param cite may stand in an attribute as it is: what varies in it is percent-encoded */
    private static String of(DisplayVideo video, String cite, String origin) {
        return "<blockquote class=\"tiktok-embed\" cite=\"" + cite
                + "\" data-video-id=\"" + video.video().id() + '"' + origin
                + " style=\"max-width: 605px;min-width: 325px;\" > <section> "
                + link('@' + video.handle(), profileUrl(video.handle()))
                + " <p>" + caption(video.video().facts().get(Video.CAPTION, "")) + " </p> "
                + music(video.sound().get())
                + "</section> </blockquote> <script async src=\"https://www.tiktok.com/embed.js\"></script>";
    }

    static String shareUrl(DisplayVideo video) {
        return videoUrl(video) + '?' + campaign(video);
    }

    private static String videoUrl(DisplayVideo video) {
        return videoUrl(video.handle(), video.video().id());
    }

    static String videoUrl(String handle, long id) {
        return profileUrl(handle) + "/video/" + id;
    }

    static String playerUrl(DisplayVideo video) {
        return SITE + "player/v1/" + video.video().id() + "?music_info=1&description=1&autoplay=1&loop=1&"
                + campaign(video);
    }

    static String profileUrl(String handle) {
        return SITE + '@' + encoded(handle);
    }

    private static String campaign(DisplayVideo video) {
        return "utm_campaign=tt4d_open_api&utm_source=" + encoded(video.clientKey());
    }

    private static String link(String text, String url) {
        var shown = escaped(text);
        return "<a target=\"_blank\" title=\"" + shown + "\" href=\"" + url + "\">" + shown + "</a>";
    }

    /** A caption whose hashtags are links. */
    private static String caption(String caption) {
        var html = new StringBuilder();
        int from = 0;
        for (var match = HASHTAG.matcher(caption); match.find(); from = match.end()) {
            var tag = match.group(1);
            html.append(escaped(caption.substring(from, match.start())))
                    .append("<a title=\"" + tag + "\" target=\"_blank\" href=\"" + SITE + "tag/" + encoded(tag) + "\">#"
                            + tag + "</a>");
        }
        return html.append(escaped(caption.substring(from))).toString();
    }

    /** A link to the sound, with a blank behind it; nothing for a sound whose title is unknown. */
    private static String music(@Nullable Sound sound) {
        var title = sound == null ? null : sound.facts().get(Sound.TITLE);
        if (sound == null || title == null) {
            return "";
        }
        var author = sound.facts().get(Sound.AUTHOR);
        var slug = title.strip().replaceAll("\\s+", "-") + '-' + sound.id();
        return link("♬ " + title + (author == null ? "" : " - " + author), SITE + "music/" + encoded(slug)) + ' ';
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

package dev.zoetrope.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.shape.ResearchShape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows of the Research API as lines of JSON and of CSV. */
final class RowWriterTest {
    private static final Stamp STAMP = new Stamp(1_656_000_000_000L, Source.RESEARCH);

    private static final Video VIDEO = new Video(
            7_109_178_205_151_464_746L,
            1,
            1,
            Facts.at(STAMP)
                    .with(Video.CAPTION, "=1+1, \"quoted\"\nand é")
                    .with(Video.HASHTAGS, List.of("Cat", "fyp"))
                    .with(Video.VIEW_COUNT, 1_000_000L)
                    .with(Video.STEM_VERIFIED, true)
                    .with(Video.LABEL, "{\"a\":1}")
                    .with(Video.STICKERS, List.of(new Video.Sticker("5", "hi")))
                    .build()
                    .merge(Facts.at(new Stamp(1_656_086_400_500L, Source.RESEARCH))
                            .with(Video.LIKE_COUNT, 3L)
                            .build()));

    @Test
    void aVideoAsALineOfJson() {
        var rows = RowWriter.ndjson(ResearchShape.VIDEO_ROW);
        var line =
                "{\"id\":7109178205151464746,\"video_description\":\"=1+1, \\\"quoted\\\"\\nand é\",\"like_count\":3,"
                        + "\"view_count\":1000000,\"hashtag_names\":[\"cat\",\"fyp\"],\"is_stem_verified\":true,"
                        + "\"sticker_info_list\":[{\"sticker_id\":\"5\",\"sticker_name\":\"hi\"}],\"video_label\":{\"a\":1},"
                        + "\"observed_at\":\"2022-06-24T16:00:00.500Z\"}\n";
        assertEquals("", text(rows.header()));
        assertEquals(line, text(rows.row(VIDEO)));
        assertEquals(line, text(rows.row(VIDEO)));
    }

    @Test
    void aVideoAsALineOfCsv() {
        var rows = RowWriter.csv(ResearchShape.VIDEO_ROW);
        assertEquals(
                "id,create_time,username,region_code,video_description,music_id,like_count,comment_count,share_count,"
                        + "view_count,favorites_count,effect_ids,hashtag_names,playlist_id,voice_to_text,"
                        + "is_stem_verified,video_duration,hashtag_info_list,sticker_info_list,effect_info_list,"
                        + "video_mention_list,video_label,video_tag,observed_at\n",
                text(rows.header()));
        assertEquals(
                "7109178205151464746,,,,\"=1+1, \"\"quoted\"\"\nand é\",,3,,,1000000,,,\"[\"\"cat\"\",\"\"fyp\"\"]\",,,"
                        + "true,,,\"[{\"\"sticker_id\"\":\"\"5\"\",\"\"sticker_name\"\":\"\"hi\"\"}]\",,,"
                        + "\"{\"\"a\"\":1}\",,2022-06-24T16:00:00.500Z\n",
                text(rows.row(VIDEO)));
    }

    @Test
    void aUserAsALineOfCsv() {
        var rows = RowWriter.csv(ResearchShape.USER_ROW);
        var user = new User(
                -1,
                "anna",
                Facts.at(STAMP).with(User.BIO, "").with(User.FOLLOWER_COUNT, 5L).build());
        assertEquals(
                "username,display_name,bio_description,avatar_url,is_verified,follower_count,following_count,"
                        + "likes_count,video_count,bio_url,observed_at\n",
                text(rows.header()));
        assertEquals("anna,,,,,5,,,,,2022-06-23T16:00:00Z\n", text(rows.row(user)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

package dev.zoetrope.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ResearchVideoTest {
    /** A member, its fact, and a value in the model and on the wire. */
    record Line<T>(String name, Field<T> field, T value, String wire) {
        Facts facts() {
            return Facts.at(Wire.STAMP).with(field, value).build();
        }
    }

    /** Every member but the id. */
    static Stream<Line<?>> table() {
        return Stream.of(
                new Line<>("create_time", Video.CREATED_AT, 1_655_210_045L, "1655210045"),
                new Line<>("username", Video.HANDLE, "mara.sews", "\"mara.sews\""),
                new Line<>("region_code", Video.REGION, "NZ", "\"NZ\""),
                new Line<>(
                        "video_description",
                        Video.CAPTION,
                        "مرحبا 👩‍👩‍👧 海 \u0000\"\\",
                        "\"مرحبا 👩‍👩‍👧 海 \\u0000\\\"\\\\\""),
                new Line<>("music_id", Video.SOUND_ID, 7_109_283_746_501_928_375L, "7109283746501928375"),
                new Line<>("like_count", Video.LIKE_COUNT, 0L, "0"),
                new Line<>("comment_count", Video.COMMENT_COUNT, 12L, "12"),
                new Line<>("share_count", Video.SHARE_COUNT, 3L, "3"),
                new Line<>("view_count", Video.VIEW_COUNT, 9_007_199_254_740_993L, "9007199254740993"),
                new Line<>("favorites_count", Video.SAVE_COUNT, 44L, "44"),
                new Line<>("favourites_count", Video.SAVE_COUNT, 44L, "44"),
                new Line<>("effect_ids", Video.EFFECT_IDS, List.of("0"), "[\"0\"]"),
                new Line<>("hashtag_names", Video.HASHTAGS, List.of("日本", "fyp"), "[\"日本\",\"fyp\"]"),
                new Line<>("playlist_id", Video.PLAYLIST_ID, Long.MAX_VALUE - 1, "9223372036854775806"),
                new Line<>("voice_to_text", Video.TRANSCRIPT, "hello there", "\"hello there\""),
                new Line<>("is_stem_verified", Video.STEM_VERIFIED, false, "false"),
                new Line<>("video_duration", Video.DURATION, 17_000L, "17"),
                new Line<>(
                        "hashtag_info_list",
                        Video.HASHTAG_INFO,
                        List.of(new Video.Hashtag(229_207, "fyp", "for you"), new Video.Hashtag(5, "sea", "")),
                        "[{\"hashtag_id\":229207,\"hashtag_name\":\"fyp\",\"hashtag_description\":\"for you\"},"
                                + "{\"hashtag_id\":5,\"hashtag_name\":\"sea\"}]"),
                new Line<>(
                        "sticker_info_list",
                        Video.STICKERS,
                        List.of(new Video.Sticker("81", "wait for it")),
                        "[{\"sticker_id\":\"81\",\"sticker_name\":\"wait for it\"}]"),
                new Line<>(
                        "effect_info_list",
                        Video.EFFECT_INFO,
                        List.of(new Video.Effect("9", "Glow", "https://p.example/9.png?s=%2B")),
                        "[{\"effect_id\":\"9\",\"effect_name\":\"Glow\","
                                + "\"effect_photo_url\":\"https://p.example/9.png?s=%2B\"}]"),
                new Line<>("video_mention_list", Video.MENTIONS, List.of("A.friend"), "[\"A.friend\"]"),
                new Line<>(
                        "video_label",
                        Video.LABEL,
                        "{\"sink\":{\"a\":[1.10,null,12345678901234567890]}}",
                        "{\"sink\":{\"a\":[1.10,null,12345678901234567890]}}"),
                new Line<>("video_tag", Video.TAG, new Video.Tag("AIGC", 1), "{\"type\":\"AIGC\",\"number\":1}"));
    }

    private static Selection<Video> only(String name) {
        return ResearchShape.VIDEO.select(List.of(name));
    }

    @Test
    void theTableNamesEveryMember() {
        assertEquals(Stream.concat(Stream.of("id"), table().map(Line::name)).toList(), ResearchShape.VIDEO.names());
    }

    @ParameterizedTest
    @MethodSource("table")
    void aFactIsWrittenAsItsMemberAlone(Line<?> line) {
        var video = new Video(5, 0, 0, line.facts());
        assertEquals("{\"" + line.name + "\":" + line.wire + "}", Wire.written(only(line.name), video));
    }

    @ParameterizedTest
    @MethodSource("table")
    void aMemberIsReadAsItsFactAlone(Line<?> line) {
        var observed = Wire.readVideo("{\"id\":5,\"" + line.name + "\":" + line.wire + "}");
        assertEquals(line.facts(), observed.facts());
    }

    @ParameterizedTest
    @MethodSource("table")
    void nullIsAbsent(Line<?> line) {
        assertEquals(
                Facts.NONE,
                Wire.readVideo("{\"id\":5,\"" + line.name + "\":null}").facts());
    }

    @ParameterizedTest
    @MethodSource("table")
    void anUnknownFactIsLeftOutButForHashtags(Line<?> line) {
        var expected = line.name.equals("hashtag_names") ? "{\"hashtag_names\":[]}" : "{}";
        assertEquals(expected, Wire.written(only(line.name), new Video(5, 0, 0, Facts.NONE)));
    }

    @ParameterizedTest
    @CsvSource({"id,7109283746501928375", "video_id,7109283746501928375", "id,'\"9223372036854775806\"'"})
    void anIdIsANumberOrDigitsUnderEitherName(String name, String id) {
        var observed = Wire.readVideo("{\"" + name + "\":" + id + "}");
        assertEquals(id.replace("\"", ""), Long.toString(observed.id()));
        assertEquals("{\"id\":" + observed.id() + "}", Wire.written(only("id"), Wire.video(observed)));
    }

    @Test
    void theAuthorIsKnownByTheHandleOnTheVideo() {
        assertEquals(
                Who.handle("mara"),
                Wire.readVideo("{\"id\":5,\"username\":\"@Mara\"}").author());
        assertNull(Wire.readVideo("{\"id\":5,\"username\":\"\"}").author());
        assertNull(Wire.readVideo("{\"id\":5}").author());
    }

    @ParameterizedTest
    @CsvSource({
        "create_time,0", "create_time,'\"\"'", "username,'\"\"'", "username,'\"@\"'", "region_code,'\"\"'",
        "music_id,0", "music_id,'\"\"'", "playlist_id,0", "like_count,'\"\"'", "voice_to_text,'\"\"'",
        "is_stem_verified,'\"\"'", "video_duration,'\"\"'", "video_label,{}", "video_tag,{}",
                "video_tag,'{\"type\":\"AIGC\"}'"
    })
    void aBlankIsUnknown(String name, String blank) {
        assertEquals(
                Facts.NONE,
                Wire.readVideo("{\"id\":5,\"" + name + "\":" + blank + "}").facts());
    }

    @Test
    void zeroesOfCountersAndTheEmptyCaptionAreValues() {
        var facts = Wire.readVideo("{\"id\":5,\"view_count\":0,\"video_duration\":0,\"video_description\":\"\"}")
                .facts();
        assertEquals(0L, facts.get(Video.VIEW_COUNT));
        assertEquals(0L, facts.get(Video.DURATION));
        assertEquals("", facts.get(Video.CAPTION));
        var names = List.of("view_count", "video_duration", "video_description");
        assertEquals(
                "{\"video_description\":\"\",\"view_count\":0,\"video_duration\":0}",
                Wire.written(ResearchShape.VIDEO.select(names), new Video(5, 0, 0, facts)));
    }

    @ParameterizedTest
    @CsvSource({"effect_ids", "hashtag_info_list", "sticker_info_list", "effect_info_list", "video_mention_list"})
    void anEmptyListIsKeptAndNotWritten(String name) {
        var observed = Wire.readVideo("{\"id\":5,\"" + name + "\":[]}");
        assertEquals(false, observed.facts().isEmpty());
        assertEquals("{}", Wire.written(only(name), Wire.video(observed)));
    }

    @Test
    void hashtagsKeepTheirCaseAndAreServedInLowerCaseEachOnce() {
        var observed = Wire.readVideo(
                "{\"id\":5,\"hashtag_names\":[\"##Cats\",\"Honduras🇭🇳\",null,\"cats\",\"#\",\"ＦＹＰ\",\"海\",\"İz\"]}");
        assertEquals(
                List.of("Cats", "Honduras🇭🇳", "cats", "", "ＦＹＰ", "海", "İz"),
                observed.facts().get(Video.HASHTAGS));
        assertEquals(
                "{\"hashtag_names\":[\"cats\",\"honduras🇭🇳\",\"ｆｙｐ\",\"海\",\"i̇z\"]}",
                Wire.written(only("hashtag_names"), Wire.video(observed)));
    }

    @Test
    void durationsAreRoundedDownToSeconds() {
        var facts = Facts.at(Wire.STAMP).with(Video.DURATION, 17_999L).build();
        assertEquals("{\"video_duration\":17}", Wire.written(only("video_duration"), new Video(5, 0, 0, facts)));
    }

    @Test
    void numbersMayStandInQuotesAndTextsMayBeNumbers() {
        var facts = Wire.readVideo("{\"id\":5,\"like_count\":\"7\",\"username\":12345,\"effect_ids\":[8,\"9\"],"
                        + "\"hashtag_info_list\":[{\"hashtag_id\":\"6\"}],\"sticker_info_list\":[{\"sticker_id\":4}]}")
                .facts();
        assertEquals(7L, facts.get(Video.LIKE_COUNT));
        assertEquals("12345", facts.get(Video.HANDLE));
        assertEquals(List.of("8", "9"), facts.get(Video.EFFECT_IDS));
        assertEquals(List.of(new Video.Hashtag(6, "", "")), facts.get(Video.HASHTAG_INFO));
        assertEquals(List.of(new Video.Sticker("4", "")), facts.get(Video.STICKERS));
    }

    @Test
    void theSpellingsOfListsOfLikedVideosAreReadToo() {
        var facts = Wire.readVideo("{\"id\":5,\"video_tag\":{\"video_tag_type\":\"BRANDED\",\"video_tag_number\":7},"
                        + "\"effect_info_list\":{\"effect_id\":\"9\",\"effect_photo_URI\":\"u\"}}")
                .facts();
        assertEquals(new Video.Tag("BRANDED", 7), facts.get(Video.TAG));
        assertEquals(List.of(new Video.Effect("9", "", "u")), facts.get(Video.EFFECT_INFO));
    }

    @Test
    void unknownMembersArePassedOver() {
        var facts = Wire.readVideo("{\"x\":{\"id\":[1,{}]},\"id\":5,\"y\":[[]],\"video_tag\":{\"z\":{\"type\":1},"
                        + "\"type\":\"AIGC\",\"number\":2},\"share_count\":1}")
                .facts();
        assertEquals(
                Facts.at(Wire.STAMP)
                        .with(Video.TAG, new Video.Tag("AIGC", 2))
                        .with(Video.SHARE_COUNT, 1L)
                        .build(),
                facts);
    }

    @Test
    void aLabelIsKeptAsItCameWithoutBlanks() {
        var observed = Wire.readVideo("{\"id\":5,\"video_label\": { \"b\" : \"<é>\", \"a\" : [ 1e2 , true ] } }");
        assertEquals(
                "{\"video_label\":{\"b\":\"<é>\",\"a\":[1E+2,true]}}",
                Wire.written(only("video_label"), Wire.video(observed)));
    }

    @Test
    void halfASurrogatePairBecomesAReplacementCharacter() {
        assertEquals(
                "a\ufffdb",
                Wire.readVideo("{\"id\":5,\"video_description\":\"a\\ud800b\"}")
                        .facts()
                        .get(Video.CAPTION));
    }
}

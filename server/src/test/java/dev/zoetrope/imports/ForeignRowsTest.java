package dev.zoetrope.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files with rows of apps, web pages, EnsembleData and handle gateways. */
class ForeignRowsTest {
    private static final String MOBILE_USER =
            "{\"uid\":\"6800000000000000001\",\"unique_id\":\"mara\",\"sec_uid\":\"MS4wLjABAAAAm\",\"nickname\":\"Mara\",\"follower_count\":12,"
                    + "\"custom_verify\":\"\",\"enterprise_verify_reason\":\"\"}";
    private static final String MOBILE_VIDEO =
            "{\"aweme_id\":\"7400000000000000009\",\"desc\":\"boats\",\"create_time\":1672531200,\"author\":"
                    + MOBILE_USER
                    + ",\"statistics\":{\"play_count\":70,\"digg_count\":7},\"video\":{\"duration\":9500},"
                    + "\"music\":{\"id\":7300000000000000005,\"id_str\":\"7300000000000000005\",\"title\":\"waves\"}}";
    private static final String COMMENT =
            "{\"cid\":\"7400000000000000077\",\"aweme_id\":\"7400000000000000009\",\"text\":\"nice\",\"user\":"
                    + MOBILE_USER + "}";
    private static final String HYBRID =
            "{\"user\":{\"id\":\"6800000000000000001\",\"uniqueId\":\"mara\",\"ins_id\":\"mara.pics\",\"secret\":false},"
                    + "\"stats\":{\"followerCount\":12,\"heartCount\":99,\"heart\":99}}";
    private static final String WEB_USER =
            "{\"user\":{\"id\":\"6800000000000000001\",\"uniqueId\":\"mara\",\"bioLink\":{\"link\":\"mara.example\",\"risk\":0}},"
                    + "\"stats\":{\"followerCount\":427700,\"heart\":-9},\"statsV2\":{\"followerCount\":\"427682\",\"heart\":\"11907467940\"}}";
    private static final String WEB_VIDEO =
            "{\"id\":\"7400000000000000009\",\"desc\":\"boats\",\"createTime\":\"1672531200\",\"author\":{\"id\":\"6800000000000000001\","
                    + "\"uniqueId\":\"mara\"},\"video\":{\"duration\":9},\"stats\":{\"playCount\":70},\"music\":{\"id\":\"7300000000000000005\"}}";
    private static final String LEGACY =
            "{\"itemInfos\":{\"id\":\"7400000000000000009\",\"text\":\"boats\",\"createTime\":\"1672531200\",\"playCount\":70},"
                    + "\"authorInfos\":{\"userId\":\"6800000000000000001\",\"uniqueId\":\"mara\",\"nickName\":\"Mara\"},"
                    + "\"musicInfos\":{\"musicId\":\"7300000000000000005\",\"musicName\":\"waves\"},\"authorStats\":{\"followerCount\":0}}";
    private static final String HANDLE_USER =
            "{\"handle\":\"mara\",\"user\":{\"id\":\"6800000000000000001\",\"id_dup\":\"6800000000000000001\",\"nickname\":\"Mara\","
                    + "\"profileBio\":\"\",\"isVerified\":false,\"createdAt\":\"2020-01-01T00:00:00.000Z\",\"updatedAt\":\"2023-05-06T07:08:09.000Z\"},"
                    + "\"stats\":{\"followerCount\":12}}";
    private static final String HANDLE_VIDEO =
            "{\"handle\":\"mara\",\"id\":\"7400000000000000009\",\"description\":\"boats\",\"createTime\":\"1672531200\",\"duration\":9,"
                    + "\"music\":{\"id\":\"7300000000000000005\"},\"stats\":{\"playCount\":70},\"author\":{\"id\":\"6800000000000000001\"},"
                    + "\"authorStats\":{\"followerCount\":12}}";
    private static final String RESEARCH_VIDEO =
            "{\"id\":7400000000000000009,\"username\":\"mara\",\"video_description\":\"boats\",\"view_count\":70}";
    private static final String RESEARCH_USER =
            "{\"username\":\"mara\",\"display_name\":\"Mara\",\"follower_count\":12}";

    private final Reading reading = new Reading();

    /** Every text here has one comment at most. */
    private static int comments(String text) {
        return text.contains("\"cid\"") ? 1 : 0;
    }

    private void assertReads(String text, Source source, int videos, int users, int sounds) throws Exception {
        var totals = reading.read(text);
        var expected = new Importer.Totals(videos, users, sounds, comments(text), 0, 0);
        assertEquals(expected, totals, () -> text + reading.rejections);
        if (videos > 0) {
            var video = reading.video(7_400_000_000_000_000_009L);
            assertEquals("boats", video.facts().get(Video.CAPTION));
            assertEquals(70, video.facts().get(Video.VIEW_COUNT));
            assertEquals("mara", video.facts().get(Video.HANDLE));
            assertEquals(source, video.facts().stamps().getFirst().source());
        } else {
            assertEquals(
                    source, reading.user("mara").facts().stamps().getFirst().source());
        }
    }

    @ParameterizedTest
    @CsvSource({"one", "line", "list", "indented"})
    void rowsOfEverySortAreTakenForWhatTheyAre(String layout) throws Exception {
        record Case(String row, Source source, String label, int videos, int users, int sounds) {}
        var cases = List.of(
                new Case(MOBILE_USER, Source.MOBILE, "users as apps see them", 0, 1, 0),
                new Case(MOBILE_VIDEO, Source.MOBILE, "videos as apps see them", 1, 1, 1),
                new Case(COMMENT, Source.MOBILE, "comments as apps see them", 0, 1, 0),
                new Case(HYBRID, Source.MOBILE, "users of EnsembleData", 0, 1, 0),
                new Case(WEB_USER, Source.WEB, "users of web pages", 0, 1, 0),
                new Case(WEB_VIDEO, Source.WEB, "videos of web pages", 1, 1, 1),
                new Case(LEGACY, Source.WEB, "videos of an older web page", 1, 1, 1),
                new Case(HANDLE_USER, Source.HANDLE_GATEWAY, "users of a handle gateway", 0, 1, 0),
                new Case(HANDLE_VIDEO, Source.HANDLE_GATEWAY, "videos of a handle gateway", 1, 1, 1),
                new Case(RESEARCH_VIDEO, Source.RESEARCH, "rows", 1, 0, 0),
                new Case(RESEARCH_USER, Source.RESEARCH, "rows", 0, 1, 0));
        for (var row : cases) {
            var test = new ForeignRowsTest();
            test.assertReads(
                    switch (layout) {
                        case "line" -> row.row + "\n";
                        case "list" -> "[\n" + row.row + "]";
                        case "indented" -> row.row.replace(",", ",\n\t");
                        default -> row.row;
                    },
                    row.source,
                    row.videos,
                    row.users,
                    row.sounds);
            var form = layout.equals("list") ? "JSON array" : layout.equals("indented") ? "JSON" : "NDJSON";
            var told = layout.equals("list") && row.label.equals("rows") ? "" : ", " + row.label;
            assertEquals(List.of(form + told), test.reading.forms);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"data\":%HYBRID%}                                                                            | 0 | 1",
                "{\"data\":{\"user\":%MOBILE_USER%}}                                                            | 0 | 1",
                "{\"data\":[%MOBILE_VIDEO%],\"nextCursor\":1672531200000}                                       | 1 | 1",
                "{\"data\":[]}                                                                                  | 0 | 0",
                "{\"data\":{\"nextCursor\":10,\"users\":[{\"user_info\":%MOBILE_USER%,\"challenges\":null,\"items\":null}]}} | 0 | 1",
                "{\"data\":{\"nextCursor\":10,\"followers\":[%MOBILE_USER%],\"total\":1}}                       | 0 | 1",
                "{\"data\":{\"followings\":[%MOBILE_USER%],\"nextPageToken\":\"x\"}}                            | 0 | 1",
                "{\"data\":{\"liked_posts\":[%MOBILE_VIDEO%]}}                                                  | 1 | 1",
                "{\"data\":{\"comments\":[%COMMENT%],\"total\":1}}                                              | 0 | 1",
                "{\"data\":{\"comments\":null,\"total\":0}}                                                     | 0 | 0",
                "{\"data\":{\"nextCursor\":20,\"data\":[%MOBILE_VIDEO%]}}                                       | 1 | 1",
                "{\"data\":{\"nextCursor\":20,\"data\":[{\"type\":1,\"aweme_info\":%MOBILE_VIDEO%,\"doc_id\":7}]}} | 1 | 1",
                "{\"data\":[{\"type\":1,\"aweme_info\":%MOBILE_VIDEO%}]}                                        | 1 | 1",
                "{\"data\":{\"id\":\"3\",\"description\":\"\",\"video_count\":1,\"view_count\":2,\"posts\":[%LEGACY%]}} | 1 | 1",
                "{\"data\":{\"aweme_list\":[%MOBILE_VIDEO%]}}                                                   | 1 | 1",
                "{\"data\":null}                                                                                | 0 | 0",
                "{\"__DEFAULT_SCOPE__\":{\"webapp.app-context\":{\"user\":{}},\"webapp.user-detail\":{\"userInfo\":%WEB_USER%,\"statusCode\":0}}} | 0 | 1",
                "{\"webapp.video-detail\":{\"itemInfo\":{\"itemStruct\":%WEB_VIDEO%}}}                          | 1 | 1",
                "{\"userInfo\":%WEB_USER%}                                                                      | 0 | 1",
                "{\"statusCode\":0,\"itemList\":[%WEB_VIDEO%],\"hasMore\":false}                                | 1 | 1",
            })
    void rowsAreFoundWithinAnswersAndPages(String text, int videos, int users) throws Exception {
        var full = text.strip()
                .replace("%HYBRID%", HYBRID)
                .replace("%MOBILE_USER%", MOBILE_USER)
                .replace("%MOBILE_VIDEO%", MOBILE_VIDEO)
                .replace("%COMMENT%", COMMENT)
                .replace("%LEGACY%", LEGACY)
                .replace("%WEB_USER%", WEB_USER)
                .replace("%WEB_VIDEO%", WEB_VIDEO);
        var expected = new Importer.Totals(videos, users, videos, comments(full), 0, 0);
        assertEquals(expected, reading.read(full), reading.rejections::toString);
        if (videos + users > 0) {
            var user = reading.user("mara");
            assertEquals(6_800_000_000_000_000_001L, user.facts().get(User.USER_ID));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"data\":{\"music\":[{\"id\":\"5\",\"mid\":\"5\",\"title\":\"waves\",\"user_count\":9}],\"nextCursor\":10}}",
                "{\"data\":{\"id\":5,\"id_str\":\"5\",\"title\":\"waves\",\"is_original_sound\":true}}",
                "{\"title\":\"waves\",\"id\":5,\"mid\":\"5\",\"author\":\"m\"}",
            })
    void soundsAreFound(String text) throws Exception {
        assertEquals(new Importer.Totals(0, 0, 1, 0), reading.read(text), reading.rejections::toString);
        assertNotNull(reading.catalog.sound(5));
    }

    @Test
    void anAnswerOfEnsembleDataIsToldAsOne() throws Exception {
        reading.read("{\"data\":[" + MOBILE_VIDEO + "]}\n");
        reading.read("{\"detail\":\"Token not found\"}\n");
        reading.read("{\"data\":{\"videos\":[" + RESEARCH_VIDEO + "]},\"error\":{\"code\":\"ok\"}}\n");
        assertEquals(
                List.of(
                        "NDJSON, answers of EnsembleData",
                        "NDJSON, answers of EnsembleData",
                        "NDJSON, answers of the Research API"),
                reading.forms);
    }

    @Test
    void anAnswerWithAnErrorIsToldAndTheNextOneIsRead() throws Exception {
        var totals = reading.read(
                "{\"detail\":\"Token not found\"}\n{\"detail\":[{\"msg\":\"x\"}],\"n\":1}\n" + MOBILE_USER);
        assertEquals(new Importer.Totals(0, 1, 0, 2), totals);
        assertTrue(
                reading.rejections.getFirst().contains("is an answer with the error Token not found"),
                reading.rejections::toString);
    }

    @Test
    void aFileMayMixKindsOfRows() throws Exception {
        var totals = reading.read(
                String.join("\n", RESEARCH_VIDEO, MOBILE_VIDEO, RESEARCH_USER, WEB_USER, HANDLE_VIDEO, HYBRID));
        assertEquals(new Importer.Totals(3, 5, 2, 0), totals, reading.rejections::toString);
        assertEquals(12, reading.user("mara").facts().get(User.FOLLOWER_COUNT), "of one time, apps rank above the web");
    }

    @Test
    void followersTellNothingOfWhomTheyFollow() throws Exception {
        reading.read("{\"data\":{\"followers\":[" + MOBILE_USER + "]}}");
        var mara = reading.user("mara");
        assertEquals(12, mara.facts().get(User.FOLLOWER_COUNT));
        assertFalse(mara.facts().has(User.ACCOUNT_CREATED_AT));
    }

    @Test
    void aGatewaysBodyWithoutAHandleIsRejectedWithTheRemedy() throws Exception {
        var totals = reading.read(HANDLE_USER.replace("\"handle\":\"mara\",", "") + "\n"
                + HANDLE_VIDEO.replace("\"handle\":\"mara\",", "") + "\n" + HANDLE_USER);
        assertEquals(new Importer.Totals(0, 1, 0, 2), totals, reading.rejections::toString);
        for (var rejection : reading.rejections) {
            assertTrue(rejection.contains("handle: is missing") && rejection.contains("into the row"), rejection);
        }
        assertEquals(
                Instant.parse("2023-05-06T07:08:09Z").toEpochMilli(),
                reading.user("mara").facts().stamps().getFirst().time());
    }

    @Test
    void rowsTellWhenTheyWereSeen() throws Exception {
        reading.read(MOBILE_VIDEO.replaceFirst("\\{", "{\"observed_at\":\"2023-01-01T00:00:00Z\","));
        var video = reading.video(7_400_000_000_000_000_009L);
        long seen = Instant.parse("2023-01-01T00:00:00Z").toEpochMilli();
        assertEquals(seen, video.facts().stamps().getFirst().time());
        assertEquals(seen, reading.user("mara").facts().stamps().getFirst().time());
        reading.read(WEB_VIDEO);
        assertEquals(
                Reading.WRITTEN.toEpochMilli(),
                reading.video(7_400_000_000_000_000_009L)
                        .facts()
                        .stamps()
                        .getLast()
                        .time());
    }

    @Test
    void whatIsWrongWithARowIsToldWithItsMember() throws Exception {
        var totals = reading.read(MOBILE_VIDEO.replace("\"play_count\":70", "\"play_count\":[]") + "\n" + MOBILE_USER);
        assertEquals(new Importer.Totals(0, 1, 0, 1), totals);
        assertTrue(
                reading.rejections.getFirst().contains("file, line 1, row 1: statistics.play_count: a list"),
                reading.rejections::toString);
        assertNull(reading.catalog.video(7_400_000_000_000_000_009L));
        assertTrue(reading.catalog.user(new Identity.Handle("mara")).isPresent());
    }
}

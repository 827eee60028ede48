package dev.zoetrope.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows to which somebody has added members that look as if they held rows, and objects that hold rows and tell a little of themselves. */
class EnrichedRowsTest {
    private static final String COMMENT =
            "{\"cid\":\"7400000000000000077\",\"aweme_id\":\"7400000000000000011\",\"text\":\"x\"}";

    private final Reading reading = new Reading();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"comments\":[{\"id\":\"7400000000000000077\",\"text\":\"x\",\"like_count\":3}]",
                "\"comments\":[" + COMMENT + "]",
                "\"comments\":[]",
                "\"music\":[]",
                "\"music\":[{\"id\":\"7400000000000000077\",\"title\":\"waves\"}]",
                "\"data\":{\"note\":1}",
                "\"data\":[{\"id\":\"7400000000000000077\"}]",
                "\"users\":[{\"username\":\"mara\"}]",
                "\"posts\":[{\"id\":\"7400000000000000077\"}],\"total\":1",
            })
    void aRowOfTheResearchApiIsOneWhereverSuchAMemberStands(String added) throws Exception {
        var members =
                List.of("\"id\":\"7400000000000000011\"", "\"username\":\"ben\"", "\"create_time\":1672531200", added);
        var rows = List.of(
                "{" + String.join(",", members) + ",\"video_description\":\"b\",\"view_count\":3}",
                "{\"note\":\"n\"," + added
                        + ",\"id\":\"7400000000000000011\",\"username\":\"ben\",\"video_description\":\"b\",\"view_count\":3}",
                "{\"username\":\"ben\",\"id\":\"7400000000000000011\"," + added
                        + ",\"video_description\":\"b\",\"view_count\":3}");
        for (var row : rows) {
            var each = new Reading();
            assertEquals(new Importer.Totals(1, 0, 0, 0), each.read(row + "\n"), () -> row + each.rejections);
            assertEquals(3, each.video(7_400_000_000_000_000_011L).facts().get(Video.VIEW_COUNT));
            assertNull(each.catalog.video(7_400_000_000_000_000_077L), row);
            assertEquals(List.of("NDJSON, rows"), each.forms);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"comments\":[]", "\"posts\":[]", "\"data\":{}", "\"users\":[\"a\"]"})
    void aWebPagesVideoIsOneWhereverSuchAMemberStands(String added) throws Exception {
        assertEquals(
                1,
                reading.read("{\"id\":\"7400000000000000011\"," + added
                                + ",\"desc\":\"boats\",\"createTime\":\"1672531200\",\"stats\":{\"playCount\":70}}")
                        .videos(),
                reading.rejections::toString);
        assertEquals(70, reading.video(7_400_000_000_000_000_011L).facts().get(Video.VIEW_COUNT));
    }

    @Test
    void aWebPagesUserMayStandBesideAListOfTheirVideos() throws Exception {
        reading.read("{\"userInfo\":{\"itemList\":[],\"user\":{\"id\":\"6800000000000000001\",\"uniqueId\":\"mara\"},"
                + "\"stats\":{\"followerCount\":12}}}");
        assertEquals(12, reading.user("mara").facts().get(User.FOLLOWER_COUNT), reading.rejections::toString);
    }

    @Test
    void anAppsUserAndTheListBesideThemAreBothRead() throws Exception {
        var totals = reading.read("{\"comments\":[" + COMMENT
                + "],\"user\":{\"uid\":\"6800000000000000001\",\"unique_id\":\"mara\",\"follower_count\":12}}");
        assertEquals(new Importer.Totals(0, 1, 0, 1, 0, 0), totals, reading.rejections::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"aweme_id\":\"7400000000000000011\"", "\"username\":\"mara\"", "\"note\":{\"id\":3}"})
    void whatTellsNoMoreThanWhoseRowsItHoldsHoldsRows(String told) throws Exception {
        var totals = reading.read("{" + told + ",\"comments\":[" + COMMENT + "]}");
        assertEquals(new Importer.Totals(0, 0, 0, 1, 0, 0), totals, reading.rejections::toString);
    }

    @Test
    void rowsOfTheResearchApiStandInNoListOfAnotherApi() throws Exception {
        var row = "{\"id\":\"7400000000000000077\",\"text\":\"x\",\"like_count\":3}";
        var totals = reading.read("{\"aweme_id\":\"7400000000000000011\",\"comments\":[" + row + "," + COMMENT + "]}");
        assertEquals(new Importer.Totals(0, 0, 0, 1, 0, 1), totals);
        assertNull(reading.catalog.video(7_400_000_000_000_000_077L));
        assertTrue(
                reading.rejections.getFirst().contains("is none of the rows that stand in comments"),
                reading.rejections::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"7400000000000000011\",\"comments\":[]}",
                "{\"aweme_id\":\"7400000000000000011\",\"comments\":[]}",
                "{\"user\":{},\"desc\":\"boats\"}",
                "{\"user\":\"mara\",\"note\":1}",
            })
    void whatIsNoRowAndHoldsNoneIsTold(String text) throws Exception {
        assertEquals(new Importer.Totals(0, 0, 0, 1), reading.read(text + "\n"), reading.rejections::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"id\":\"3\",\"description\":\"\",\"is_commerce\":false,\"video_count\":0,\"view_count\":2,\"posts\":[]}}",
                "{\"data\":{\"music\":[],\"nextCursor\":10}}",
                "{\"data\":{\"user\":null}}",
                "{\"statusCode\":0,\"itemList\":[],\"hasMore\":false}",
            })
    void anAnswerWithNothingInItIsNoMistake(String text) throws Exception {
        assertEquals(new Importer.Totals(0, 0, 0, 0), reading.read(text), reading.rejections::toString);
    }

    @Test
    void aRejectedRowWithinAnotherIsHandedBackAsItStood() throws Exception {
        var raw = new StringBuilder();
        var report = new Importer.Report() {
            @Override
            public void rejected(Importer.Rejection rejection, byte[] bytes, boolean again) {
                raw.append(new String(bytes, StandardCharsets.UTF_8));
            }

            @Override
            public void saved(Importer.Totals totals) {}
        };
        var text = "{\"comments\":[{\"id\":\"7400000000000000077\",\"text\":[\"x\"]}]}";
        new Importer(reading.catalog, Importer.Choices.USUAL, report, Reading.WRITTEN)
                .read(
                        new Importer.Source("file", null, null, Reading.WRITTEN),
                        new ByteArrayInputStream(Reading.bytes(text)));
        assertEquals("{\"id\":\"7400000000000000077\",\"text\":[\"x\"]}", raw.toString());
    }
}

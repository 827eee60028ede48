package dev.zoetrope.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ObservedAtTest {
    @ParameterizedTest
    @CsvSource({
        "1700000000,1700000000000",
        "'\"1700000000\"',1700000000000",
        "99999999999,99999999999000",
        "100000000000,100000000000",
        "1700000000123,1700000000123",
        "'\"2023-11-14T22:13:20.5Z\"',1700000000500",
        "'\"2023-11-15T00:13:20+02:00\"',1700000000000",
        "253402300799999,253402300799999"
    })
    void isSecondsOrMillisecondsOrAnInstant(String value, long time) {
        var observed = Wire.readVideo("{\"view_count\":1,\"observed_at\":" + value + ",\"id\":5,\"share_count\":2}");
        var stamp = new Stamp(time, Source.RESEARCH);
        assertEquals(stamp, observed.stamp());
        assertEquals(stamp, observed.facts().stamp(Video.VIEW_COUNT));
        assertEquals(stamp, observed.facts().stamp(Video.SHARE_COUNT));
    }

    @Test
    void datesUsersToo() {
        var observed = Wire.readUser("{\"video_count\":1,\"username\":\"a\",\"observed_at\":1700000000}");
        assertEquals(1_700_000_000_000L, observed.stamp().time());
        assertEquals(observed.stamp(), observed.facts().stamp(User.VIDEO_COUNT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"\"", "null", "\"0\""})
    void aBlankLeavesTheStamp(String value) {
        assertEquals(
                Wire.STAMP,
                Wire.readVideo("{\"id\":5,\"observed_at\":" + value + "}").stamp());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "253402300800000",
                "999999999999999999",
                "9999999999999999999",
                "-9223372036854775808",
                "\"2022-02-30T00:00:00Z\"",
                "\"+1000000000-01-01T00:00:00Z\"",
                "\"-999999999-01-01T00:00:00Z\"",
                "\"1969-12-31T23:59:59Z\"",
                "\"2022-06-01\"",
                "1.5",
                "{}",
                "[]",
                "true"
            })
    void whatIsNoTimeIsRefused(String value) {
        var e = assertThrows(UnreadableRecord.class, () -> Wire.readVideo("{\"id\":5,\"observed_at\":" + value + "}"));
        assertEquals("observed_at", e.member());
    }
}

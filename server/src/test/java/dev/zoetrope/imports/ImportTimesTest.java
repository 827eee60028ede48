package dev.zoetrope.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** When a row counts as seen: what it says itself, else what the user says, else its answer, else the file. */
class ImportTimesTest {
    private static final Instant TOLD = Instant.parse("2023-05-05T00:00:00Z");
    private static final Instant ANSWERED = Instant.parse("2022-06-28T12:00:00Z");
    private static final String ANSWER = """
            {"data":{"videos":[{"id":1,"like_count":1},{"id":2,"like_count":2,"observed_at":1577836800}]},
             "error":{"code":"ok","message":"","log_id":"2022062812000000112233445566778899"}}
            """;

    private final Reading reading = new Reading();

    @Test
    void anAnswersTimeIsThatOfItsLogId() throws Exception {
        reading.read(ANSWER);
        assertEquals(ANSWERED, seen(1));
    }

    @Test
    void anAnswersTimeMayStandBeforeItsRows() throws Exception {
        reading.read(
                "{\"error\":{\"log_id\":\"20220628120000AB\",\"code\":\"ok\"},\"data\":{\"videos\":[{\"id\":1,\"like_count\":1}]}}");
        assertEquals(ANSWERED, seen(1));
    }

    @Test
    void whatARowSaysOfItselfComesFirst() throws Exception {
        reading.read(Reading.bytes(ANSWER), TOLD);
        assertEquals(Instant.parse("2020-01-01T00:00:00Z"), seen(2));
    }

    @Test
    void whatTheUserSaysComesBeforeTheAnswer() throws Exception {
        reading.read(Reading.bytes(ANSWER), TOLD);
        assertEquals(TOLD, seen(1));
    }

    @Test
    void theFilesTimeComesLast() throws Exception {
        reading.read("{\"id\":1,\"like_count\":1}");
        reading.read(
                "{\"data\":{\"videos\":[{\"id\":2,\"like_count\":1}]},\"error\":{\"code\":\"ok\",\"log_id\":\"\"}}");
        reading.read("{\"data\":{\"videos\":[{\"id\":3,\"like_count\":1}]},\"error\":{\"log_id\":\"20221340999999\"}}");
        assertEquals(Reading.WRITTEN, seen(1));
        assertEquals(Reading.WRITTEN, seen(2));
        assertEquals(Reading.WRITTEN, seen(3));
    }

    @Test
    void aRowMaySayTheTimeThatTheFileHas() throws Exception {
        reading.read(ANSWER.replace("1577836800", "\"" + Reading.WRITTEN + "\""));
        assertEquals(Reading.WRITTEN, seen(2));
    }

    @Test
    void theLaterSightingWinsInWhicheverOrderFilesCome() throws Exception {
        var old = "{\"id\":1,\"like_count\":10,\"view_count\":7,\"observed_at\":\"2022-01-01T00:00:00Z\"}";
        var young = "{\"id\":1,\"like_count\":20,\"observed_at\":\"2022-02-01T00:00:00Z\"}";
        var other = new Reading();
        reading.read(old + young);
        other.read(young + old);
        for (var each : new Reading[] {reading, other}) {
            assertEquals(20, each.video(1).facts().number(Video.LIKE_COUNT, -1));
            assertEquals(7, each.video(1).facts().number(Video.VIEW_COUNT, -1));
        }
    }

    @Test
    void usersHaveTimesAsVideosHave() throws Exception {
        reading.read(
                "{\"data\":{\"username\":\"anna\",\"follower_count\":5},\"error\":{\"code\":\"ok\",\"log_id\":\"20220628120000AB\"}}");
        reading.read(
                new ByteArrayInputStream(Reading.bytes("{\"username\":\"anna\",\"follower_count\":4}")),
                ANSWERED.minusSeconds(1));
        assertEquals(5, reading.user("anna").facts().number(User.FOLLOWER_COUNT, -1));
    }

    private Instant seen(long id) {
        var stamp = reading.video(id).facts().stamp(Video.LIKE_COUNT);
        return Instant.ofEpochMilli(Objects.requireNonNull(stamp).time());
    }
}

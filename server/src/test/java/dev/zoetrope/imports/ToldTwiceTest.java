package dev.zoetrope.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that tell one thing in several members, of which one may be rounded, empty or about something else. */
class ToldTwiceTest {
    private static final Instant REFRESHED = Instant.parse("2023-05-06T07:08:09Z");
    private static final Instant SEEN = Instant.parse("2023-06-01T00:00:00Z");

    private final Reading reading = new Reading();

    private Facts webVideo(String counters) throws Exception {
        var totals = reading.read(
                "{\"id\":\"7400000000000000009\",\"desc\":\"boats\",\"createTime\":\"1672531200\"," + counters + "}");
        assertEquals(1, totals.videos(), reading.rejections::toString);
        return reading.video(7_400_000_000_000_000_009L).facts();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"stats\":{\"playCount\":70,\"diggCount\":7},\"statsV2\":{\"playCount\":\"0\",\"diggCount\":\"8\"}",
                "\"statsV2\":{\"playCount\":\"0\",\"diggCount\":\"8\"},\"stats\":{\"playCount\":70,\"diggCount\":7}",
            })
    void anExactZeroBesideARoundedNumberIsAPlaceholder(String counters) throws Exception {
        var facts = webVideo(counters);
        assertEquals(70, facts.get(Video.VIEW_COUNT));
        assertEquals(8, facts.get(Video.LIKE_COUNT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"stats\":{\"playCount\":0,\"diggCount\":7},", ""})
    void anExactZeroThatNothingSpeaksAgainstIsOne(String rounded) throws Exception {
        assertEquals(
                0,
                webVideo(rounded + "\"statsV2\":{\"playCount\":\"0\",\"diggCount\":\"7\"}")
                        .get(Video.VIEW_COUNT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"id\":7300000000000000000,\"mid\":\"7300000000000000005\"",
                "\"mid\":\"7300000000000000005\",\"id\":7300000000000000000",
                "\"id\":7300000000000000000,\"id_str\":\"7300000000000000005\"",
                "\"id\":7300000000000000000,\"id_str\":7300000000000000000,\"mid\":\"7300000000000000005\"",
                "\"id_str\":\"7300000000000000005\",\"mid\":\"7300000000000000006\"",
                "\"id\":7300000000000000005,\"mid\":\"m5\"",
            })
    void aSoundsIdIsReadFromATextThatTellsIt(String ids) throws Exception {
        var totals = reading.read("{" + ids + ",\"title\":\"waves\",\"is_original_sound\":true}");
        assertEquals(new Importer.Totals(0, 0, 1, 0), totals, reading.rejections::toString);
        assertNotNull(reading.catalog.sound(7_300_000_000_000_000_005L));
        assertNull(reading.catalog.sound(7_300_000_000_000_000_000L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"aweme_id\":7400000000000000000,\"group_id\":\"7400000000000000009\"",
                "\"group_id\":\"7400000000000000009\",\"aweme_id\":7400000000000000000",
                "\"aweme_id\":7400000000000000000,\"statistics\":{\"aweme_id\":\"7400000000000000009\",\"play_count\":3}",
                "\"aweme_id\":\"7400000000000000009\",\"group_id\":\"7400000000000000099\"",
                "\"aweme_id\":7400000000000000009,\"group_id\":\"7500000000000000000\"",
            })
    void aVideosIdIsReadFromATextThatTellsIt(String ids) throws Exception {
        var totals = reading.read("{" + ids + ",\"desc\":\"boats\",\"create_time\":1672531200,\"author_user_id\":7}");
        assertEquals(1, totals.videos(), reading.rejections::toString);
        reading.video(7_400_000_000_000_000_009L);
        assertNull(reading.catalog.video(7_400_000_000_000_000_000L));
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aGatewaysRowWasSeenWhenItSaysSoWhateverTheOrder(boolean first) throws Exception {
        var seen = "\"observed_at\":\"" + SEEN + "\"";
        var user = "\"user\":{\"id\":\"7\",\"id_dup\":\"7\",\"profileBio\":\"b\",\"updatedAt\":\"" + REFRESHED + "\"}";
        reading.read("{\"handle\":\"mara\"," + (first ? seen + "," + user : user + "," + seen)
                + ",\"stats\":{\"followerCount\":12}}");
        assertEquals(Set.of(SEEN), times(reading.user("mara").facts()), reading.rejections::toString);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void whatAGatewayJoinsToAVideoWasSeenWithTheRow(boolean first) throws Exception {
        var seen = "\"observed_at\":\"" + SEEN + "\"";
        var joined = "\"music\":{\"id\":\"5\",\"title\":\"waves\",\"updatedAt\":\"" + REFRESHED
                + "\"},\"author\":{\"id\":\"7\",\"nickname\":\"M\",\"updatedAt\":\"" + REFRESHED + "\"}";
        reading.read("{\"handle\":\"mara\"," + (first ? seen + "," + joined : joined + "," + seen)
                + ",\"id\":\"9\",\"description\":\"boats\",\"authorStats\":{\"followerCount\":12}}");
        assertEquals(Set.of(SEEN), times(reading.video(9).facts()), reading.rejections::toString);
        assertEquals(Set.of(SEEN), times(reading.user("mara").facts()));
        assertEquals(Set.of(SEEN), times(sound().facts()));
    }

    @Test
    void aRefreshTellsOfWhatWasRefreshedAlone() throws Exception {
        reading.read("{\"handle\":\"mara\",\"id\":\"9\",\"description\":\"boats\",\"createTime\":\"1672531200\","
                + "\"music\":{\"id\":\"5\",\"title\":\"waves\",\"updatedAt\":\"" + REFRESHED
                + "\"},\"author\":{\"id\":\"7\"},\"authorStats\":{\"followerCount\":12}}");
        assertEquals(Set.of(Reading.WRITTEN), times(reading.video(9).facts()), reading.rejections::toString);
        assertEquals(Set.of(REFRESHED), times(sound().facts()));
        assertEquals(12, reading.user("mara").facts().get(User.FOLLOWER_COUNT));
    }

    private Sound sound() {
        return Objects.requireNonNull(reading.catalog.sound(5));
    }

    private static Set<Instant> times(Facts facts) {
        return facts.stamps().stream()
                .map(Stamp::time)
                .map(Instant::ofEpochMilli)
                .collect(Collectors.toSet());
    }
}

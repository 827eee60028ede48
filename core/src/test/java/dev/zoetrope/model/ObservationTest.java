package dev.zoetrope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ObservationTest {
    private static final Stamp STAMP = new Stamp(10, Source.RESEARCH);
    private static final Stamp OTHER = new Stamp(20, Source.OWNER);

    @Test
    void seenAtAnotherTimeItIsTheSameObservation() {
        var video = Facts.at(STAMP).with(Video.CAPTION, "x");
        var user = Facts.at(STAMP).with(User.BIO, "x");
        var sound = Facts.at(STAMP).with(Sound.TITLE, "x");
        var anna = Who.handle("anna");
        for (var observation : List.of(
                new Observation.OfVideo(5, anna, STAMP, video.build()),
                new Observation.OfVideo(5, null, STAMP, video.build()),
                new Observation.OfUser(anna, STAMP, user.build()),
                new Observation.OfSound(5, STAMP, sound.build()))) {
            var seen = observation.seen(OTHER);
            assertEquals(OTHER, seen.stamp());
            assertEquals(observation.facts().seen(OTHER), seen.facts());
            assertEquals(observation, seen.seen(STAMP));
        }
    }

    @Test
    void idsArePositiveAndLeaveRoomForTheStartOfASearch() {
        for (long id : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertThrows(IllegalArgumentException.class, () -> new Observation.OfVideo(id, null, STAMP, Facts.NONE));
        }
        for (long id : new long[] {0, -1}) {
            assertThrows(IllegalArgumentException.class, () -> new Observation.OfSound(id, STAMP, Facts.NONE));
        }
    }

    @Test
    void theLaterStampIsTheGreaterAndOfEqualTimesTheHigherRank() {
        var stamps = List.of(
                new Stamp(Long.MIN_VALUE, Source.OWNER),
                new Stamp(1, Source.OWNER),
                new Stamp(2, Source.OEMBED),
                new Stamp(2, Source.DISPLAY),
                new Stamp(Long.MAX_VALUE, Source.OEMBED));
        assertEquals(stamps, stamps.reversed().stream().sorted().toList());
    }
}

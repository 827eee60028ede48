package dev.zoetrope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FactsTest {
    private static final Stamp EARLY = new Stamp(10, Source.RESEARCH);
    private static final Stamp LATE = new Stamp(20, Source.WEB);

    private final Facts facts = Facts.at(EARLY)
            .with(Video.CAPTION, "")
            .with(Video.LIKE_COUNT, 0L)
            .with(Video.HASHTAGS, List.of())
            .with(Video.STEM_VERIFIED, false)
            .with(Video.VIEW_COUNT, Long.MAX_VALUE)
            .build();

    @Test
    void unknownIsNeitherZeroNorEmptyNorFalse() {
        assertEquals("", facts.get(Video.CAPTION));
        assertEquals(0L, facts.get(Video.LIKE_COUNT));
        assertEquals(List.of(), facts.get(Video.HASHTAGS));
        assertEquals(false, facts.get(Video.STEM_VERIFIED));
        for (var unknown : List.of(Video.REGION, Video.SHARE_COUNT, Video.MENTIONS, Video.PINNED, Video.TAG)) {
            assertFalse(facts.has(unknown), unknown.name());
            assertNull(facts.get(unknown), unknown.name());
            assertNull(facts.stamp(unknown), unknown.name());
        }
    }

    @Test
    void aKnownValueHoldsAgainstTheOneToTakeOtherwise() {
        assertEquals("", facts.get(Video.CAPTION, "otherwise"));
        assertEquals("otherwise", facts.get(Video.REGION, "otherwise"));
        assertEquals(0, facts.number(Video.LIKE_COUNT, 7));
        assertEquals(7, facts.number(Video.SHARE_COUNT, 7));
        assertEquals(Long.MAX_VALUE, facts.number(Video.VIEW_COUNT, 7));
        assertFalse(facts.flag(Video.STEM_VERIFIED));
        assertFalse(facts.flag(Video.PINNED));
        assertTrue(Facts.at(EARLY).with(Video.PINNED, true).build().flag(Video.PINNED));
    }

    @Test
    void aTextIsHandedOverOnlyWhenItIsKnownAndNotEmpty() {
        var seen = new ArrayList<String>();
        Facts.TextSink sink = (bytes, at, count) -> seen.add(new String(bytes, at, count, StandardCharsets.UTF_8));
        assertFalse(facts.text(Video.CAPTION, sink));
        assertFalse(facts.text(Video.REGION, sink));
        assertTrue(Facts.at(EARLY).with(Video.REGION, "Zürich 🙂").build().text(Video.REGION, sink));
        assertEquals(List.of("Zürich 🙂"), seen);
    }

    @Test
    void theLaterStampOrElseTheHigherRankWins() {
        var late = Facts.at(LATE).with(Video.CAPTION, "late").build();
        var merged = facts.merge(late);
        assertEquals("late", merged.get(Video.CAPTION));
        assertEquals(LATE, merged.stamp(Video.CAPTION));
        assertEquals(EARLY, merged.stamp(Video.LIKE_COUNT));

        var ranking = Facts.at(new Stamp(10, Source.DISPLAY))
                .with(Video.LIKE_COUNT, -5L)
                .build();
        assertEquals(-5, facts.merge(ranking).number(Video.LIKE_COUNT, 0));
        assertEquals(-5, ranking.merge(facts).number(Video.LIKE_COUNT, 0));
    }

    @Test
    void ofEqualStampsTheGreaterBytesWin() {
        var a = Facts.at(EARLY).with(Video.CAPTION, "Anna").build();
        var b = Facts.at(EARLY).with(Video.CAPTION, "anna").build();
        var c = Facts.at(EARLY).with(Video.CAPTION, "ånna").build();
        assertEquals("anna", a.merge(b).get(Video.CAPTION));
        assertEquals("ånna", c.merge(b).get(Video.CAPTION));
        assertEquals(a.merge(b).merge(c), c.merge(b.merge(a)));
    }

    @Test
    void factsThatKnowNothingAreEqualHoweverTheyCame() {
        assertTrue(Facts.NONE.isEmpty());
        assertEquals(Facts.NONE, Facts.at(EARLY).build());
        assertEquals(Facts.NONE, facts.only(stamp -> false));
        assertEquals(Facts.NONE.hashCode(), facts.only(stamp -> false).hashCode());
        assertEquals(facts, facts.merge(Facts.NONE));
        assertEquals(facts, Facts.NONE.merge(facts));
        assertFalse(facts.isEmpty());
    }

    @Test
    void onlyKeepsTheFactsOfStampsThatPass() {
        var merged = facts.merge(
                Facts.at(LATE).with(Video.CAPTION, "late").with(Video.WIDTH, 9L).build());
        assertEquals(
                Facts.at(LATE).with(Video.CAPTION, "late").with(Video.WIDTH, 9L).build(), merged.only(LATE::equals));
        var early = merged.only(EARLY::equals);
        assertFalse(early.has(Video.CAPTION));
        assertEquals(Long.MAX_VALUE, early.get(Video.VIEW_COUNT));
        assertEquals(merged, merged.only(stamp -> true));
    }

    @Test
    void seenGivesEveryFactTheSameStamp() {
        var merged = facts.merge(Facts.at(LATE).with(Video.WIDTH, 9L).build());
        var other = new Stamp(-5, Source.OWNER);
        var seen = merged.seen(other);
        assertEquals(other, seen.stamp(Video.WIDTH));
        assertEquals(other, seen.stamp(Video.CAPTION));
        assertEquals(merged.get(Video.VIEW_COUNT), seen.get(Video.VIEW_COUNT));
        assertEquals(seen, seen.seen(LATE).seen(other));
    }

    @Test
    void equalContentIsEqualWhateverTheOrderItCameIn() {
        var one = Facts.at(EARLY)
                .with(Video.WIDTH, 3L)
                .with(Video.CAPTION, "x")
                .with(Video.HEIGHT, 4L)
                .build();
        var other = Facts.at(LATE)
                .with(Video.HEIGHT, 4L)
                .with(Video.CAPTION, "y")
                .with(Video.CAPTION, "x")
                .with(Video.WIDTH, 3L)
                .stamp(EARLY)
                .build();
        assertEquals(one, other);
        assertEquals(one.hashCode(), other.hashCode());
        assertNotEquals(one, one.seen(LATE));
        assertNotEquals(one, Facts.at(EARLY).with(Video.WIDTH, 3L).build());
    }

    @Test
    void factsReadInTheMiddleOfALargerArrayAreTheSame() {
        var merged = facts.merge(Facts.at(LATE).with(Video.TITLE, "t").build());
        for (int before : new int[] {1, 2, 200}) {
            var larger = new byte[before + merged.size() + 7];
            Arrays.fill(larger, (byte) 0xff);
            System.arraycopy(merged.toBytes(), 0, larger, before, merged.size());
            var slice = Facts.packed(larger, before, before + merged.size());
            assertEquals(merged, slice);
            assertEquals(merged.hashCode(), slice.hashCode());
            assertEquals("t", slice.get(Video.TITLE));
            assertEquals(LATE, slice.stamp(Video.TITLE));
            assertEquals(Long.MAX_VALUE, slice.number(Video.VIEW_COUNT, 0));
            assertEquals(merged, slice.merge(facts));
            assertFalse(slice.isEmpty());
        }
        assertTrue(Facts.packed(new byte[] {9, 0, 9}, 1, 2).isEmpty());
    }

    @Test
    void aRowIsTheSameWhenItIsPackedAndReadAgain() {
        for (long author : new long[] {0, 5, -5, Long.MAX_VALUE, Long.MIN_VALUE}) {
            var video = new Video(7, author, Long.MAX_VALUE, facts);
            var bytes = video.toBytes();
            assertEquals(video, Video.of(7, bytes, 0, bytes.length));
        }
        var sound = new Sound(7, facts);
        assertEquals(sound, Sound.of(7, sound.toBytes(), 0, sound.toBytes().length));
    }

    @Test
    void theFirstStampIsKeptThoughNothingElseOfItIs() {
        var later = facts.seen(LATE);
        var merged = facts.merge(later);
        assertEquals(List.of(LATE), merged.stamps());
        assertEquals(EARLY, merged.first());
        assertEquals(LATE, merged.last());
        assertEquals(LATE, later.first());
        assertEquals(merged, later.since(EARLY));
        assertEquals(later, later.since(LATE));
        assertEquals(Facts.NONE, Facts.NONE.since(EARLY));
        assertNull(Facts.NONE.first());
        assertNull(Facts.NONE.last());
        var read = Facts.packed(merged.toBytes(), 0, merged.size());
        assertEquals(EARLY, read.first());
        assertEquals(Long.MAX_VALUE, read.number(Video.VIEW_COUNT, 7));
        assertEquals(merged, merged.only(_ -> true));
        assertEquals(later, merged.only(LATE::equals));
        assertEquals(Facts.NONE, merged.only(EARLY::equals));
    }
}

package dev.zoetrope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Person.Claim;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PersonTest {
    private static final long NOW = Long.MAX_VALUE;

    @Test
    void aPersonHasTheHandleTheyWereSeenWithAroundTheTime() {
        var moved = person(new Claim("old", 10, 20), new Claim("new", 30, 40));
        assertEquals("old", moved.handleAt(5));
        assertEquals("old", moved.handleAt(10));
        assertEquals("old", moved.handleAt(29));
        assertEquals("new", moved.handleAt(30));
        assertEquals("new", moved.handleAt(NOW));
        assertNull(person().handleAt(10));
    }

    @Test
    void aHandleTakenBackIsHadAgain() {
        var back = person(new Claim("away", 20, 20), new Claim("home", 10, 30));
        assertEquals("home", back.handleAt(19));
        assertEquals("away", back.handleAt(20));
        assertEquals("home", back.handleAt(30));
        assertEquals("home", back.handleAt(NOW));
    }

    @Test
    void ofClaimsThatOverlapTheOneThatBeganLastCounts() {
        var overlapping = person(new Claim("new", 20, 40), new Claim("old", 10, 30));
        assertEquals("old", overlapping.handleAt(19));
        assertEquals("new", overlapping.handleAt(25));
        assertEquals("new", overlapping.handleAt(NOW));
    }

    @Test
    void claimsAreFoundByHandle() {
        var person = person(new Claim("a", 1, 2), new Claim("b", 3, 4));
        assertEquals(new Claim("b", 3, 4), person.claim("b"));
        assertNull(person.claim("c"));
    }

    @Test
    void joiningKeepsTheKeyAndUnitesTheRest() {
        var stamp = new Stamp(5, Source.WEB);
        var a = new Person(
                3,
                List.of("id:1"),
                List.of(new Claim("b", 20, 30)),
                Facts.at(stamp).with(User.BIO, "x").build());
        var b = new Person(
                9,
                List.of("id:1", "sec:s"),
                List.of(new Claim("a", 1, 2), new Claim("b", 10, 25)),
                Facts.at(stamp).with(User.VIDEO_COUNT, 4L).build());
        var joined = a.join(b.names(), b.claims(), b.facts());
        assertEquals(3, joined.row());
        assertEquals(List.of("id:1", "sec:s"), joined.names());
        assertEquals(List.of(new Claim("a", 1, 2), new Claim("b", 10, 30)), joined.claims());
        assertEquals("x", joined.facts().get(User.BIO));
        assertEquals(4L, joined.facts().get(User.VIDEO_COUNT));
        assertEquals(joined, joined.join(b.names(), b.claims(), b.facts()));
        var other = b.join(a.names(), a.claims(), a.facts());
        assertEquals(joined, new Person(3, other.names(), other.claims(), other.facts()));
    }

    @Test
    void aRowIsTheSameWhenItIsPackedAndReadAgain() {
        var stamp = new Stamp(Long.MIN_VALUE, Source.OWNER);
        var facts = Facts.at(stamp).with(User.USER_ID, Long.MAX_VALUE).build();
        var person = new Person(
                -4,
                List.of("handle:é🙂", "id:1"),
                List.of(new Claim("é", Long.MIN_VALUE, Long.MAX_VALUE), new Claim("", 0, 0)),
                facts);
        var bytes = person.toBytes();
        var larger = new byte[bytes.length + 9];
        Arrays.fill(larger, (byte) 0xff);
        System.arraycopy(bytes, 0, larger, 4, bytes.length);
        assertEquals(person, Person.of(-4, larger, 4, bytes.length));
    }

    @Test
    void aNegativeKeyIsARowOfAHandleAlone() {
        assertTrue(new Person(-1, List.of("handle:a"), List.of(), Facts.NONE).isHandleOnly());
        assertFalse(person().isHandleOnly());
        assertEquals("row:-1", Person.rowTerm(-1));
    }

    private static Person person(Claim... claims) {
        return new Person(1, List.of("id:1"), List.of(claims), Facts.NONE);
    }
}

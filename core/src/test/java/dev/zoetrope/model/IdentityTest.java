package dev.zoetrope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Identity.Handle;
import dev.zoetrope.model.Identity.OpenId;
import dev.zoetrope.model.Identity.SecUid;
import dev.zoetrope.model.Identity.UserId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class IdentityTest {
    @Test
    void aHandleIsTheSameHoweverItIsSpelt() {
        for (var spelt : List.of("anna.b", "Anna.B", "@anna.b", "@@ANNA.B")) {
            assertEquals(new Handle("anna.b"), new Handle(spelt));
            assertEquals("handle:anna.b", Handle.term(spelt));
        }
        assertEquals("a@b", Handle.normal("a@B"));
        assertEquals("Anna", Handle.bare("@@Anna"));
        assertEquals("", Handle.bare("@"));
    }

    @Test
    void theNormalFormOfANormalFormIsItself() {
        for (var spelt : List.of("", "@", "@@@", "@@Anna", "İSTANBUL", "ΑΣ", "ẞ", "@ @", "\ud83d")) {
            var normal = Handle.normal(spelt);
            assertEquals(normal, Handle.normal(normal));
        }
    }

    @Test
    void aHandleHasOneTo100Characters() {
        for (var none : List.of("", "@", "@@", "x".repeat(Handle.LONGEST + 1), "İ".repeat(Handle.LONGEST))) {
            assertThrows(IllegalArgumentException.class, () -> new Handle(none));
        }
        assertEquals(
                Handle.LONGEST,
                new Handle("@" + "X".repeat(Handle.LONGEST)).handle().length());
    }

    @Test
    void identitiesOfDifferentSortsHaveDifferentTerms() {
        var terms = Stream.of(
                        new UserId(1), new SecUid("1"), new OpenId("app", "1"), new Handle("1"), new Handle("id:1"))
                .map(Identity::term)
                .collect(Collectors.toSet());
        assertEquals(5, terms.size());
        assertTrue(terms.stream().noneMatch(term -> term.startsWith("row:")));
    }

    @Test
    void anIdentityComesBackFromItsTerm() {
        for (var identity : List.of(
                new UserId(-1), new SecUid("a:b"), new OpenId("app", "1:2"), new OpenId("a", ""), new Handle("id:1"))) {
            assertEquals(identity, Identity.of(identity.term()));
        }
        assertEquals(new Handle("anna"), Identity.of("handle:@Anna"));
        for (var none :
                List.of("", "id", "id:", "id:1.0", "sec:", "open:app", "open::1", "handle:@", "row:1", "anna")) {
            assertThrows(IllegalArgumentException.class, () -> Identity.of(none), none);
        }
    }

    @Test
    void whoNamesSomebody() {
        assertThrows(IllegalArgumentException.class, () -> new Who(null, null, null, null));
        assertEquals(List.of(), Who.handle("@Anna").lasting());
        assertEquals(
                List.of(new UserId(5), new SecUid("s")),
                Who.user(5, "s", "anna").lasting());
        assertEquals(List.of(new UserId(5)), Who.user(5, null, "anna").lasting());
    }
}

package dev.zoetrope.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.PostsAndPeopleContract;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.catalog.Unwanted;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Who;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

final class LucenePostsAndPeopleTest extends PostsAndPeopleContract {
    @Override
    protected Catalog empty() {
        return LuceneCatalog.open(new ByteBuffersDirectory(), "memory");
    }

    @Override
    protected int rounds() {
        return 4;
    }

    @Test
    void theMostFollowedOfVeryManyAreFound() {
        var users = new ArrayList<Observation>();
        int count = MostFollowed.MOST_LOOKED_AT + 2_000;
        for (int i = 0; i < count; i++) {
            // In an order that is not that of rows.
            long followers = (i * 7_919L) % count;
            users.add(user(Who.handle("person" + i), 10, "Somebody " + followers, followers));
        }
        catalog.save(users.subList(0, count / 2));
        catalog.save(users.subList(count / 2, count));
        for (var text : List.of("", "some", "person")) {
            assertEquals(
                    IntStream.range(0, 20).mapToObj(i -> (long) count - 1 - i).toList(),
                    catalog.people(text, 20).stream()
                            .map(subject -> subject.user().facts().get(User.FOLLOWER_COUNT))
                            .toList(),
                    text);
        }
        assertEquals("person77", catalog.people("person77", 1).getFirst().user().handle());
        assertEquals(
                4_321L,
                catalog.people("somebody 4321", 1).getFirst().user().facts().get(User.FOLLOWER_COUNT));
    }

    @Test
    void stepsGoWithTheNumberOfFollowers() {
        assertEquals(0, Following.step(0));
        long before = 0;
        for (long followers = 1; followers > 0; followers += Math.max(1, followers / 5)) {
            assertTrue(Following.step(followers) >= Following.step(before), "step of " + before);
            before = followers;
        }
        assertEquals(252, Following.step(Long.MAX_VALUE));
        for (long least = 4; least < 1L << 61; least *= 2) {
            assertEquals(Following.step(least), Following.step(least + least / 4 - 1));
            assertEquals(Following.step(least) + 1, Following.step(least + least / 4));
        }
    }

    @Test
    void whatIsKnownOfASubjectLastsWhileNothingOfThemChanges() {
        var anna = user(Who.user(1, "s1", "anna"), 10, "Anna", 5);
        catalog.save(List.of(anna));
        var known = catalog.subject("id:1", 0).orElseThrow();
        for (int i = 0; i < KnownSubjects.COMMITS + 6; i++) {
            catalog.save(List.of(user(Who.handle("other" + i), 10, "Other", i)));
            assertSame(known, catalog.subject("id:1", 0).orElseThrow(), "at commit " + i);
        }
        try (var before = catalog.snapshot()) {
            catalog.save(List.of(user(Who.handle("anna"), 20, "Anna B", 6)));
            assertEquals("Anna B", name("handle:anna"));
            assertEquals("Anna B", name("id:1"));
            assertEquals(
                    "Anna",
                    before.subject("id:1", 0).orElseThrow().user().facts().get(User.DISPLAY_NAME));
            assertEquals("Anna B", name("id:1"));
        }
        assertTrue(catalog.subject("id:2", 0).isEmpty());
        catalog.save(List.of(user(Who.user(2, "s2", "anna"), 30, "Zoe", 6)));
        assertEquals("Zoe", name("id:2"));
        assertEquals("Zoe", name("handle:anna"));
    }

    @Test
    void nothingThatWasLookedUpStaysInMemoryWhenSomebodyIsForgotten() {
        catalog.save(
                List.of(user(Who.user(1, "s1", "anna"), 10, "Anna", 5), user(Who.user(2, "s2", "ben"), 10, "Ben", 5)));
        var anna = catalog.subject("id:1", 0).orElseThrow();
        assertTrue(catalog.subject("id:2", 0).isPresent());
        catalog.forget(new Unwanted(Set.of(new Identity.UserId(2)), Set.of()));
        assertNotSame(anna, catalog.subject("id:1", 0).orElseThrow());
        assertTrue(catalog.subject("id:2", 0).isEmpty());
    }

    @Test
    void subjectsInMemoryAreBoundedByWhatTheyTake() {
        var people = IntStream.rangeClosed(1, 12).mapToObj(i -> "id:" + i).toList();
        var much = "x".repeat(KnownSubjects.MOST_BYTES / 10);
        for (int i = 1; i <= people.size(); i++) {
            catalog.save(List.of(user(Who.user(i, "s" + i, "p" + i), 10, much, 5)));
        }
        var first = people.stream()
                .map(term -> catalog.subject(term, 0).orElseThrow())
                .toList();
        Set<Subject> known = Collections.newSetFromMap(new IdentityHashMap<>());
        known.addAll(first);
        long kept = people.reversed().stream()
                .filter(term -> known.contains(catalog.subject(term, 0).orElseThrow()))
                .count();
        assertTrue(kept > 0 && kept < 10, "kept: " + kept);
    }

    private String name(String term) {
        return catalog.subject(term, Long.MAX_VALUE)
                .orElseThrow()
                .user()
                .facts()
                .get(User.DISPLAY_NAME, "");
    }

    @Test
    void privateAccountsAreKeptFromCommitToCommitHoweverMuchIsSaved() {
        var users = new ArrayList<Observation>();
        int count = 2 * HiddenAuthors.MOST_TOUCHED;
        for (int i = 0; i < count; i++) {
            var user = user(Who.handle("p" + i), 10, "P", i);
            users.add(new Observation.OfUser(
                    user.who(),
                    user.stamp(),
                    Facts.at(stamp(10)).with(User.PRIVATE, true).build()));
        }
        catalog.save(users);
        assertEquals(count, catalog.hiddenAuthors().size());
        for (int i = 0; i < 3; i++) {
            var shown = new ArrayList<Observation>();
            for (int n = 0; n < HiddenAuthors.MOST_TOUCHED / 4; n++) {
                shown.add(new Observation.OfUser(
                        Who.handle("p" + (i * 1_000 + n)),
                        stamp(20),
                        Facts.at(stamp(20)).with(User.PRIVATE, false).build()));
            }
            catalog.save(shown);
        }
        assertEquals(
                count - 2_000 - HiddenAuthors.MOST_TOUCHED / 4,
                catalog.hiddenAuthors().size());
        var gone = Objects.requireNonNull(catalog.person("handle:p19999"));
        assertTrue(catalog.hiddenAuthors().contains(gone.row()));
        catalog.forget(new Unwanted(Set.of(new Identity.Handle("p19999")), Set.of()));
        assertFalse(catalog.hiddenAuthors().contains(gone.row()));
        assertNull(catalog.person(Person.rowTerm(gone.row())));
    }
}

package dev.zoetrope.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every catalog promises of those it was told to forget. */
public abstract class ForgettingContract {
    protected static final Identity ID = new Identity.UserId(1);
    protected static final Identity SEC = new Identity.SecUid("s1");

    protected Catalog catalog;

    /** A catalog in which these were saved, one after the other. */
    protected abstract Catalog holding(List<? extends Observation> observations) throws Exception;

    @BeforeEach
    void begin() throws Exception {
        catalog = holding(List.of());
    }

    @AfterEach
    void end() {
        catalog.close();
    }

    private void hold(Observation... observations) throws Exception {
        catalog.close();
        catalog = holding(List.of(observations));
    }

    @Test
    void aPersonGoesWithAllTheyHaveUnderEveryName() throws Exception {
        var all = new Observation[] {
            user(who(1, null, "anna"), 10, User.BIO, "by id"),
            user(new Who(null, new Identity.SecUid("s1"), null, null), 10, User.REGION, "DE"),
            video(5, who(1, null, "anna"), 10),
            video(6, new Who(null, new Identity.SecUid("s1"), null, null), 10),
            video(7, Who.handle("Anna"), 12),
            video(8, Who.handle("ben"), 10),
            user(Who.handle("anna"), 12, User.DISPLAY_NAME, "Anna A."),
            user(who(1, "s1", "anna"), 20, User.FOLLOWER_COUNT, 7L),
            sound(70, "Anna A.", true),
            sound(71, "Somebody", true),
            using(9, Who.handle("anna"), 20, 70),
            using(10, Who.handle("anna"), 20, 71)
        };
        hold(all);
        assertTrue(forget(new Identity.Handle("@ANNA")));
        for (int round = 0; round < 2; round++) {
            for (var identity : List.of(ID, SEC, new Identity.Handle("anna"))) {
                assertTrue(catalog.user(identity).isEmpty(), identity.term());
                assertNull(catalog.person(identity.term()), identity.term());
            }
            assertEquals(List.of(8L), found());
            for (long id : new long[] {5, 6, 7, 9, 10}) {
                assertNull(catalog.video(id));
            }
            assertNull(catalog.sound(70));
            assertNotNull(catalog.sound(71));
            assertTrue(catalog.user(new Identity.Handle("ben")).isPresent());
            assertEquals(10, catalog.save(List.of(all)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 8, 11})
    void nothingOfARandomWorldComesBackInAnyOrder(long seed) throws Exception {
        var observations = new ArrayList<>(new RandomWorld(seed, 60).observations(200));
        catalog.close();
        catalog = holding(observations);
        var random = new Random(seed);
        var identity = random.nextBoolean()
                ? new Identity.UserId(1 + random.nextInt(4))
                : new Identity.Handle(List.of("anna", "ben.1", "cem_").get(random.nextInt(3)));
        var person = Departure.person(catalog, identity);
        var handles = person.map(known ->
                        known.claims().stream().map(Person.Claim::handle).toList())
                .orElse(List.of());
        var claimants = handles.stream().map(catalog::claimants).toList();
        var gone =
                Departure.of(catalog, new Unwanted(Set.of(identity), Set.of())).videos();
        assertFalse(gone.isEmpty(), "seed " + seed);
        forget(identity);
        for (int round = 0; round < 2; round++) {
            gone.forEach(id -> assertNull(catalog.video(id), "seed " + seed));
            for (var name : person.map(Person::names).orElse(List.of())) {
                assertNull(catalog.person(name), "seed " + seed);
            }
            for (int i = 0; i < handles.size(); i++) {
                var handle = handles.get(i);
                var of = claimants.get(i);
                var alone = catalog.person("handle:" + handle);
                var left = alone == null ? Facts.NONE : alone.facts();
                assertTrue(
                        left.only(stamp -> People.equal(person.get(), People.owner(of, handle, stamp.time())))
                                .isEmpty(),
                        () -> "seed " + seed + ": " + handle);
            }
            Collections.shuffle(observations, random);
            for (int at = 0; at < observations.size(); at += 40) {
                catalog.save(observations.subList(at, Math.min(at + 40, observations.size())));
            }
        }
    }

    @Test
    void aHandleThatMovedStaysWithItsOtherHolder() throws Exception {
        var all = new Observation[] {
            user(who(1, null, "star"), 10, User.DISPLAY_NAME, "First"),
            user(Who.handle("star"), 15, User.BIO, "the first one's"),
            video(5, Who.handle("star"), 15),
            user(who(2, null, "star"), 30, User.DISPLAY_NAME, "Second"),
            user(Who.handle("star"), 35, User.REGION, "FR"),
            video(6, Who.handle("star"), 35)
        };
        hold(all);
        forget(ID);
        for (int round = 0; round < 2; round++) {
            var holder = catalog.user(new Identity.Handle("star")).orElseThrow();
            assertEquals("Second", holder.facts().get(User.DISPLAY_NAME));
            assertEquals("FR", holder.facts().get(User.REGION));
            assertFalse(holder.facts().has(User.BIO));
            assertNull(Objects.requireNonNull(catalog.person("handle:star"))
                    .facts()
                    .get(User.BIO));
            assertEquals(List.of(6L), found());
            catalog.save(List.of(all));
        }
        forget(new Identity.Handle("star"));
        catalog.save(List.of(all));
        assertEquals(List.of(), found());
        assertTrue(catalog.user(new Identity.Handle("star")).isEmpty());
    }

    @Test
    void whoTakesTheHandleLaterArrivesAsAnybodyDoes() throws Exception {
        hold(user(who(1, "s1", "anna"), 10, User.BIO, "forgotten"));
        forget(new Identity.Handle("anna"));
        assertEquals(1, catalog.save(List.of(video(5, Who.handle("anna"), 40))), "theirs, for all that is known");
        assertEquals(
                0,
                catalog.save(List.of(
                        user(who(2, null, "anna"), 50, User.BIO, "somebody else"),
                        video(6, Who.handle("anna"), 60),
                        video(7, who(2, "s2", "anna"), 70))));
        assertEquals(1, catalog.save(List.of(video(8, Who.handle("anna"), 15))), "the forgotten one's");
        assertEquals(
                "somebody else",
                catalog.user(new Identity.Handle("anna")).orElseThrow().facts().get(User.BIO));
        assertEquals(List.of(7L, 6L), found());
    }

    @Test
    void whatIsKnownOfAHandleAloneGoesAndStaysAway() throws Exception {
        var all = new Observation[] {
            video(5, Who.handle("anna"), 10),
            video(6, Who.handle("ben"), 10),
            user(Who.handle("Anna"), 10, User.BIO, "x"),
            video(7, null, 10)
        };
        hold(all);
        forget(new Identity.Handle("anna"));
        assertEquals(List.of(7L, 6L), found());
        assertEquals(2, catalog.save(List.of(all)));
        assertEquals(1, catalog.save(List.of(video(8, Who.handle("@ANNA"), 90))));
        // Nobody can tell whether this is the same person.
        assertEquals(1, catalog.save(List.of(user(who(1, null, "anna"), 90, User.BIO, "x"))));
        assertEquals(List.of(7L, 6L), found());
        assertTrue(catalog.user(ID).isEmpty());
    }

    @Test
    void whatIsUnknownIsKeptFromComing() {
        catalog.forget(
                new Unwanted(Set.of(ID, new Identity.Handle("zoe"), new Identity.OpenId("app", "o")), Set.of(9L)));
        assertEquals(
                5,
                catalog.save(List.of(
                        video(9, Who.handle("ben"), 10),
                        video(10, who(1, "s1", "anna"), 10),
                        video(11, Who.handle("Zoe"), 10),
                        user(new Who(null, null, new Identity.OpenId("app", "o"), null), 10, User.BIO, "x"),
                        new Observation.KeptVideo(12, ID, Facts.NONE),
                        video(13, Who.handle("anna"), 10))));
        assertEquals(List.of(13L), found());
    }

    @Test
    void rowsOfAnotherCatalogBringNothingBack() throws Exception {
        hold(
                user(who(1, "s1", "anna"), 10, User.BIO, "x"),
                user(who(2, null, "anna"), 30, User.BIO, "other"),
                using(5, who(1, "s1", "anna"), 10, 70),
                sound(70, "anna", true));
        forget(ID);
        var facts = Facts.at(stamp(10)).with(User.BIO, "x").build();
        var mixed =
                facts.merge(Facts.at(stamp(35)).with(User.DISPLAY_NAME, "other").build());
        var claim = new Person.Claim("anna", 10, 20);
        assertEquals(
                6,
                catalog.save(List.of(
                        new Observation.KeptUser(List.of(SEC), List.of(claim), facts),
                        new Observation.KeptUser(List.of(new Identity.OpenId("app", "o")), List.of(claim), facts),
                        new Observation.KeptUser(List.of(new Identity.Handle("anna")), List.of(), facts),
                        new Observation.KeptUser(List.of(new Identity.Handle("anna")), List.of(), mixed),
                        new Observation.KeptVideo(5, null, Facts.NONE),
                        new Observation.KeptVideo(6, SEC, Facts.NONE),
                        new Observation.KeptSound(70, Facts.NONE))));
        assertTrue(catalog.user(SEC).isEmpty());
        var holder = catalog.user(new Identity.Handle("anna")).orElseThrow().facts();
        assertEquals("other", holder.get(User.DISPLAY_NAME));
        assertEquals("other", holder.get(User.BIO));
    }

    @Test
    void namesThatComeWithAForgottenOneAreTheirs() throws Exception {
        hold(
                user(who(1, null, "anna"), 10, User.BIO, "x"),
                user(
                        new Who(null, new Identity.SecUid("known"), null, null),
                        10,
                        User.BIO,
                        "somebody else's, it seems"));
        forget(ID);
        assertEquals(1, catalog.save(List.of(user(who(1, "s1", "new"), 20, User.BIO, "x"))));
        assertEquals(
                1,
                catalog.save(List.of(user(new Who(null, new Identity.SecUid("s1"), null, null), 30, User.BIO, "x"))));
        assertEquals(1, catalog.save(List.of(user(who(1, "known", "new"), 20, User.BIO, "x"))));
        assertTrue(catalog.user(SEC).isEmpty());
        assertTrue(catalog.user(new Identity.SecUid("known")).isPresent());
    }

    @Test
    void aVideoGoesAlone() throws Exception {
        hold(using(5, Who.handle("anna"), 10, 70), video(6, Who.handle("anna"), 10), sound(70, "anna", true));
        catalog.forget(new Unwanted(Set.of(), Set.of(5L)));
        assertEquals(1, catalog.save(List.of(video(5, Who.handle("anna"), 90), video(6, Who.handle("anna"), 90))));
        assertEquals(List.of(6L), found());
        assertNotNull(catalog.sound(70));
        assertTrue(catalog.user(new Identity.Handle("anna")).isPresent());
    }

    @Test
    void forgottenWhileOthersSave() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var saved = new ArrayList<Future<?>>();
            for (int i = 1; i <= 40; i++) {
                long id = i;
                saved.add(threads.submit(() ->
                        catalog.save(List.of(video(id, Who.handle(id % 2 == 0 ? "anna" : "ben"), 10)))));
                if (i == 20) {
                    saved.add(threads.submit(() -> forget(new Identity.Handle("anna"))));
                }
            }
            for (var each : saved) {
                each.get();
            }
        }
        assertEquals(20, found().size());
        assertTrue(found().stream().allMatch(id -> id % 2 == 1));
    }

    @Test
    void privateAccountsAreForgottenToo() throws Exception {
        hold(
                user(who(1, null, "anna"), 10, User.PRIVATE, true),
                video(5, who(1, null, "anna"), 10),
                user(Who.handle("ben"), 10, User.PRIVATE, true),
                video(6, Who.handle("ben"), 10));
        assertEquals(2, catalog.hiddenAuthors().size());
        forget(ID);
        forget(new Identity.Handle("ben"));
        assertEquals(Set.of(), catalog.hiddenAuthors());
        assertNull(catalog.video(5));
        assertNull(catalog.video(6));
    }

    @Test
    void theOrderOfManyForgettingsDoesNotMatter() throws Exception {
        for (long seed = 1; seed <= 3; seed++) {
            var observations = new RandomWorld(seed, 40).observations(120);
            var people = List.of(ID, new Identity.UserId(2), new Identity.SecUid("sec3"));
            try (var one = holding(observations);
                    var other = holding(observations)) {
                people.forEach(identity -> one.forget(new Unwanted(Set.of(identity), Set.of())));
                var mixed = new ArrayList<>(people);
                Collections.shuffle(mixed, new Random(new SplittableRandom(seed).nextLong()));
                other.forget(new Unwanted(Set.copyOf(mixed), Set.of()));
                Dump.same(one, other, "seed " + seed);
                one.save(observations);
                other.save(observations);
                Dump.same(one, other, "seed " + seed + ", saved again");
            }
        }
    }

    private boolean forget(Identity identity) {
        return catalog.forget(new Unwanted(Set.of(identity), Set.of()));
    }

    protected List<Long> found() {
        return CatalogContract.ids(catalog.page(Dump.everything(catalog), Place.START, 100_000, Deadline.NONE));
    }

    protected static Stamp stamp(long time) {
        return new Stamp(time, Source.RESEARCH);
    }

    protected static Who who(long id, @Nullable String secUid, String handle) {
        return new Who(
                new Identity.UserId(id),
                secUid == null ? null : new Identity.SecUid(secUid),
                null,
                new Identity.Handle(handle));
    }

    protected static <T> Observation user(Who who, long time, Field<T> field, T value) {
        return new Observation.OfUser(
                who, stamp(time), Facts.at(stamp(time)).with(field, value).build());
    }

    protected static Observation.OfVideo video(long id, @Nullable Who author, long time) {
        return using(id, author, time, 0);
    }

    protected static Observation.OfVideo using(long id, @Nullable Who author, long time, long sound) {
        var facts = Facts.at(stamp(time)).with(Video.CREATED_AT, 1_655_000_000L).with(Video.SOUND_ID, sound);
        if (author != null && author.handle() != null) {
            facts.with(Video.HANDLE, author.handle().handle());
        }
        return new Observation.OfVideo(id, author, stamp(time), facts.build());
    }

    protected static Observation sound(long id, String author, boolean original) {
        return new Observation.OfSound(
                id,
                stamp(10),
                Facts.at(stamp(10))
                        .with(Sound.AUTHOR, author)
                        .with(Sound.ORIGINAL, original)
                        .build());
    }
}

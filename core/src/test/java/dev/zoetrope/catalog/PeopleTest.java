package dev.zoetrope.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is who, however late what tells it arrives: each claim is made for both orders of arrival. */
final class PeopleTest {
    private interface Claim {
        void holds(Catalog catalog);
    }

    private static void whateverArrivesFirst(List<? extends Observation> observations, Claim claim) {
        var together = Overlay.overNothing();
        together.save(observations);
        claim.holds(together);
        var backwards = Overlay.overNothing();
        observations.reversed().forEach(observation -> backwards.save(List.of(observation)));
        claim.holds(backwards);
        for (int base = 1; base < observations.size(); base++) {
            var below = Overlay.overNothing();
            below.save(observations.subList(0, base));
            var over = new Overlay(below);
            over.save(observations.subList(base, observations.size()));
            claim.holds(over);
        }
    }

    @Test
    void nobodyIsKnownByAnIdentityNeverSeen() {
        var catalog = Overlay.overNothing();
        for (var identity : List.of(
                new Identity.UserId(1),
                new Identity.SecUid("s"),
                new Identity.OpenId("app", "o"),
                new Identity.Handle("anna"))) {
            assertEquals(Optional.empty(), catalog.user(identity));
        }
    }

    @Test
    void aHandleIsSpeltAsItsSourceSpellsIt() {
        whateverArrivesFirst(
                List.of(
                        seen(Who.user(1, "s", "Anna.B"), 10, User.HANDLE, "Anna.B"),
                        seen(Who.handle("Ben.C"), 10, User.HANDLE, "Ben.C"),
                        video(5, Who.user(1, null, "Anna.B"), "Anna.B", 20),
                        video(6, Who.handle("Ben.C"), "Ben.C", 20)),
                catalog -> {
                    assertEquals("Anna.B", user(catalog, "anna.b").handle());
                    assertEquals("Anna.B", user(catalog, new Identity.UserId(1)).handle());
                    assertEquals("Ben.C", user(catalog, "@BEN.C").handle());
                });
    }

    @Test
    void aHandleTakenBackIsHadAgain() {
        whateverArrivesFirst(
                List.of(
                        seen(Who.user(1, null, "home"), 10, User.BIO, "a"),
                        seen(Who.user(1, null, "away"), 20, User.BIO, "b"),
                        seen(Who.user(1, null, "home"), 30, User.BIO, "c")),
                catalog -> {
                    assertEquals("home", user(catalog, new Identity.UserId(1)).handle());
                    assertEquals("c", user(catalog, "home").facts().get(User.BIO));
                    assertEquals(Optional.empty(), catalog.user(new Identity.Handle("away")));
                });
    }

    @Test
    void ofTwoWhoHadAHandleTheOneSeenWithItLastHasIt() {
        whateverArrivesFirst(
                List.of(
                        seen(Who.user(1, null, "star"), 10, User.DISPLAY_NAME, "One"),
                        seen(Who.user(2, null, "star"), 20, User.DISPLAY_NAME, "Two"),
                        seen(Who.user(1, null, "star"), 30, User.DISPLAY_NAME, "One again")),
                catalog -> {
                    assertEquals("One again", user(catalog, "star").facts().get(User.DISPLAY_NAME));
                    assertNull(user(catalog, new Identity.UserId(2)).handle());
                });
    }

    @Test
    void twoSeenWithAHandleAtOneTimeDoNotBothHaveIt() {
        whateverArrivesFirst(
                List.of(
                        seen(Who.user(1, null, "star"), 10, User.DISPLAY_NAME, "One"),
                        seen(Who.user(2, null, "star"), 10, User.DISPLAY_NAME, "Two"),
                        seen(Who.handle("star"), 15, User.BIO, "whose?")),
                catalog -> {
                    assertEquals("Two", user(catalog, "star").facts().get(User.DISPLAY_NAME));
                    assertEquals(
                            "whose?",
                            user(catalog, new Identity.UserId(2)).facts().get(User.BIO));
                    assertNull(user(catalog, new Identity.UserId(1)).handle());
                    assertFalse(user(catalog, new Identity.UserId(1)).facts().has(User.BIO));
                });
    }

    @Test
    void whatIsSeenOfAHandleThatIsNobodysAnyMoreStaysWithWhoeverHadIt() {
        whateverArrivesFirst(
                List.of(
                        seen(Who.handle("old"), 15, User.BIO, "mine"),
                        seen(Who.user(1, null, "old"), 10, User.REGION, "DE"),
                        seen(Who.user(1, null, "new"), 20, User.REGION, "FR")),
                catalog -> {
                    assertEquals("mine", user(catalog, "new").facts().get(User.BIO));
                    assertEquals(Optional.empty(), catalog.user(new Identity.Handle("old")));
                });
        whateverArrivesFirst(
                List.of(
                        seen(Who.handle("old"), 25, User.BIO, "another one's"),
                        seen(Who.user(1, null, "old"), 10, User.REGION, "DE"),
                        seen(Who.user(1, null, "new"), 20, User.REGION, "FR")),
                catalog -> {
                    assertFalse(user(catalog, "new").facts().has(User.BIO));
                    assertEquals("another one's", user(catalog, "old").facts().get(User.BIO));
                    assertFalse(user(catalog, "old").facts().has(User.REGION));
                });
    }

    @Test
    void rowsThatTurnOutToBeOnePersonAreOneUser() {
        whateverArrivesFirst(
                List.of(
                        seen(new Who(null, new Identity.SecUid("s"), null, null), 10, User.BIO, "x"),
                        seen(new Who(null, null, new Identity.OpenId("app", "o"), null), 10, User.REGION, "DE"),
                        seen(Who.user(1, null, "anna"), 10, User.VIDEO_COUNT, 3L),
                        seen(
                                new Who(null, new Identity.SecUid("s"), new Identity.OpenId("app", "o"), null),
                                10,
                                User.LANGUAGE,
                                "de"),
                        seen(Who.user(1, "s", "anna"), 10, User.TWITTER, "t")),
                catalog -> {
                    var anna = user(catalog, "anna");
                    for (var identity : List.of(
                            new Identity.UserId(1), new Identity.SecUid("s"), new Identity.OpenId("app", "o"))) {
                        assertEquals(anna, user(catalog, identity));
                    }
                    for (var field : List.of(User.BIO, User.REGION, User.VIDEO_COUNT, User.LANGUAGE, User.TWITTER)) {
                        assertTrue(anna.facts().has(field), field.name());
                    }
                });
    }

    @Test
    void videosOfEveryRowOfAPrivatePersonAreHidden() {
        whateverArrivesFirst(
                List.of(
                        video(1, new Who(null, new Identity.SecUid("s"), null, null), "anna", 10),
                        video(2, Who.user(1, null, "anna"), "anna", 10),
                        video(3, Who.handle("anna"), "anna", 10),
                        video(4, Who.handle("ben"), "ben", 10),
                        seen(Who.user(1, "s", "anna"), 20, User.PRIVATE, true)),
                catalog -> assertEquals(List.of(4L), shown(catalog)));
    }

    @Test
    void whoeverHadTheHandleWhenItWasSeenToBePrivateIsHidden() {
        whateverArrivesFirst(
                List.of(
                        video(1, Who.user(1, null, "star"), "star", 10),
                        video(2, Who.user(2, null, "star"), "star", 30),
                        seen(Who.handle("star"), 15, User.PRIVATE, true)),
                catalog -> assertEquals(List.of(2L), shown(catalog)));
    }

    @Test
    void whoeverIsSeenLaterNotToBePrivateIsShown() {
        whateverArrivesFirst(
                List.of(
                        video(1, Who.user(1, null, "anna"), "anna", 10),
                        video(2, Who.handle("anna"), "anna", 10),
                        seen(Who.user(1, null, "anna"), 20, User.PRIVATE, true),
                        seen(Who.handle("anna"), 30, User.PRIVATE, false)),
                catalog -> assertEquals(List.of(2L, 1L), shown(catalog)));
        whateverArrivesFirst(
                List.of(
                        video(1, Who.user(1, null, "anna"), "anna", 10),
                        video(2, Who.handle("anna"), "anna", 10),
                        seen(Who.handle("anna"), 20, User.PRIVATE, true),
                        seen(Who.user(1, null, "anna"), 30, User.PRIVATE, false)),
                catalog -> assertEquals(List.of(2L, 1L), shown(catalog)));
    }

    private static User user(Catalog catalog, String handle) {
        return user(catalog, new Identity.Handle(handle));
    }

    private static User user(Catalog catalog, Identity identity) {
        return catalog.user(identity).orElseThrow();
    }

    private static List<Long> shown(Catalog catalog) {
        return CatalogContract.ids(catalog.page(Dump.everything(catalog), Place.START, 100, Deadline.NONE));
    }

    private static <T> Observation seen(Who who, long time, Field<T> field, T value) {
        var stamp = new Stamp(time, Source.WEB);
        return new Observation.OfUser(
                who, stamp, Facts.at(stamp).with(field, value).build());
    }

    private static Observation video(long id, Who author, String handle, long time) {
        var stamp = new Stamp(time, Source.WEB);
        var facts = Facts.at(stamp).with(Video.CREATED_AT, 1_655_000_000L).with(Video.HANDLE, handle);
        return new Observation.OfVideo(id, author, stamp, facts.build());
    }
}

package dev.zoetrope.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class IntakeTest {
    private final Overlay stored = Overlay.overNothing();

    private Intake intake(Observation... observations) {
        var intake = new Intake(stored, stored.arrivals());
        List.of(observations).forEach(intake::add);
        return intake;
    }

    @Test
    void whatIsKnownAlreadyChangesNothing() {
        var observations = new Observation[] {
            video(5, Who.handle("anna"), "anna", 10),
            video(6, Who.user(1, "s", "ben"), "ben", 10),
            new Observation.OfSound(
                    7, stamp(10), Facts.at(stamp(10)).with(Sound.TITLE, "x").build()),
            user(Who.user(2, null, "cem"), 10)
        };
        stored.save(List.of(observations));
        var intake = intake(observations);
        assertTrue(intake.videos().isEmpty());
        assertTrue(intake.people().isEmpty());
        assertTrue(intake.sounds().isEmpty());
        assertTrue(intake.joined().isEmpty());
        assertEquals(stored.arrivals(), intake.arrivals());
    }

    @Test
    void arrivalsCountUpAndStayWithTheirVideo() {
        var first = intake(video(5, null, "", 10), video(6, null, "", 10), video(5, null, "", 20));
        assertEquals(
                List.of(1L, 2L), first.videos().stream().map(Video::arrival).toList());
        assertEquals(2, first.arrivals());
        stored.save(List.of(video(5, null, "", 10), video(6, null, "", 10)));
        var second = intake(video(5, null, "", 20), video(7, null, "", 20));
        assertEquals(
                List.of(1L, 3L), second.videos().stream().map(Video::arrival).toList());
    }

    @Test
    void aVideoDeletedAndSeenAgainArrivesAnew() {
        stored.save(List.of(video(5, null, "", 10)));
        var intake = new Intake(stored, stored.arrivals());
        intake.delete(5);
        intake.add(video(5, null, "", 5));
        assertEquals(Set.of(5L), intake.deleted());
        var video = intake.videos().iterator().next();
        assertEquals(2, video.arrival());
        assertEquals(stamp(5), video.facts().stamp(Video.HANDLE));
        intake.delete(5);
        assertTrue(intake.videos().isEmpty());
    }

    @Test
    void aJoinedRowKeepsTheElderKeyAndLeadsToIt() {
        var ben = Who.user(1, null, "ben");
        var alsoBen = new Who(null, new Identity.SecUid("s"), null, null);
        stored.save(List.of(user(ben, 10), user(alsoBen, 10)));
        var intake = intake(user(Who.user(1, "s", "ben"), 20));
        assertEquals(Set.of(2L), intake.joined());
        var person = only(intake);
        assertEquals(1, person.row());
        assertEquals(List.of("id:1", "row:2", "sec:s"), person.names());
    }

    @Test
    void twoRowsWithNumericIdsAreNeverJoined() {
        stored.save(List.of(user(Who.user(1, "s1", "a"), 10), user(Who.user(2, "s2", "b"), 10)));
        var intake = intake(user(Who.user(1, "s2", "a"), 20));
        assertTrue(intake.joined().isEmpty());
        assertEquals(List.of("id:1", "sec:s1"), only(intake).names());
    }

    @Test
    void aClaimGrowsFromItsFirstSightToItsLast() {
        var intake = intake(
                user(Who.user(1, null, "a"), 20), user(Who.user(1, null, "a"), 10), user(Who.user(1, null, "A"), 30));
        assertEquals(List.of(new Person.Claim("a", 10, 30)), only(intake).claims());
    }

    @Test
    void anAuthorWithALastingIdentityHoldsAgainstAHandle() {
        var byHandle = video(5, Who.handle("anna"), "anna", 30);
        var byId = video(5, Who.user(1, null, "anna"), "anna", 10);
        var none = video(5, null, "anna", 40);
        for (var order :
                List.of(List.of(byHandle, byId, none), List.of(none, byId, byHandle), List.of(byId, byHandle))) {
            var intake = intake(order.toArray(Observation[]::new));
            assertTrue(intake.videos().iterator().next().author() > 0, order.toString());
        }
    }

    @Test
    void ofHandlesTheOneLastSeenOnTheVideoIsItsAuthor() {
        var early = video(5, Who.handle("anna"), "anna", 10);
        var late = video(5, Who.handle("ben"), "Ben", 20);
        for (var order : List.of(List.of(early, late), List.of(late, early), List.of(late, early, late))) {
            stored.delete(List.of(5L));
            stored.save(order);
            var author = Objects.requireNonNull(stored.video(5)).author();
            assertEquals(
                    List.of("handle:ben"),
                    Objects.requireNonNull(stored.person(Person.rowTerm(author)))
                            .names());
        }
    }

    @Test
    void aVideosHandleMayBeAnyText() {
        for (var odd : List.of("", "@", "x".repeat(5_000), " ")) {
            var intake = intake(
                    video(5, Who.handle("anna"), "anna", 10),
                    video(5, Who.handle("ben"), odd, 20),
                    video(5, Who.user(1, null, "cem"), odd, 30));
            assertEquals(1, intake.videos().size());
        }
    }

    private static Person only(Intake intake) {
        assertEquals(1, intake.people().size());
        return intake.people().iterator().next();
    }

    private static Stamp stamp(long time) {
        return new Stamp(time, Source.RESEARCH);
    }

    private static Observation user(Who who, long time) {
        return new Observation.OfUser(
                who, stamp(time), Facts.at(stamp(time)).with(User.BIO, "x").build());
    }

    private static Observation video(long id, @Nullable Who author, String handle, long time) {
        var facts = Facts.at(stamp(time)).with(Video.HANDLE, handle).with(Video.CREATED_AT, 10L);
        return new Observation.OfVideo(id, author, stamp(time), facts.build());
    }
}

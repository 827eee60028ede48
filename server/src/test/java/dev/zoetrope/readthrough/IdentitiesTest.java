package dev.zoetrope.readthrough;

import static dev.zoetrope.readthrough.Scene.ada;
import static dev.zoetrope.readthrough.Scene.followers;
import static dev.zoetrope.readthrough.Scene.handle;
import static dev.zoetrope.readthrough.Scene.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.Unwanted;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import dev.zoetrope.upstream.Question;
import dev.zoetrope.upstream.Told;
import dev.zoetrope.upstream.UpstreamFailed.Why;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who change their handles, take those of others, delete their accounts, or are forgotten. */
@Timeout(60)
final class IdentitiesTest {
    private static final Identity ADA = handle("ada");
    private static final Identity SEC_UID = new Identity.SecUid("sec-ada");
    private static final Duration LONG = Duration.ofDays(10);

    @TempDir
    private Path folder;

    private Scene scene;
    private final Played upstream = new Played("played", _ -> ada(7));

    @BeforeEach
    void open() {
        scene = new Scene(folder);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aHandleThatMovedIsItsNewHolders() {
        var reads = scene.reads(upstream);
        reads.user(ADA);
        scene.pass(LONG);
        upstream.answer(question -> question.equals(new Question.OfUser(ADA))
                ? Scene.user(Who.user(2, "sec-eve", "ada"), 8)
                : Scene.user(Who.user(1, "sec-ada", "lovelace"), 9));
        var holder = assertInstanceOf(Reading.Found.class, reads.user(ADA));
        assertEquals(2, ((User) holder.value()).facts().number(User.USER_ID, 0));
        var first = scene.catalog().user(SEC_UID).orElseThrow();
        assertEquals(9, first.facts().number(User.FOLLOWER_COUNT, 0));
        assertEquals("lovelace", first.handle());
    }

    @Test
    void whoWasRenamedIsFoundByWhatStays() {
        var reads = scene.reads(upstream);
        reads.user(ADA);
        scene.pass(LONG);
        upstream.answer(_ -> Scene.user(Who.user(1, "sec-ada", "lovelace"), 9));
        var found = assertInstanceOf(Reading.Found.class, reads.user(SEC_UID));
        assertEquals("lovelace", ((User) found.value()).handle());
        assertEquals(9, followers(reads.user(handle("lovelace"))));
        assertEquals(2, upstream.calls());
    }

    @Test
    void whoIsNotFoundByTheOldHandleIsAskedForByWhatStays() {
        var reads = scene.reads(upstream);
        reads.user(ADA);
        scene.pass(LONG);
        upstream.answer(question -> switch (question) {
            case Question.OfUser(Identity.SecUid _) -> Scene.user(Who.user(1, "sec-ada", "lovelace"), 9);
            default -> Scene.nothing();
        });
        assertInstanceOf(Reading.Missing.class, reads.user(ADA));
        assertEquals(9, followers(reads.user(handle("lovelace"))));
        assertEquals(9, followers(reads.user(SEC_UID)));
        assertEquals(
                List.of(new Question.OfUser(ADA), new Question.OfUser(SEC_UID), new Question.OfUser(ADA)),
                upstream.asked());
        assertEquals(List.of(), reads.report().gone());
    }

    private static Told told(String handle, long followers) {
        return Scene.user(Who.handle(handle), followers);
    }

    private static boolean isOfHandle(Question question) {
        return question instanceof Question.OfUser(Identity.Handle _);
    }

    private void saveAda() {
        var stamp = new Stamp(scene.now().toEpochMilli(), Source.MOBILE);
        var facts = Facts.at(stamp)
                .with(User.USER_ID, 1L)
                .with(User.SEC_UID, "sec-ada")
                .with(User.HANDLE, "ada")
                .with(User.FOLLOWER_COUNT, 7L);
        scene.catalog().save(List.of(new Observation.OfUser(Who.user(1, "sec-ada", "ada"), stamp, facts.build())));
        scene.pass(LONG);
    }

    private long followersOfIdOne() {
        return scene.catalog()
                .user(new Identity.UserId(1))
                .orElseThrow()
                .facts()
                .number(User.FOLLOWER_COUNT, 0);
    }

    /** Somebody else took the handle, and the source that comes first knows handles alone. */
    @Test
    void whoeverHasTheHandleNowIsNotTakenForThePersonWithTheId() {
        saveAda();
        var byHandle = new Played("handles", _ -> told("ada", 700)).onlyFor(IdentitiesTest::isOfHandle);
        upstream.answer(_ -> Scene.user(Who.user(1, "sec-ada", "lovelace"), 9))
                .onlyFor(question -> question.equals(new Question.OfUser(SEC_UID)));
        var reads = scene.reads(byHandle, upstream);
        assertEquals(700, followers(reads.user(ADA)));
        assertEquals(9, followersOfIdOne());
        assertEquals(9, followers(reads.user(handle("lovelace"))));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aHandleAloneIsNotBelievedWhileSomebodyKnowsWhatStays(boolean fails) {
        saveAda();
        var byHandle = new Played("handles", _ -> told("ada", 700)).onlyFor(IdentitiesTest::isOfHandle);
        upstream.answer(fails ? Played.failing(Why.DENIED) : _ -> Scene.nothing())
                .onlyFor(question -> question.equals(new Question.OfUser(SEC_UID)));
        var reading = scene.reads(byHandle, upstream).user(ADA);
        assertEquals(7, followers(reading));
        assertEquals(7, followersOfIdOne());
        assertTrue(status(reading).endsWith(fails ? "; detail=denied" : "; detail=gone"), status(reading));
    }

    @Test
    void whereNobodyKnowsWhatStaysTheHandleHasToDo() {
        saveAda();
        var reads = scene.reads(upstream.answer(_ -> told("ada", 8)).onlyFor(IdentitiesTest::isOfHandle));
        assertEquals(8, followers(reads.user(ADA)));
        assertEquals(8, followersOfIdOne());
    }

    /** They may only have another handle now. */
    @Test
    void whoIsNotFoundByTheHandleAloneIsNotToldAsGone() {
        saveAda();
        var reads = scene.reads(upstream.answer(_ -> Scene.nothing()).onlyFor(IdentitiesTest::isOfHandle));
        var reading = reads.user(ADA);
        assertEquals(7, followers(reading));
        assertTrue(status(reading).endsWith("; detail=not-found-by-handle"), status(reading));
        assertEquals(List.of(), reads.report().gone());
    }

    @Test
    void aKnownVideoIsAskedForWithItsAuthorsHandleWhateverACallerSays() {
        upstream.answer(_ -> Scene.video(5, Who.user(1, "sec-ada", "ada"), 3))
                .onlyFor(question ->
                        question instanceof Question.OfVideo(long _, Identity.Handle author) && author != null);
        var reads = scene.reads(upstream);
        var ada = new Identity.Handle("ada");
        reads.video(5, ada);
        scene.pass(LONG);
        upstream.answer(question -> question.equals(new Question.OfVideo(5, ada))
                ? Scene.video(5, Who.user(1, "sec-ada", "ada"), 4)
                : Scene.nothing());
        assertTrue(status(reads.video(5, new Identity.Handle("eve"))).contains("; stored; "));
        assertEquals(2, upstream.calls());

        // Renamed: what is not found by the old handle may well be there.
        scene.pass(LONG);
        upstream.answer(_ -> Scene.nothing());
        assertTrue(status(reads.video(5, null)).endsWith("; detail=not-found-by-handle"));
        assertEquals(List.of(), reads.report().gone());
    }

    @Test
    void whatOneHandleDoesNotLeadToAnotherMay() {
        var ada = new Identity.Handle("ada");
        upstream.answer(question ->
                question.equals(new Question.OfVideo(5, ada)) ? Scene.video(5, Who.handle("ada"), 3) : Scene.nothing());
        var reads = scene.reads(upstream);
        assertInstanceOf(Reading.Missing.class, reads.video(5, new Identity.Handle("eve")));
        assertInstanceOf(Reading.Missing.class, reads.video(5, null));
        assertInstanceOf(Reading.Found.class, reads.video(5, ada));
        assertEquals(3, upstream.calls());
        assertInstanceOf(Reading.Found.class, reads.video(5, new Identity.Handle("eve")));
        assertInstanceOf(Reading.Missing.class, reads.video(6, ada));
        assertInstanceOf(Reading.Missing.class, reads.video(6, ada));
        assertEquals(4, upstream.calls());
    }

    /** An open id alone would be a second person, who takes the first one's handle. */
    @Test
    void whoIsToldByAnOpenIdIsWhoeverHasTheHandle() {
        var reads = scene.reads(upstream);
        reads.user(ADA);
        scene.pass(LONG);
        var openId = new Identity.OpenId("app", "open-ada");
        upstream.answer(question -> question instanceof Question.OfVideo
                ? Scene.video(5, new Who(null, null, openId, new Identity.Handle("ada")), 3)
                : Scene.user(new Who(null, null, openId, new Identity.Handle("ada")), 9));
        assertEquals(9, followers(reads.user(ADA)));
        var found = assertInstanceOf(Reading.Found.class, reads.user(SEC_UID));
        assertEquals("ada", ((User) found.value()).handle());
        assertEquals(9, ((User) found.value()).facts().number(User.FOLLOWER_COUNT, 0));
        reads.video(5, null);
        var subject = scene.catalog()
                .subject(SEC_UID.term(), scene.now().toEpochMilli())
                .orElseThrow();
        assertTrue(subject.rows()
                .contains(Objects.requireNonNull(scene.catalog().video(5)).author()));
    }

    @Test
    void whoIsGoneIsServedAndToldAsGoneUntilForgotten() {
        var reads = scene.reads(upstream);
        reads.user(ADA);
        scene.pass(LONG);
        upstream.answer(_ -> Scene.nothing());
        var gone = reads.user(ADA);
        assertEquals(7, followers(gone));
        assertEquals("zoetrope; fwd=stale; ttl=-777600; detail=gone", status(gone));
        assertEquals("zoetrope; hit; ttl=-777600; detail=gone", status(reads.user(ADA)));
        assertEquals(
                List.of(new Report.Missed("handle:ada", scene.now())),
                reads.report().gone());

        scene.catalog().forget(new Unwanted(Set.of(ADA), Set.of()));
        assertEquals(List.of(), reads.report().gone());
        assertInstanceOf(Reading.Missing.class, reads.user(ADA));
    }

    @Test
    void whoComesBackIsNoLongerGone() {
        var reads = scene.reads(upstream);
        reads.user(ADA);
        scene.pass(LONG);
        upstream.answer(_ -> Scene.nothing());
        reads.user(ADA);
        scene.pass(Outcome.NOTHING);
        upstream.answer(_ -> ada(8));
        assertEquals(8, followers(reads.user(ADA)));
        assertEquals(List.of(), reads.report().gone());
    }

    @Test
    void whoIsForgottenIsNotFetchedAgain() {
        var reads = scene.reads(upstream);
        reads.user(ADA);
        scene.catalog().forget(new Unwanted(Set.of(ADA), Set.of()));
        scene.pass(Duration.ofMinutes(1));
        for (int i = 0; i < 10; i++) {
            assertInstanceOf(Reading.Missing.class, reads.user(SEC_UID));
            assertInstanceOf(Reading.Missing.class, reads.user(new Identity.UserId(1)));
        }
        assertEquals(1, upstream.calls());
        // Who has the handle now only the upstream can tell. It is asked once a day.
        for (int i = 0; i < 10; i++) {
            assertInstanceOf(Reading.Missing.class, reads.user(ADA));
            scene.pass(Outcome.NOTHING);
        }
        assertEquals(2, upstream.calls());
        assertTrue(scene.catalog().user(ADA).isEmpty());
    }

    @Test
    void whoTakesTheHandleOfSomebodyForgottenIsFound() {
        var reads = scene.reads(upstream);
        reads.user(ADA);
        scene.catalog().forget(new Unwanted(Set.of(ADA), Set.of()));
        scene.pass(Duration.ofDays(1));
        upstream.answer(_ -> Scene.user(Who.user(2, "sec-eve", "ada"), 8));
        assertEquals(8, followers(reads.user(ADA)));
    }

    @Test
    void aForgottenVideoIsNotFetchedAgainAndOneOfSomebodyForgottenOnceADay() {
        upstream.answer(question -> question instanceof Question.OfVideo video
                ? Scene.video(video.id(), Who.user(1, "sec-ada", "ada"), 3)
                : ada(7));
        var reads = scene.reads(upstream);
        assertInstanceOf(Reading.Found.class, reads.video(5, null));
        scene.catalog().forget(new Unwanted(Set.of(ADA), Set.of()));
        scene.pass(Duration.ofMinutes(1));
        for (int i = 0; i < 10; i++) {
            assertInstanceOf(Reading.Missing.class, reads.video(5, null));
            assertInstanceOf(Reading.Missing.class, reads.video(6, null));
            scene.pass(Outcome.NOTHING);
        }
        assertEquals(2, upstream.calls());
    }

    @Test
    void aVideoIsAskedForWithTheHandleThatIsKnown() {
        upstream.answer(_ -> Scene.video(5, Who.handle("ada"), 3));
        var reads = scene.reads(upstream);
        reads.video(5, new Identity.Handle("ada"));
        assertEquals(List.of(new Question.OfVideo(5, new Identity.Handle("ada"))), upstream.asked());
        assertEquals(3, Objects.requireNonNull(scene.catalog().video(5)).facts().number(Video.LIKE_COUNT, 0));
    }
}

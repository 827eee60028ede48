package dev.zoetrope.readthrough;

import static dev.zoetrope.readthrough.Scene.ada;
import static dev.zoetrope.readthrough.Scene.followers;
import static dev.zoetrope.readthrough.Scene.handle;
import static dev.zoetrope.readthrough.Scene.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Who;
import dev.zoetrope.upstream.Question;
import dev.zoetrope.upstream.Told;
import dev.zoetrope.upstream.UpstreamFailed.Why;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several upstreams, asked one after another. */
@Timeout(60)
final class OrderTest {
    private static final Identity ADA = handle("ada");

    @TempDir
    private Path folder;

    private Scene scene;
    private final Played one = new Played("one", _ -> ada(1));
    private final Played two = new Played("two", _ -> ada(2));

    @BeforeEach
    void open() {
        scene = new Scene(folder);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void theFirstThatKnowsIsEnough() {
        assertEquals(1, followers(scene.reads(one, two).user(ADA)));
        assertEquals(0, two.calls());
    }

    @Test
    void theNextIsAskedWhenOneKnowsNothing() {
        one.answer(_ -> Scene.nothing());
        var reading = scene.reads(one, two).user(ADA);
        assertEquals(2, followers(reading));
        assertEquals("zoetrope; fwd=uri-miss; fwd-status=200; stored; ttl=86400; detail=two", status(reading));
    }

    @ParameterizedTest
    @EnumSource(Why.class)
    void theNextIsAskedWhenOneFails(Why why) {
        one.answer(Played.failing(why));
        assertEquals(2, followers(scene.reads(one, two).user(ADA)));
    }

    @Test
    void oneThatHangsLeavesTimeForTheNext() {
        one.answer(_ -> Played.hang());
        assertEquals(
                2,
                followers(scene.reads(Scene.within(Duration.ofSeconds(2)), 1_000, one, two)
                        .user(ADA)));
    }

    /** Else a name is all that there is for a day. */
    @Test
    void aPoorAnswerWhileAnotherFailsIsNotFreshForLong() {
        one.answer(Played.failing(Why.UNAVAILABLE));
        two.answer(_ -> new Told.Seen(List.of(new Observation.OfUser(
                Who.handle("ada"),
                new Stamp(0, Source.OEMBED),
                Facts.at(new Stamp(0, Source.OEMBED))
                        .with(User.DISPLAY_NAME, "Ada")
                        .build()))));
        var reads = scene.reads(one, two);
        var poor = reads.user(ADA);
        assertEquals(-1, followers(poor));
        assertEquals("zoetrope; fwd=uri-miss; fwd-status=200; stored; detail=two", status(poor));
        assertEquals("zoetrope; hit; detail=two", status(reads.user(ADA)));
        assertEquals(1, two.calls());
        scene.pass(Outcome.FAILED);
        one.answer(_ -> ada(1));
        assertEquals(1, followers(reads.user(ADA)));
    }

    /** The one that failed might have known. */
    @Test
    void nothingIsAFactOnlyWhenAllSaySo() {
        one.answer(Played.failing(Why.UNREADABLE));
        two.answer(_ -> Scene.nothing());
        var reads = scene.reads(one, two);
        assertInstanceOf(Reading.Failed.class, reads.user(ADA));
        scene.pass(Outcome.FAILED);
        one.answer(_ -> Scene.nothing());
        assertInstanceOf(Reading.Missing.class, reads.user(ADA));
        assertEquals(2, one.calls());
    }

    @Test
    void whoDoesNotAnswerSuchQuestionsIsPassedOver() {
        var reads = scene.reads(
                one.onlyFor(question -> question instanceof Question.OfUser(Identity.SecUid _)),
                two.onlyFor(question -> question instanceof Question.OfUser(Identity.Handle _)));
        assertEquals(2, followers(reads.user(ADA)));
        assertEquals(0, one.calls());
        var nobody = reads.user(new Identity.UserId(99));
        assertEquals("zoetrope; hit; detail=no-upstream", status(assertInstanceOf(Reading.Missing.class, nobody)));
    }
}

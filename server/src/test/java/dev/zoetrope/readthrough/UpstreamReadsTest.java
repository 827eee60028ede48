package dev.zoetrope.readthrough;

import static dev.zoetrope.readthrough.Scene.ada;
import static dev.zoetrope.readthrough.Scene.followers;
import static dev.zoetrope.readthrough.Scene.handle;
import static dev.zoetrope.readthrough.Scene.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.zoetrope.lucene.LuceneCatalog;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is answered, and who is asked for it. */
@Timeout(60)
final class UpstreamReadsTest {
    private static final Identity ADA = handle("ada");

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
    void whatIsMissingIsFetchedSavedAndThenFresh() {
        var reads = scene.reads(upstream);
        var first = reads.user(ADA);
        assertEquals(7, followers(first));
        assertEquals("zoetrope; fwd=uri-miss; fwd-status=200; stored; ttl=86400; detail=played", status(first));
        assertEquals(0, first.provenance().age());

        scene.pass(Duration.ofHours(1));
        var second = reads.user(ADA);
        assertEquals(7, followers(second));
        assertEquals("zoetrope; hit; ttl=82800", status(second));
        assertEquals(3_600, second.provenance().age());
        assertEquals(1, upstream.calls());
        var stamp = scene.catalog().user(ADA).orElseThrow().facts().stamp(User.FOLLOWER_COUNT);
        assertEquals(new Stamp(Scene.START.toEpochMilli(), Source.MOBILE), stamp);
    }

    @Test
    void whatWasFetchedIsThereAfterTheCatalogIsOpenedAgain() {
        scene.reads(upstream).user(ADA);
        scene.close();
        try (var catalog = LuceneCatalog.open(folder.resolve("catalog"))) {
            assertEquals(
                    7,
                    catalog.user(new Identity.SecUid("sec-ada"))
                            .orElseThrow()
                            .facts()
                            .number(User.FOLLOWER_COUNT, 0));
        }
        scene = new Scene(folder);
    }

    @Test
    void whatIsStaleIsAnsweredAtOnceAndFetchedBehindTheAnswer() throws InterruptedException {
        var reads = scene.reads(upstream);
        reads.user(ADA);
        scene.pass(Duration.ofHours(25));
        upstream.answer(_ -> ada(8));
        var stale = reads.user(ADA);
        assertEquals(7, followers(stale));
        assertEquals("zoetrope; hit; ttl=-3600", status(stale));
        assertEquals(90_000, stale.provenance().age());
        Scene.await("fetched behind", () -> followers(reads.user(ADA)) == 8);
        assertEquals(2, upstream.calls());
    }

    @Test
    void aStaleAnswerDoesNotWaitForWhoeverIsAsked() {
        var reads = scene.reads(Scene.within(Duration.ofSeconds(1)), 1_000, upstream);
        reads.user(ADA);
        scene.pass(Duration.ofHours(25));
        upstream.answer(_ -> Played.hang());
        for (int i = 0; i < 100; i++) {
            assertEquals(7, followers(reads.user(ADA)));
        }
    }

    @Test
    void whatIsTooOldIsFetchedFirst() {
        var reads = scene.reads(upstream);
        reads.user(ADA);
        scene.pass(Duration.ofHours(73));
        upstream.answer(_ -> ada(9));
        var fetched = reads.user(ADA);
        assertEquals(9, followers(fetched));
        assertEquals("zoetrope; fwd=stale; fwd-status=200; stored; ttl=86400; detail=played", status(fetched));
    }

    @ParameterizedTest
    @EnumSource(Why.class)
    void whatIsTooOldIsAnsweredWhenTheUpstreamFails(Why why) {
        var reads = scene.reads(upstream);
        reads.user(ADA);
        scene.pass(Duration.ofHours(73));
        upstream.answer(Played.failing(why));
        var stale = reads.user(ADA);
        assertEquals(7, followers(stale));
        var detail = UpstreamState.token(why);
        assertEquals("zoetrope; fwd=stale; ttl=-176400; detail=" + detail, status(stale));
        assertEquals("zoetrope; hit; ttl=-176400; detail=" + detail, status(reads.user(ADA)));
    }

    @ParameterizedTest
    @EnumSource(Why.class)
    void aFailureIsToldAndIsNoFact(Why why) {
        var reads = scene.reads(upstream);
        upstream.answer(Played.failing(why));
        var failed = assertInstanceOf(Reading.Failed.class, reads.user(ADA));
        assertEquals(why == Why.LATE ? Reading.Failure.LATE : Reading.Failure.UNREACHABLE, failed.failure());
        assertEquals("zoetrope; fwd=uri-miss; detail=" + UpstreamState.token(why), status(failed));
        assertNull(failed.provenance().age());
        upstream.answer(_ -> ada(7));
        scene.pass(Breaker.REFUSED_PAUSE);
        assertEquals(7, followers(reads.user(ADA)));
    }

    @Test
    void nothingIsBelievedForMinutesAndNoLonger() {
        var reads = scene.reads(upstream);
        upstream.answer(_ -> Scene.nothing());
        assertEquals(
                "zoetrope; fwd=uri-miss; detail=nothing",
                status(assertInstanceOf(Reading.Missing.class, reads.user(ADA))));
        scene.pass(Outcome.NOTHING.minusSeconds(1));
        assertEquals("zoetrope; hit; detail=nothing", status(reads.user(ADA)));
        assertEquals(1, upstream.calls());
        scene.pass(Duration.ofSeconds(1));
        upstream.answer(_ -> ada(7));
        assertEquals(7, followers(reads.user(ADA)));
    }

    @Test
    void whoIsKnownByVideosAloneIsStillFetched() {
        var stamp = new Stamp(Scene.START.toEpochMilli(), Source.RESEARCH);
        scene.catalog().save(List.of(new Observation.OfVideo(5, Who.handle("ada"), stamp, Facts.NONE)));
        var reads = scene.reads(upstream);
        assertEquals(7, followers(reads.user(ADA)));
    }

    /** Else each call would ask again. */
    @Test
    void whatAnUpstreamDoesNotTellIsNotAskedForAgainAndAgain() {
        var stamp = new Stamp(0, Source.OEMBED);
        upstream.answer(_ -> new Told.Seen(List.of(new Observation.OfUser(
                Who.handle("ada"),
                stamp,
                Facts.at(stamp).with(User.DISPLAY_NAME, "Ada").build()))));
        var reads = scene.reads(upstream);
        for (int i = 0; i < 10; i++) {
            assertEquals(0, reads.user(ADA).provenance().age());
        }
        assertEquals(1, upstream.calls());
    }

    @Test
    void videosAreFetchedTogetherAndComeInTheirOrder() {
        upstream.answer(question -> switch (question) {
            case Question.OfVideo video when video.id() == 3 -> Scene.nothing();
            case Question.OfVideo video -> Scene.video(video.id(), Who.handle("ada"), video.id() * 10);
            case Question.OfUser _, Question.OfVideos _ -> throw new AssertionError();
        });
        var reads = scene.reads(upstream);
        var readings = reads.videos(List.of(4L, 3L, 5L, 4L));
        assertEquals(40, likes(readings.get(0)));
        assertInstanceOf(Reading.Missing.class, readings.get(1));
        assertEquals(50, likes(readings.get(2)));
        assertEquals(40, likes(readings.get(3)));
        assertEquals(3, upstream.calls());
        assertEquals(
                "An author", scene.catalog().user(ADA).orElseThrow().facts().get(User.DISPLAY_NAME));
    }

    private static long likes(Reading<Video> reading) {
        return reading instanceof Reading.Found<Video> found
                ? found.value().facts().number(Video.LIKE_COUNT, -1)
                : -1;
    }

    @Test
    void whereNobodyCanBeAskedTheCatalogAnswers() {
        var reads = scene.reads(upstream.onlyFor(question -> question instanceof Question.OfUser));
        assertEquals("zoetrope; hit; detail=no-upstream", status(reads.video(5, null)));
        assertEquals(7, followers(reads.user(ADA)));
        var alone = scene.reads();
        scene.pass(Duration.ofDays(365));
        var old = alone.user(ADA);
        assertEquals(7, followers(old));
        assertEquals("zoetrope; hit; ttl=-31449600; detail=no-upstream", status(old));
    }

    @Test
    void aServerWithoutUpstreamsTellsNothingOfCaches() {
        var reads = new CatalogReads(scene.catalog());
        assertEquals(List.of(), reads.user(ADA).provenance().headers());
        scene.reads(upstream).user(ADA);
        assertEquals(List.of(), reads.user(ADA).provenance().headers());
        assertEquals(7, followers(reads.user(ADA)));
    }
}

package dev.zoetrope.readthrough;

import static dev.zoetrope.readthrough.Scene.ada;
import static dev.zoetrope.readthrough.Scene.followers;
import static dev.zoetrope.readthrough.Scene.handle;
import static dev.zoetrope.readthrough.Scene.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.zoetrope.model.Identity;
import dev.zoetrope.upstream.Question;
import dev.zoetrope.upstream.Told;
import dev.zoetrope.upstream.UpstreamFailed;
import dev.zoetrope.upstream.UpstreamFailed.Why;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps an upstream from being asked. */
@Timeout(60)
final class GuardedUpstreamTest {
    private static final Identity ADA = handle("ada");

    @TempDir
    private Path folder;

    private Scene scene;
    private final Played upstream = new Played("played", _ -> ada(7));
    private int others;

    @BeforeEach
    void open() {
        scene = new Scene(folder);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private static UpstreamState state(Reads reads) {
        return reads.report().upstreams().getFirst();
    }

    /** Asks for somebody who was not asked for before. */
    private Reading<?> askForAnother(Reads reads) {
        return reads.user(handle("other" + others++));
    }

    @ParameterizedTest
    @CsvSource({
        "UNAVAILABLE, 2",
        "LATE, 1",
        "LIMITED, 1",
        "DENIED, 1",
        "UNREADABLE, 1",
        "REFUSED, 1",
        "FORBIDDEN_ADDRESS, 1"
    })
    void onlyWhatWasNotReachedIsAskedOnceMore(Why why, int calls) {
        upstream.answer(Played.failing(why));
        scene.reads(upstream).user(ADA);
        assertEquals(calls, upstream.calls());
    }

    @Test
    void whoSaysWhenToComeBackIsNotAskedOnceMore() {
        upstream.answer(_ -> {
            throw new UpstreamFailed(Why.UNAVAILABLE, "overloaded", Duration.ofSeconds(30), null);
        });
        scene.reads(upstream).user(ADA);
        assertEquals(1, upstream.calls());
    }

    @Test
    void anAnswerAtTheSecondAttemptIsAnAnswer() {
        upstream.answer(_ -> {
            if (upstream.calls() == 1) {
                throw Played.failure(Why.UNAVAILABLE);
            }
            return ada(7);
        });
        assertEquals(7, followers(scene.reads(upstream).user(ADA)));
    }

    @Test
    void failuresInARowOpenTheBreakerAndOneProbeClosesIt() {
        var reads = scene.reads(upstream);
        upstream.answer(Played.failing(Why.UNREADABLE));
        for (int i = 0; i < 20; i++) {
            assertInstanceOf(Reading.Failed.class, askForAnother(reads));
        }
        assertEquals(Breaker.FAILURES, upstream.calls());
        assertEquals(Breaker.State.OPEN, state(reads).breaker());
        assertEquals(Breaker.FIRST_PAUSE, state(reads).left());

        scene.pass(Breaker.FIRST_PAUSE);
        assertEquals(Breaker.State.HALF_OPEN, state(reads).breaker());
        askForAnother(reads);
        askForAnother(reads);
        assertEquals(Breaker.FAILURES + 1, upstream.calls());
        assertEquals(Breaker.FIRST_PAUSE.multipliedBy(2), state(reads).left());

        scene.pass(Breaker.FIRST_PAUSE.multipliedBy(2));
        upstream.answer(_ -> Scene.nothing());
        assertInstanceOf(Reading.Missing.class, askForAnother(reads));
        assertEquals(Breaker.State.CLOSED, state(reads).breaker());
        assertInstanceOf(Reading.Missing.class, askForAnother(reads));
    }

    /** It answers, only not this. */
    @Test
    void questionsThatAreRefusedOpenNoBreaker() {
        var reads = scene.reads(upstream);
        upstream.answer(Played.failing(Why.REFUSED));
        for (int i = 0; i < 2 * Breaker.FAILURES; i++) {
            assertEquals("zoetrope; fwd=uri-miss; detail=refused", status(askForAnother(reads)));
        }
        assertEquals(2 * Breaker.FAILURES, upstream.calls());
        assertEquals(Breaker.State.CLOSED, state(reads).breaker());
    }

    /** What began before the breaker opened tells nothing of how it stands now, and is not the probe. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOlderCallThatEndsWhileOneProbesSettlesNothing(boolean fails) throws Exception {
        var old = new CompletableFuture<Told>();
        var probe = new CompletableFuture<Told>();
        upstream.answer(question -> question.equals(new Question.OfUser(handle("old"))) ? old.join() : failing());
        var reads = scene.reads(upstream);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> reads.user(handle("old")));
            Scene.await("the old call has begun", () -> upstream.calls() == 1);
            for (int i = 0; i < Breaker.FAILURES; i++) {
                askForAnother(reads);
            }
            scene.pass(Breaker.FIRST_PAUSE);
            upstream.answer(_ -> probe.join());
            var second = threads.submit(() -> askForAnother(reads));
            Scene.await("the probe has begun", () -> upstream.calls() == Breaker.FAILURES + 2);
            if (fails) {
                old.completeExceptionally(Played.failure(Why.UNREADABLE));
            } else {
                old.complete(Scene.nothing());
            }
            first.get();
            scene.pass(Breaker.LONGEST_PAUSE);
            assertEquals(Breaker.State.HALF_OPEN, state(reads).breaker());
            reads.user(handle("third"));
            assertEquals(Breaker.FAILURES + 2, upstream.calls());
            probe.complete(Scene.nothing());
            second.get();
            assertEquals(Breaker.State.CLOSED, state(reads).breaker());
        }
    }

    private static Told failing() {
        throw Played.failure(Why.UNREADABLE);
    }

    @Test
    void pausesGrowNoLongerThanTheLongest() {
        var reads = scene.reads(upstream);
        upstream.answer(Played.failing(Why.UNREADABLE));
        for (int i = 0; i < 50; i++) {
            askForAnother(reads);
            scene.pass(Breaker.LONGEST_PAUSE);
        }
        assertEquals(50, upstream.calls());
        askForAnother(reads);
        assertEquals(Breaker.LONGEST_PAUSE, state(reads).left());
    }

    @ParameterizedTest
    @EnumSource(
            value = Why.class,
            names = {"LIMITED", "DENIED", "FORBIDDEN_ADDRESS"})
    void aRefusalOpensTheBreakerAtOnce(Why why) {
        var reads = scene.reads(upstream);
        upstream.answer(Played.failing(why));
        askForAnother(reads);
        askForAnother(reads);
        assertEquals(1, upstream.calls());
        assertEquals(Breaker.REFUSED_PAUSE, state(reads).left());
    }

    @ParameterizedTest
    @CsvSource({"PT20M, PT20M", "PT0S, PT5S", "P400D, P1D"})
    void retryAfterIsObeyed(Duration asked, Duration pause) {
        var reads = scene.reads(upstream);
        upstream.answer(_ -> {
            throw new UpstreamFailed(Why.LIMITED, "too many calls", asked, null);
        });
        askForAnother(reads);
        assertEquals(pause, state(reads).left());
        scene.pass(pause.minusSeconds(1));
        askForAnother(reads);
        assertEquals(1, upstream.calls());
        scene.pass(Duration.ofSeconds(1));
        askForAnother(reads);
        assertEquals(2, upstream.calls());
    }

    @Test
    void theBudgetOfADayIsNotOverspentAndTheNextDayHasItsOwn() {
        var reads = scene.reads(Scene.RULES, 3, upstream);
        upstream.answer(_ -> Scene.nothing());
        for (int i = 0; i < 10; i++) {
            askForAnother(reads);
        }
        assertEquals(3, upstream.calls());
        assertEquals("zoetrope; fwd=uri-miss; detail=limited", status(askForAnother(reads)));
        assertEquals(3, state(reads).callsToday());
        assertEquals(Breaker.State.CLOSED, state(reads).breaker());
        scene.pass(Duration.ofHours(12));
        askForAnother(reads);
        assertEquals(4, upstream.calls());
        assertEquals(1, state(reads).callsToday());
    }

    @Test
    void aRestartDoesNotBeginTheBudgetAnew() {
        upstream.answer(_ -> Scene.nothing());
        for (int i = 0; i < 5; i++) {
            askForAnother(scene.reads(Scene.RULES, 3, upstream));
            scene.close();
            scene = new Scene(folder);
        }
        assertEquals(3, upstream.calls());
    }

    @Test
    void aSecondAttemptCostsACallOfItsOwn() {
        var reads = scene.reads(Scene.RULES, 1, upstream);
        upstream.answer(Played.failing(Why.UNAVAILABLE));
        askForAnother(reads);
        assertEquals(1, upstream.calls());
    }

    @Test
    void theReportTellsHowItStands() {
        var reads = scene.reads(upstream);
        upstream.answer(Played.failing(Why.UNREADABLE));
        reads.user(ADA);
        var state = state(reads);
        assertEquals("played", state.name());
        assertEquals(1, state.callsToday());
        assertEquals(1_000, state.budget());
        assertEquals(0, state.inFlight());
        var failure = Objects.requireNonNull(state.lastFailure());
        assertEquals("unreadable", failure.reason());
        assertEquals("it fails as told", failure.message());
        assertEquals(Scene.START, failure.at());
    }

    @Test
    void aMistakeInAConnectorIsAFailureAsAnyOther() {
        upstream.answer(_ -> {
            throw new IllegalStateException("a secret may stand here");
        });
        var reads = scene.reads(upstream);
        assertInstanceOf(Reading.Failed.class, reads.user(ADA));
        assertEquals(
                "played failed unexpectedly",
                Objects.requireNonNull(state(reads).lastFailure()).message());
    }
}

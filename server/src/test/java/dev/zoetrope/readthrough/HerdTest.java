package dev.zoetrope.readthrough;

import static dev.zoetrope.readthrough.Scene.followers;
import static dev.zoetrope.readthrough.Scene.handle;
import static dev.zoetrope.readthrough.Scene.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Identity;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Who;
import dev.zoetrope.upstream.Question;
import dev.zoetrope.upstream.Told;
import dev.zoetrope.upstream.UpstreamFailed.Why;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many who want the same at once. */
@Timeout(60)
final class HerdTest {
    private static final int CALLERS = 1_000;
    private static final int HANDLES = 10;

    @TempDir
    private Path folder;

    private Scene scene;
    private final Played upstream = new Played("played", HerdTest::answer);

    @BeforeEach
    void open() {
        scene = new Scene(folder);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private static Told answer(Question question) {
        if (question instanceof Question.OfUser(Identity.Handle(String handle))) {
            int number = Integer.parseInt(handle.substring(1));
            return Scene.user(Who.user(number + 1, null, handle), number);
        }
        throw new AssertionError(question);
    }

    /** All begin at the same moment. */
    private static List<Reading<User>> together(int callers, IntFunction<Reading<User>> call)
            throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, callers)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return call.apply(i);
                    }))
                    .toList();
            start.countDown();
            var readings = new ArrayList<Reading<User>>();
            for (var one : calls) {
                readings.add(one.get());
            }
            return readings;
        }
    }

    @Test
    void thousandCallersForTenHandlesMakeTenCalls() throws Exception {
        var reads = scene.reads(upstream);
        var readings = together(CALLERS, i -> reads.user(handle("h" + i % HANDLES)));
        for (int i = 0; i < CALLERS; i++) {
            assertEquals(i % HANDLES, followers(readings.get(i)));
        }
        assertEquals(HANDLES, upstream.calls());
        long first = readings.stream()
                .filter(reading -> status(reading).contains("; stored; ttl="))
                .count();
        assertEquals(HANDLES, first);
    }

    @Test
    void whoWaitsSharesTheFailureAndSoDoThoseWhoComeSoonAfter() throws Exception {
        var gate = new CountDownLatch(1);
        upstream.answer(_ -> {
            pass(gate);
            throw Played.failure(Why.UNREADABLE);
        });
        var reads = scene.reads(upstream);
        Thread.startVirtualThread(() -> waitThenOpen(gate));
        for (var reading : together(CALLERS, _ -> reads.user(handle("h1")))) {
            assertInstanceOf(Reading.Failed.class, reading);
        }
        assertEquals(1, upstream.calls());

        scene.pass(Outcome.FAILED.minusMillis(1));
        assertEquals("zoetrope; hit; detail=unreadable", status(reads.user(handle("h1"))));
        assertEquals(1, upstream.calls());

        scene.pass(Duration.ofMillis(1));
        upstream.answer(HerdTest::answer);
        for (var reading : together(CALLERS, _ -> reads.user(handle("h1")))) {
            assertEquals(1, followers(reading));
        }
        assertEquals(2, upstream.calls());
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Once the call has begun, so that others join it. */
    private void waitThenOpen(CountDownLatch gate) {
        try {
            Scene.await("the call has begun", () -> upstream.calls() == 1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            gate.countDown();
        }
    }

    @Test
    void anUpstreamThatHangsForEverHoldsNobodyBeyondTheDeadline() throws Exception {
        upstream.answer(_ -> Played.hang());
        var reads = scene.reads(Scene.within(Duration.ofMillis(500)), 1_000, upstream);
        long begun = System.nanoTime();
        for (var reading : together(100, i -> reads.user(handle("h" + i % 2)))) {
            assertEquals(
                    Reading.Failure.LATE,
                    assertInstanceOf(Reading.Failed.class, reading).failure());
        }
        assertTrue(System.nanoTime() - begun < Duration.ofSeconds(5).toNanos());
        assertEquals(2, upstream.calls());
    }

    /** The calls it never ended are all that it gets. */
    @Test
    void anUpstreamThatHangsForEverIsNotGivenMoreAndMoreCalls() throws Exception {
        upstream.answer(_ -> Played.hang());
        var rules = new ReadRules(Scene.FRESHNESS, Scene.FRESHNESS, Duration.ofMillis(200), 2, 4, 100);
        var reads = scene.reads(rules, 1_000, upstream);
        for (int i = 0; i < 4; i++) {
            together(5, number -> reads.user(handle("h" + number)));
            scene.pass(Breaker.LONGEST_PAUSE);
        }
        assertEquals(2, upstream.calls());
        assertEquals(2, reads.report().upstreams().getFirst().inFlight());
    }

    @Test
    void noMoreCallsAtOnceThanAnUpstreamMayHave() throws Exception {
        upstream.answer(question -> {
            sleep();
            return answer(question);
        });
        var rules = new ReadRules(Scene.FRESHNESS, Scene.FRESHNESS, Duration.ofSeconds(20), 3, 32, 100);
        var reads = scene.reads(rules, 1_000, upstream);
        for (var reading : together(60, i -> reads.user(handle("h" + i)))) {
            assertInstanceOf(Reading.Found.class, reading);
        }
        assertEquals(60, upstream.calls());
        assertEquals(3, upstream.mostInFlight());
    }

    @Test
    void noMoreCallsAtOnceThanAllMayHave() throws Exception {
        var counter = new Played.Counter();
        var slow = counter.around((Question question) -> {
            sleep();
            return answer(question);
        });
        var one = new Played("one", slow).onlyFor(HerdTest::isEven);
        var two = new Played("two", slow).onlyFor(question -> !isEven(question));
        var rules = new ReadRules(Scene.FRESHNESS, Scene.FRESHNESS, Duration.ofSeconds(20), 8, 5, 100);
        var reads = scene.reads(rules, 1_000, one, two);
        for (var reading : together(60, i -> reads.user(handle("h" + i)))) {
            assertInstanceOf(Reading.Found.class, reading);
        }
        assertEquals(5, counter.most());
    }

    private static boolean isEven(Question question) {
        return question instanceof Question.OfUser(Identity.Handle(String handle))
                && Integer.parseInt(handle.substring(1)) % 2 == 0;
    }

    private static void sleep() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatDoesNotFitIntoTheQueueFailsAtOnceAndIsNotHeldAgainstIt() throws Exception {
        var gate = new CountDownLatch(1);
        upstream.answer(question -> {
            pass(gate);
            return answer(question);
        });
        var rules = new ReadRules(Scene.FRESHNESS, Scene.FRESHNESS, Duration.ofSeconds(20), 2, 4, 6);
        var reads = scene.reads(rules, 1_000, upstream);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = IntStream.range(0, 6)
                    .mapToObj(i -> threads.submit(() -> reads.user(handle("h" + i))))
                    .toList();
            Scene.await("two calls have begun", () -> upstream.calls() == 2);
            Scene.await(
                    "the queue is full",
                    () -> status(reads.user(handle("h99"))).equals("zoetrope; fwd=uri-miss; detail=busy"));
            gate.countDown();
            for (var one : begun) {
                assertInstanceOf(Reading.Found.class, one.get());
            }
        }
        assertEquals(99, followers(reads.user(handle("h99"))));
    }

    @Test
    void closingWaitsForWhatIsUnderWayAndBeginsNothing() throws Exception {
        var gate = new CountDownLatch(1);
        upstream.answer(question -> {
            pass(gate);
            return answer(question);
        });
        var reads = scene.reads(upstream);
        var caller = new Thread(() -> reads.user(handle("h1")));
        caller.start();
        Thread.startVirtualThread(() -> waitThenOpen(gate));
        Scene.await("the call has begun", () -> upstream.calls() == 1);
        reads.close();
        assertEquals(1, scene.catalog().user(handle("h1")).orElseThrow().facts().number(User.FOLLOWER_COUNT, 0));
        assertEquals("zoetrope; fwd=uri-miss; detail=busy", status(reads.user(handle("h2"))));
        assertEquals(1, upstream.calls());
        caller.join();
    }
}

package dev.zoetrope.readthrough;

import dev.zoetrope.model.Stamp;
import dev.zoetrope.upstream.Question;
import dev.zoetrope.upstream.Told;
import dev.zoetrope.upstream.Upstream;
import dev.zoetrope.upstream.UpstreamFailed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/** An upstream that does what the test says, and keeps what it was asked. */
final class Played implements Upstream {
    private final String name;
    private final List<Question> asked = Collections.synchronizedList(new ArrayList<>());
    private final Counter inFlight = new Counter();
    private volatile Function<Question, Told> answer;
    private volatile InstantSource clock = InstantSource.system();
    private volatile Predicate<Question> answers = question -> !(question instanceof Question.OfVideos);

    Played(String name, Function<Question, Told> answer) {
        this.name = name;
        this.answer = answer;
    }

    Played answer(Function<Question, Told> next) {
        answer = next;
        return this;
    }

    Played onlyFor(Predicate<Question> able) {
        answers = able;
        return this;
    }

    /** Stamps what it tells by this clock, as connectors do. */
    void by(InstantSource time) {
        clock = time;
    }

    private Told stamped(Told told) {
        return switch (told) {
            case Told.Seen seen ->
                new Told.Seen(
                        seen.sightings().stream()
                                .map(sighting -> sighting.seen(new Stamp(
                                        clock.millis(), sighting.stamp().source())))
                                .toList(),
                        seen.isHandleAssumed());
            case Told.Nothing nothing -> nothing;
        };
    }

    /** The questions so far, in the order they came. */
    List<Question> asked() {
        return List.copyOf(asked);
    }

    int calls() {
        return asked.size();
    }

    int mostInFlight() {
        return inFlight.most();
    }

    /** How many are in something at once. */
    static final class Counter {
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        int most() {
            return most.get();
        }

        <A, B> Function<A, B> around(Function<A, B> something) {
            return argument -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                try {
                    return something.apply(argument);
                } finally {
                    now.decrementAndGet();
                }
            };
        }
    }

    static UpstreamFailed failure(UpstreamFailed.Why why) {
        return new UpstreamFailed(why, "it fails as told", null, null);
    }

    static Function<Question, Told> failing(UpstreamFailed.Why why) {
        return _ -> {
            throw failure(why);
        };
    }

    /** Never answers, and cannot be interrupted. */
    static Told hang() {
        while (true) {
            try {
                Thread.sleep(Duration.ofHours(1));
            } catch (InterruptedException _) {
                // It hangs on.
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean answers(Question question) {
        return answers.test(question);
    }

    @Override
    public Told ask(Question question, Duration within) {
        asked.add(question);
        return stamped(inFlight.around(answer).apply(question));
    }
}

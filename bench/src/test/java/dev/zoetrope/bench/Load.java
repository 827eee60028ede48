package dev.zoetrope.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Clients that ask one question after the other. Every answer is checked: what is wrong counts as a failure, and never as fast. */
final class Load {
    private static final int SHOWN = 300;

    private final URI server;
    private final Consumer<String> trouble;
    private final AtomicLong failures = new AtomicLong();

    /** @param trouble hears of the first failures of each run */
    Load(URI server, Consumer<String> trouble) {
        this.server = server;
        this.trouble = trouble;
    }

    /** How many answers were not as expected. */
    long failures() {
        return failures.get();
    }

    /**
     * Some clients ask for a time, each question as often as the others, in random order.
     *
     * @return how long the answers to each question took
     */
    Map<Question, Latencies> run(List<Question> questions, int clients, double seconds)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        var running = new ArrayList<FutureTask<Map<Question, Latencies>>>();
        for (int client = 0; client < clients; client++) {
            var random = new SplittableRandom(client);
            var task = new FutureTask<>(() -> ask(questions, end, random));
            running.add(task);
            Thread.ofPlatform().daemon().start(task);
        }
        var parts = new ArrayList<Map<Question, Latencies>>();
        for (var task : running) {
            try {
                parts.add(task.get());
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            }
        }
        var all = new HashMap<Question, Latencies>();
        for (var question : questions) {
            all.put(
                    question,
                    Latencies.of(parts.stream().map(part -> part.get(question)).toList()));
        }
        return all;
    }

    /** At least once, however short the time. */
    private Map<Question, Latencies> ask(List<Question> questions, long end, SplittableRandom random)
            throws IOException {
        var latencies = new HashMap<Question, Latencies>();
        questions.forEach(question -> latencies.put(question, new Latencies()));
        try (var connection = new Connection(server)) {
            do {
                var question = questions.get(random.nextInt(questions.size()));
                long start = System.nanoTime();
                connection.send(question.request());
                long took = System.nanoTime() - start;
                if (connection.answered(question.expected())) {
                    latencies.get(question).add(took);
                } else {
                    fail(question, connection.body());
                }
            } while (System.nanoTime() < end);
        }
        return latencies;
    }

    private void fail(Question question, String answer) {
        if (failures.getAndIncrement() < 5) {
            trouble.accept(question.name() + " was answered: " + answer.substring(0, Math.min(SHOWN, answer.length())));
        }
    }
}

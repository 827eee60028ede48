package dev.zoetrope.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Clients that ask one question after the other. Every answer is checked: what is wrong counts as a failure, and never as fast. */
final class Load {
    private static final int SHOWN = 300;
    private static final int TOLD = 5;

    private final URI server;
    private final Consumer<String> trouble;
    private final AtomicLong failures = new AtomicLong();

    /** @param trouble hears of the first failures */
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
     * @return how long the right answers took
     */
    Latencies run(List<Question> questions, int clients, double seconds) throws IOException, InterruptedException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        var running = new ArrayList<FutureTask<List<Latencies>>>();
        for (int client = 0; client < clients; client++) {
            var random = new SplittableRandom(client);
            var task = new FutureTask<>(() -> ask(questions, end, random));
            running.add(task);
            Thread.ofPlatform().daemon().start(task);
        }
        var all = new ArrayList<Latencies>();
        for (var task : running) {
            try {
                all.addAll(task.get());
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            }
        }
        return Latencies.of(all);
    }

    /** At least once, however short the time. */
    private List<Latencies> ask(List<Question> questions, long end, SplittableRandom random) throws IOException {
        var latencies = questions.stream().map(_ -> new Latencies()).toList();
        try (var connection = new Connection(server)) {
            do {
                int chosen = random.nextInt(questions.size());
                var question = questions.get(chosen);
                long start = System.nanoTime();
                connection.send(question.request);
                long took = System.nanoTime() - start;
                if (connection.answered(question.expected)) {
                    latencies.get(chosen).add(took);
                } else {
                    fail(question, connection.body());
                }
            } while (System.nanoTime() < end);
        }
        return latencies;
    }

    private void fail(Question question, String answer) {
        if (failures.getAndIncrement() < TOLD) {
            trouble.accept(question.name + " was answered: " + answer.substring(0, Math.min(SHOWN, answer.length())));
        }
    }
}

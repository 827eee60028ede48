package dev.zoetrope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code ./zoetrope} in a process of its own, whose memory is watched. It is stopped when it is closed. */
final class Program implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Zoetrope is ready at (http://\\S+)");
    private static final int SAMPLE_MILLIS = 20;
    private static final Pattern ANONYMOUS = Pattern.compile("RssAnon:\\s+(\\d+) kB");
    private static final Pattern HIGHEST = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private final Process process;
    private final BufferedReader out;
    private volatile long anonymous;
    private volatile long highestAnonymous;
    private volatile long highest;

    Program(Path program, List<String> arguments) throws IOException {
        this(program, arguments, Map.of(), ProcessBuilder.Redirect.INHERIT);
    }

    /**
     * @param variables what its environment has besides
     * @param errors where its standard error goes
     */
    Program(Path program, List<String> arguments, Map<String, String> variables, ProcessBuilder.Redirect errors)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(program.toAbsolutePath().toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectError(errors);
        builder.environment().putAll(variables);
        process = builder.start();
        out = process.inputReader();
        Thread.ofPlatform().daemon().start(this::watch);
    }

    private void watch() {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            while (process.isAlive()) {
                var text = Files.readString(status, StandardCharsets.ISO_8859_1);
                anonymous = number(ANONYMOUS, text, anonymous);
                highestAnonymous = Math.max(highestAnonymous, anonymous);
                highest = number(HIGHEST, text, highest);
                Thread.sleep(SAMPLE_MILLIS);
            }
        } catch (IOException | InterruptedException _) {
            // It has ended.
        }
    }

    private static long number(Pattern pattern, String text, long otherwise) {
        var found = pattern.matcher(text);
        return found.find() ? Long.parseLong(found.group(1)) << 10 : otherwise;
    }

    /** Anonymous resident memory now, in bytes. */
    long anonymous() {
        return anonymous;
    }

    /** The most of it that was seen, looking fifty times a second. */
    long highestAnonymous() {
        return highestAnonymous;
    }

    /** The most resident memory it had, files included, in bytes. */
    long highest() {
        return highest;
    }

    /** Processor time it has taken, in seconds. */
    double processorSeconds() {
        return process.info()
                .totalCpuDuration()
                .map(time -> time.toNanos() / 1e9)
                .orElse(0.0);
    }

    /** Waits until it serves, and tells where. */
    URI awaitReady() throws IOException {
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            var ready = READY.matcher(line);
            if (ready.matches()) {
                return URI.create(ready.group(1));
            }
        }
        throw new IOException("the server ended before it was ready");
    }

    /** Waits for its end; what it printed. */
    String succeeded() throws IOException, InterruptedException {
        var printed = new StringBuilder();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            printed.append(line).append('\n');
        }
        if (process.waitFor() != 0) {
            throw new IOException("the program failed, and said: " + printed);
        }
        return printed.toString();
    }

    @Override
    public void close() throws IOException {
        process.toHandle().destroy();
        try {
            process.waitFor();
        } catch (InterruptedException _) {
            process.destroyForcibly();
        }
        out.close();
    }
}

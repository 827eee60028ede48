package dev.zoetrope.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A process of its own. It is killed after a minute, so that no test waits for ever, and when it is closed. */
final class Program implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Zoetrope is ready at (http://\\S+)");

    private final Process process;
    private final BufferedReader lines;
    private final StringBuilder out = new StringBuilder();
    private final CompletableFuture<String> err;
    private @Nullable URI address;

    Program(Path folder, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ZOETROPE_"));
        process = builder.start();
        lines = process.inputReader();
        var errLines = process.errorReader();
        err = CompletableFuture.supplyAsync(
                () -> errLines.lines().map(line -> line + "\n").collect(Collectors.joining()),
                Thread::startVirtualThread);
        Thread.startVirtualThread(this::watch);
    }

    private void watch() {
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
        }
    }

    /** The next line on standard output; null at its end. */
    @Nullable String line() throws IOException {
        var line = lines.readLine();
        if (line != null) {
            out.append(line).append('\n');
        }
        return line;
    }

    /** Waits until it says that it is ready. */
    Program awaitReady() throws IOException {
        for (var line = line(); line != null; line = line()) {
            var ready = READY.matcher(line);
            if (ready.matches()) {
                address = URI.create(ready.group(1));
                return this;
            }
        }
        throw new IOException("it ended before it was ready, and said: " + out + err.join());
    }

    /** Sends a byte to its standard input, without waiting for what comes of it. */
    void nudge() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** Where it serves. */
    URI address() {
        if (address == null) {
            throw new IllegalStateException("not ready yet");
        }
        return address;
    }

    /** Asks it to stop (SIGTERM). What it still says can be read: Process.destroy would close its output. */
    Program terminate() {
        process.toHandle().destroy();
        return this;
    }

    /** Kills it (SIGKILL), and waits until it is gone. What it said before can be read. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /** Waits for its end. */
    Ended end() throws IOException, InterruptedException {
        while (line() != null) {
            // read on
        }
        return new Ended(process.waitFor(), out.toString(), err.join());
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        lines.close();
    }
}

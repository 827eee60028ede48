package dev.zoetrope.cli;

import dev.zoetrope.errand.Frames;
import dev.zoetrope.errand.Order;
import dev.zoetrope.errand.Reply;
import dev.zoetrope.server.Control;
import dev.zoetrope.server.DataDirectory;
import dev.zoetrope.server.Unusable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The server that has a data directory, asked to do a verb's work. */
final class RunningServer {
    private final Control control;

    private RunningServer(Control control) {
        this.control = control;
    }

    /** The server of a directory that was found in use; what was found is thrown on when it cannot be reached. */
    static RunningServer of(Path directory, DataDirectory.InUse inUse) {
        return new RunningServer(DataDirectory.control(directory).orElseThrow(() -> inUse));
    }

    /**
     * Sends an order, and hands on what comes back meanwhile.
     *
     * @throws Unusable when the server refuses, does not answer, or breaks off, or when the order's input cannot be read
     * @throws dev.zoetrope.errand.ErrandFailed when the server could not do it
     */
    void run(String errand, Order order, Reply reply) {
        try (var call = new DuplexCall(control)) {
            // Whatever address it listens on, by this name it answers.
            var head = "Host: localhost\r\n" + Control.HEADER + ": " + control.secret() + "\r\n";
            call.post("/_zoetrope/control/" + errand, head, Frames.write(order));
            if (call.status() != 200) {
                var reason = new String(call.body().readAllBytes(), StandardCharsets.UTF_8);
                throw new Unusable("the running server refused: " + reason.strip());
            }
            try {
                Frames.read(call.body(), reply);
            } catch (IOException e) {
                call.rethrowUnreadable();
                throw e;
            }
        } catch (UncheckedIOException e) {
            throw new Unusable(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new Unusable("the running server at " + control.host() + ":" + control.port()
                    + " does not answer to the end (" + e.getMessage() + "); do it again when it runs");
        }
    }
}

package dev.zoetrope.cli;

import dev.zoetrope.accounts.NewApp;
import dev.zoetrope.admin.AppForm;
import dev.zoetrope.server.Control;
import dev.zoetrope.server.DataDirectory;
import dev.zoetrope.server.Unusable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

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

    String createApp(NewApp app) {
        var form = new ByteArrayInputStream(AppForm.write(app).getBytes(StandardCharsets.UTF_8));
        var answer = new StringBuilder();
        call("apps", "Content-Type: application/x-www-form-urlencoded\r\n", form, answer::append);
        return answer.toString();
    }

    /** Sends a file's bytes, and hands on each line that comes back meanwhile. */
    void importFile(String query, InputStream bytes, Consumer<String> lines) {
        call("import?" + query, "", bytes, lines);
    }

    /** @throws Unusable when the server refuses, does not answer, or breaks off */
    private void call(String errand, String headers, InputStream body, Consumer<String> lines) {
        try (var call = new DuplexCall(control)) {
            // Whatever address it listens on, by this name it answers.
            var head = "Host: localhost\r\n" + Control.HEADER + ": " + control.secret() + "\r\n" + headers;
            call.post("/_zoetrope/control/" + errand, head, body);
            if (call.status() != 200) {
                var reason = new StringBuilder();
                call.lines(reason::append);
                throw new Unusable("the running server refused: " + reason);
            }
            call.lines(lines);
        } catch (IOException e) {
            throw new Unusable("the running server at " + control.host() + ":" + control.port()
                    + " does not answer to the end (" + e.getMessage() + "); do it again when it runs");
        }
    }
}

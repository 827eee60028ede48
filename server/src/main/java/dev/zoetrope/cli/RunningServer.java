package dev.zoetrope.cli;

import dev.zoetrope.accounts.NewApp;
import dev.zoetrope.admin.AppForm;
import dev.zoetrope.server.Control;
import dev.zoetrope.server.DataDirectory;
import dev.zoetrope.server.Unusable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The server that has a data directory, asked to do a verb's work. */
final class RunningServer {
    private final Control control;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RunningServer(Control control) {
        this.control = control;
    }

    /** The server of a directory that was found in use; what was found is thrown on when it cannot be reached. */
    static RunningServer of(Path directory, DataDirectory.InUse inUse) {
        return new RunningServer(DataDirectory.control(directory).orElseThrow(() -> inUse));
    }

    String createApp(NewApp app) {
        var response = send(request("apps", "")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(AppForm.write(app)))
                .build());
        return response.body().reduce("", String::concat);
    }

    /** Sends a file's bytes, and hands on each line that comes back. */
    void importFile(String query, Supplier<InputStream> bytes, Consumer<String> lines) {
        var response = send(request("import", "?" + query)
                .POST(BodyPublishers.ofInputStream(bytes))
                .build());
        try (var body = response.body()) {
            body.forEach(lines);
        }
    }

    private HttpRequest.Builder request(String errand, String query) {
        var host = control.host().contains(":") ? "[" + control.host() + "]" : control.host();
        var address = "http://" + host + ":" + control.port() + "/_zoetrope/control/" + errand + query;
        return HttpRequest.newBuilder(URI.create(address)).header(Control.HEADER, control.secret());
    }

    private HttpResponse<java.util.stream.Stream<String>> send(HttpRequest request) {
        try {
            var response = client.send(request, BodyHandlers.ofLines());
            if (response.statusCode() != 200) {
                throw new Unusable(
                        "the running server refused: " + response.body().reduce("", String::concat));
            }
            return response;
        } catch (IOException e) {
            throw new Unusable("the running server at " + control + " does not answer: " + e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Unusable("interrupted");
        }
    }
}

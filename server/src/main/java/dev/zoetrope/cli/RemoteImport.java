package dev.zoetrope.cli;

import dev.zoetrope.imports.Importer;
import dev.zoetrope.server.Unusable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Imports files through the server that has the data directory. */
final class RemoteImport {
    private static final JsonFactory JSON = new JsonFactory();

    private final RunningServer server;
    private final PrintWriter err;
    private Importer.Totals totals = Importer.Totals.NONE;
    private boolean ended;

    RemoteImport(RunningServer server, PrintWriter err) {
        this.server = server;
        this.err = err;
    }

    /** Reads one file, telling how it goes on standard error. */
    Importer.Totals read(Path file, @Nullable Instant observed) {
        try (var bytes = new CountedFile(file);
                var progress = new Progress(bytes, err)) {
            var query = "file=" + URLEncoder.encode(file.toString(), StandardCharsets.UTF_8)
                    + "&modified=" + Files.getLastModifiedTime(file).toMillis()
                    + (observed == null ? "" : "&observed=" + observed.toEpochMilli());
            server.importFile(query, bytes, line -> line(line, progress));
        } catch (IOException | UncheckedIOException e) {
            throw new Unusable(file + " cannot be read: " + e.getMessage());
        }
        if (!ended) {
            throw new Unusable("the running server broke off the import of " + file + "; import it again");
        }
        return totals;
    }

    private void line(String line, Progress progress) {
        var members = new HashMap<String, String>();
        try (var in = JSON.createParser(ObjectReadContext.empty(), line)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = in.currentName();
                in.nextToken();
                members.put(name, in.getString());
            }
        }
        switch (members.getOrDefault("event", "")) {
            case "rejected" -> progress.rejected(members.getOrDefault("message", ""));
            case "failed" -> throw new Unusable(members.getOrDefault("message", "the import failed"));
            default -> {
                totals = new Importer.Totals(
                        number(members.get("videos")), number(members.get("users")), number(members.get("rejected")));
                ended = "end".equals(members.get("event"));
                progress.saved(totals);
            }
        }
    }

    private static long number(@Nullable String text) {
        return text == null ? 0 : Long.parseLong(text);
    }
}

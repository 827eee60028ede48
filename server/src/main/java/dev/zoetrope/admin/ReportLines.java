package dev.zoetrope.admin;

import dev.zoetrope.imports.Importer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** Tells of an import in lines of JSON, each flushed. */
final class ReportLines implements Importer.Report {
    private final OutputStream out;

    ReportLines(OutputStream out) {
        this.out = out;
    }

    @Override
    public void rejected(Importer.Rejection rejection) {
        line(json -> {
            json.writeStringProperty("event", "rejected");
            json.writeStringProperty("message", rejection.toString());
        });
    }

    @Override
    public void saved(Importer.Totals totals) {
        line(json -> totals("saved", totals, json));
    }

    void end(Importer.Totals totals) {
        line(json -> totals("end", totals, json));
    }

    void failed(String message) {
        line(json -> {
            json.writeStringProperty("event", "failed");
            json.writeStringProperty("message", message);
        });
    }

    private static void totals(String event, Importer.Totals totals, JsonGenerator json) {
        json.writeStringProperty("event", event);
        json.writeNumberProperty("videos", totals.videos());
        json.writeNumberProperty("users", totals.users());
        json.writeNumberProperty("rejected", totals.rejected());
    }

    private void line(Consumer<JsonGenerator> members) {
        try {
            out.write((Json.object(members) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

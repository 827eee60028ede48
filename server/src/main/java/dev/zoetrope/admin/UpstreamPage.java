package dev.zoetrope.admin;

import dev.zoetrope.http.Answer;
import dev.zoetrope.readthrough.Report;
import dev.zoetrope.readthrough.UpstreamState;
import tools.jackson.core.JsonGenerator;

/** {@code /_zoetrope/upstreams}: how upstreams stand, and who or what is gone from them. */
public final class UpstreamPage {
    public static final String PATH = "/_zoetrope/upstreams";

    private UpstreamPage() {}

    public static Answer answer(Report report) {
        return Json.answer(200, out -> {
            out.writeName("upstreams");
            out.writeStartArray();
            report.upstreams().forEach(upstream -> write(upstream, out));
            out.writeEndArray();
            out.writeName("gone");
            out.writeStartArray();
            report.gone().forEach(missed -> write(missed, out));
            out.writeEndArray();
        });
    }

    private static void write(UpstreamState upstream, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("name", upstream.name());
        out.writeNumberProperty("calls_today", upstream.callsToday());
        out.writeNumberProperty("budget", upstream.budget());
        out.writeNumberProperty("in_flight", upstream.inFlight());
        out.writeStringProperty("breaker", upstream.breakerState());
        out.writeNumberProperty("left_alone_seconds", upstream.left().toSeconds());
        var failure = upstream.lastFailure();
        if (failure != null) {
            out.writeName("last_failure");
            out.writeStartObject();
            out.writeStringProperty("at", failure.at().toString());
            out.writeStringProperty("reason", failure.reason());
            out.writeStringProperty("message", failure.message());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static void write(Report.Missed missed, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("what", missed.what());
        out.writeStringProperty("since", missed.since().toString());
        out.writeEndObject();
    }
}

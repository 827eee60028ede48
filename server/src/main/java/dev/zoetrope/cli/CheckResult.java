package dev.zoetrope.cli;

import dev.zoetrope.admin.Json;
import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.Reply;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What a check told: shown while it runs on a terminal, and as a table or JSON at its end. */
final class CheckResult implements Reply {
    private final StatusLine status;
    private final List<Event> parts = new ArrayList<>();
    private final List<Event> problems = new ArrayList<>();
    private final List<Event> notes = new ArrayList<>();
    private long found;

    CheckResult(PrintWriter err) {
        status = new StatusLine(err);
    }

    @Override
    public void tell(Event event) {
        switch (event.name()) {
            case "progress" -> status.show("checking " + event.text("part") + ": " + event.text("looked"));
            case "problem" -> problems.add(event);
            case "note" -> notes.add(event);
            case "part" -> parts.add(event);
            default -> {
                status.clear();
                found = event.number("problems");
            }
        }
    }

    @Override
    public void data(byte[] bytes, int offset, int count) {
        throw new IllegalStateException("a check tells, and gives nothing back");
    }

    boolean isClean() {
        return found == 0;
    }

    String table(String folder) {
        var text = new StringBuilder();
        var line = "%-20s %14s  %s%n";
        text.append(line.formatted("Part", "Looked at", "Found"));
        for (var part : parts) {
            long wrong = part.number("problems");
            text.append(line.formatted(part.text("part"), part.text("looked"), wrong == 0 ? "OK" : problems(wrong)));
        }
        for (var problem : problems) {
            var place = problem.text("place");
            text.append("%n%s: %s%s.%n  Remedy: %s.%n"
                    .formatted(
                            problem.text("part"),
                            place.isEmpty() ? "" : place + " ",
                            problem.text("what"),
                            problem.text("remedy")));
        }
        if (found > problems.size()) {
            text.append("%n%d more problems are not shown.%n".formatted(found - problems.size()));
        }
        if (!notes.isEmpty()) {
            text.append(System.lineSeparator());
        }
        for (var note : notes) {
            text.append("Note: %s: %s.%n".formatted(note.text("part"), note.text("text")));
        }
        return text.append(
                        "%n%s: %s.%n".formatted(folder, isClean() ? "everything is as it should be" : problems(found)))
                .toString();
    }

    private static String problems(long count) {
        return count == 1 ? "1 problem" : count + " problems";
    }

    String json(String folder) {
        return Json.object(out -> {
                    out.writeStringProperty("data", folder);
                    out.writeBooleanProperty("clean", isClean());
                    out.writeNumberProperty("problem_count", found);
                    out.writeArrayPropertyStart("parts");
                    for (var part : parts) {
                        out.writeStartObject();
                        out.writeStringProperty("part", part.text("part"));
                        out.writeNumberProperty("looked_at", part.number("looked"));
                        out.writeNumberProperty("problems", part.number("problems"));
                        out.writeEndObject();
                    }
                    out.writeEndArray();
                    list(out, "problems", problems);
                    list(out, "notes", notes);
                })
                + "\n";
    }

    private static void list(JsonGenerator out, String name, List<Event> events) {
        out.writeArrayPropertyStart(name);
        for (var event : events) {
            out.writeStartObject();
            event.members().forEach(out::writeStringProperty);
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}

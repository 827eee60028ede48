package dev.zoetrope.cli;

import dev.zoetrope.imports.Importer;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What came of an import of several files. */
final class ImportSummary {
    private static final JsonFactory JSON = new JsonFactory();

    private final boolean dryRun;
    private Importer.Totals totals = Importer.Totals.NONE;
    private long turnedAway;
    private long files;
    private long knownFiles;
    private Importer.Outlook outlook = new Importer.Outlook(0, 0, 0, 0, 0, 0, false);
    private List<Path> rejects = List.of();

    ImportSummary(boolean dryRun) {
        this.dryRun = dryRun;
    }

    void add(Progress file) {
        files++;
        turnedAway += file.turnedAway();
        if (file.isKnown()) {
            knownFiles++;
        } else {
            totals = totals.plus(file.totals());
        }
        if (file.outlook() != null) {
            outlook = outlook.plus(file.outlook());
        }
    }

    void rejectsAre(List<Path> published) {
        rejects = published;
    }

    Importer.Totals totals() {
        return totals;
    }

    /** What is durable, in a sentence. */
    String kept() {
        return dryRun ? "Nothing was saved." : rows() + " are imported.";
    }

    String text() {
        var rejected = totals.rejected() == 0 ? "" : "; " + totals.rejected() + " rejected";
        var where = rejects.isEmpty()
                ? ""
                : ", which are in " + rejects.stream().map(Path::toString).collect(Collectors.joining(" and "))
                        + " (say --observed, with the time they were seen, when they are imported again)";
        var known = switch ((int) Math.min(2, knownFiles)) {
            case 0 -> "";
            case 1 -> "; 1 file was imported before";
            default -> "; " + knownFiles + " files were imported before";
        };
        var forgotten = turnedAway == 0
                ? ""
                : "\n" + turnedAway
                        + " of these rows were not taken: they are of people or videos that were forgotten.";
        return dryRun
                ? "Would import " + rows() + rejected + where + ".\n" + foreseen()
                : "Imported " + rows() + rejected + where + known + "." + forgotten;
    }

    private String rows() {
        var counts = new ArrayList<>(List.of(totals.videos() + " videos", totals.users() + " users"));
        var others = new LinkedHashMap<String, Long>();
        others.put(" sounds", totals.sounds());
        others.put(" comments", totals.comments());
        others.put(" follows and likes", totals.relations());
        others.forEach((what, count) -> {
            if (count > 0) {
                counts.add(count + what);
            }
        });
        var last = counts.removeLast();
        return String.join(", ", counts) + " and " + last;
    }

    private String foreseen() {
        var upTo = outlook.atMost() ? "at most " : "";
        return "Videos: " + upTo + outlook.newVideos() + " new, " + upTo + outlook.changedVideos() + " changed, " + upTo
                + outlook.knownVideos() + " known already. Users, authors among them: " + upTo + outlook.newUsers()
                + " new, " + upTo + outlook.changedUsers() + " changed, " + upTo + outlook.knownUsers()
                + " known already. Nothing was saved.";
    }

    String json() {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeNumberProperty("files", files);
            out.writeNumberProperty("files_imported_before", knownFiles);
            out.writeNumberProperty("videos", totals.videos());
            out.writeNumberProperty("users", totals.users());
            out.writeNumberProperty("sounds", totals.sounds());
            out.writeNumberProperty("comments", totals.comments());
            out.writeNumberProperty("relations", totals.relations());
            out.writeNumberProperty("rejected", totals.rejected());
            out.writeNumberProperty("forgotten", turnedAway);
            out.writeArrayPropertyStart("rejects");
            rejects.forEach(file -> out.writeString(file.toString()));
            out.writeEndArray();
            if (dryRun) {
                writeOutlook(out);
            }
            out.writeEndObject();
        }
        return text.toString();
    }

    private void writeOutlook(JsonGenerator out) {
        out.writeObjectPropertyStart("dry_run");
        out.writeNumberProperty("new_videos", outlook.newVideos());
        out.writeNumberProperty("changed_videos", outlook.changedVideos());
        out.writeNumberProperty("known_videos", outlook.knownVideos());
        out.writeNumberProperty("new_users", outlook.newUsers());
        out.writeNumberProperty("changed_users", outlook.changedUsers());
        out.writeNumberProperty("known_users", outlook.knownUsers());
        out.writeBooleanProperty("at_most", outlook.atMost());
        out.writeEndObject();
    }
}

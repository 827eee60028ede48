package dev.zoetrope.cli;

import dev.zoetrope.admin.Json;
import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.errand.Reply;
import dev.zoetrope.forgetting.ForgetErrand;
import dev.zoetrope.forgetting.Target;
import dev.zoetrope.server.Settings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code forget}: takes people and videos out for good. */
@Command(
        name = "forget",
        description = {
            "Forget people and videos for good.",
            "",
            "A person goes with all their videos, their own sounds and every name they are known by; a video goes alone. Their bytes",
            "are erased from the data directory, and importing an old file again does not bring them back. Whoever is named is told",
            "first, with what would go; on a terminal you are asked then, elsewhere --yes is needed. Searches under way end."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Example:", "  ./zoetrope forget --data corpus --dry-run anna @ben 7109000000000000000"})
final class Forget implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "WHO",
            arity = "1..*",
            description = {
                "A handle (anna, @anna), a person's id:NUMBER or sec:SECUID, or a video's id. A number of "
                        + Target.VIDEO_DIGITS + " digits or more is a video's id; write @ before a handle that is one."
            })
    private List<String> targets = List.of();

    @Option(names = "--yes", description = "Do it without asking.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Tell what would be forgotten, and leave it.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print the outcome as JSON.")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        requireTargets();
        if (!yes && !dryRun && Question.terminal() == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "forget asks first, and there is no terminal to ask on: add --yes, or --dry-run to see what would go");
        }
        var settings = data.settings();
        var out = spec.commandLine().getOut();
        try (var desk = Desk.open(settings)) {
            var found = new Heard();
            desk.run("forget", ForgetErrand.order(targets, false), found);
            if (!json) {
                found.events.forEach(event -> print(event, out));
            }
            var heard = new Heard();
            if (!dryRun && (yes || Question.isMeant("Forget this?"))) {
                desk.run("forget", ForgetErrand.order(targets, true), heard);
            }
            end(found, heard, settings);
            return dryRun || heard.isForgotten() ? 0 : Main.FAILED;
        }
    }

    private void requireTargets() {
        try {
            targets.forEach(Target::of);
        } catch (InvalidErrand e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private static void print(Event found, PrintWriter out) {
        long videos = found.number("videos");
        var what = counted(videos, "video") + ", " + counted(found.number("sounds"), "sound");
        for (var some : List.of("comment", "relation")) {
            long number = found.number(some + "s");
            what += number == 0 ? "" : ", " + counted(number, some);
        }
        out.println(found.text("asked")
                + switch (found.text("kind")) {
                    case "person" -> " (" + found.text("names") + "): " + what;
                    case "handle" -> ", known by this handle alone: " + what;
                    case "video" ->
                        videos == 1 ? ": 1 video" : ": no video is known by this id; it is kept from coming";
                    default ->
                        ": nobody is known by this name; they are kept from coming"
                                + (videos == 0 ? "" : ", and " + what);
                });
        if (!found.text("formerly").isEmpty()) {
            out.println("  Somebody had this handle before, and stays: " + found.text("formerly"));
        }
        if (found.number("mentions") > 0) {
            out.println("  " + counted(found.number("mentions"), "caption")
                    + " of others may name them (a word begins so), and stay. To see them:");
            out.println("  ./zoetrope query --query '" + found.text("query").replace("'", "'\\''") + "'");
        }
        if (!found.text("kind").equals("video")) {
            out.println("  Comments of others are not searched for their name, and stay.");
        }
        out.flush();
    }

    private static String counted(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private void end(Heard found, Heard heard, Settings settings) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(outcome(found.events, heard));
            return;
        }
        if (!heard.isForgotten()) {
            out.println("Nothing was forgotten.");
            return;
        }
        out.println(
                heard.isErased()
                        ? "Forgotten, and erased from " + settings.get(Settings.DATA) + "."
                        : "Forgotten. Somebody still reads the data as it was, an export or a backup; the bytes go when that ends.");
        out.println(
                "Out of reach are backups and exports made before, the files it came from, access logs, snapshots of the disk"
                        + (settings.find(Settings.ACCOUNTS) == null ? "" : ", PostgreSQL's logs and backups")
                        + "; docs/forget.md tells what to do.");
    }

    private static String outcome(List<Event> found, Heard heard) {
        return Json.object(out -> {
            out.writeName("targets");
            out.writeStartArray();
            for (var event : found) {
                out.writeStartObject();
                for (var text : List.of("asked", "kind", "names", "handle", "formerly", "query")) {
                    if (!event.text(text).isEmpty()) {
                        out.writeStringProperty(text, event.text(text));
                    }
                }
                for (var number : List.of("videos", "sounds", "comments", "relations", "mentions")) {
                    out.writeNumberProperty(number, event.number(number));
                }
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeBooleanProperty("forgotten", heard.isForgotten());
            out.writeBooleanProperty("erased", heard.isErased());
        });
    }

    /** Keeps what is told, and shows on a terminal that it goes on. */
    private static final class Heard implements Reply {
        final List<Event> events = new ArrayList<>();
        private int working;

        @Override
        public void tell(Event event) {
            if (!event.name().equals("working")) {
                events.add(event);
            } else if (Question.terminal() != null && working++ == 1) {
                System.err.println("Rewriting files; this takes time with many videos ...");
            }
        }

        @Override
        public void data(byte[] bytes, int offset, int count) {
            throw new IllegalStateException("forgetting tells, and gives nothing back");
        }

        boolean isForgotten() {
            return events.stream().anyMatch(event -> event.name().equals("forgotten"));
        }

        boolean isErased() {
            return events.stream().anyMatch(event -> event.text("erased").equals("true"));
        }
    }
}

package dev.zoetrope.imports;

import dev.zoetrope.errand.Errand;
import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.errand.Order;
import dev.zoetrope.errand.Reply;
import dev.zoetrope.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Imports the file that is the order's input, telling what it is taken for, and of each rejected row and each saved batch. Rejected rows are the reply's data. */
public final class ImportErrand implements Errand {
    private final World world;

    public ImportErrand(World world) {
        this.world = world;
    }

    /** How to import a file. */
    public static Order order(Importer.Source source, Importer.Choices choices) {
        var order = Order.empty()
                .with("file", source.name())
                .with("modified", source.modified().toEpochMilli())
                .with("dry-run", choices.dryRun())
                .with("stop", choices.stopsAtRejection())
                .with("again", choices.again())
                .with("ids-as-they-are", choices.idsAsTheyAre())
                .with("rejects", choices.collectsRejected());
        var keyed = source.key() == null ? order : order.with("key", source.key());
        return source.observed() == null
                ? keyed
                : keyed.with("observed", source.observed().toEpochMilli());
    }

    @Override
    public void run(Order order, Reply reply) throws IOException {
        var now = world.clock().instant();
        var observed = order.instant("observed").orElse(null);
        if (observed != null && observed.toEpochMilli() > Importer.latest(now)) {
            throw new InvalidErrand("observed is " + observed + ", which lies in the future; correct it");
        }
        var source = new Importer.Source(
                order.text("file").orElse("the file"),
                order.text("key").orElse(null),
                observed,
                order.instant("modified").orElse(now));
        var choices = new Importer.Choices(
                order.flag("dry-run"),
                order.flag("stop"),
                order.flag("again"),
                order.flag("ids-as-they-are"),
                order.flag("rejects"));
        try {
            var report = new Report(reply, choices.collectsRejected());
            var totals = new Importer(world.catalog(), choices, report, now).read(source, order.input());
            report.tell(event("end", totals));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Event event(String name, Importer.Totals totals) {
        return Event.of(name)
                .with("videos", totals.videos())
                .with("users", totals.users())
                .with("sounds", totals.sounds())
                .with("comments", totals.comments())
                .with("relations", totals.relations())
                .with("rejected", totals.rejected());
    }

    /** The totals that an event tells. */
    public static Importer.Totals totals(Event event) {
        return new Importer.Totals(
                event.number("videos"),
                event.number("users"),
                event.number("sounds"),
                event.number("comments"),
                event.number("relations"),
                event.number("rejected"));
    }

    /** What would be done, as an event tells it. */
    public static Importer.Outlook outlook(Event event) {
        return new Importer.Outlook(
                event.number("new-videos"),
                event.number("changed-videos"),
                event.number("known-videos"),
                event.number("new-users"),
                event.number("changed-users"),
                event.number("known-users"),
                event.text("at-most").equals("true"));
    }

    private record Report(Reply reply, boolean givesRejected) implements Importer.Report {
        @Override
        public void begun(String takenFor, String header, Importer.Totals before) {
            tell(event("begin", before).with("taken-for", takenFor).with("header", header));
        }

        @Override
        public void knownAlready(Importer.Totals totals) {
            tell(event("known", totals));
        }

        @Override
        public void rejected(Importer.Rejection rejection, byte[] raw, boolean again) {
            tell(Event.of("rejected")
                    .with("message", rejection.toString())
                    .with("line", rejection.line())
                    .with("row", rejection.row())
                    .with("member", text(rejection.member()))
                    .with("reason", rejection.reason())
                    .with("again", Boolean.toString(again)));
            if (givesRejected && raw.length > 0) {
                give(raw);
                give(new byte[] {'\n'});
            }
        }

        @Override
        public void turnedAway(int rows) {
            tell(Event.of("turned-away").with("rows", rows));
        }

        @Override
        public void saved(Importer.Totals totals) {
            tell(event("saved", totals));
        }

        @Override
        public void wouldDo(Importer.Outlook outlook) {
            tell(Event.of("would")
                    .with("new-videos", outlook.newVideos())
                    .with("changed-videos", outlook.changedVideos())
                    .with("known-videos", outlook.knownVideos())
                    .with("new-users", outlook.newUsers())
                    .with("changed-users", outlook.changedUsers())
                    .with("known-users", outlook.knownUsers())
                    .with("at-most", Boolean.toString(outlook.atMost())));
        }

        private static String text(@Nullable String text) {
            return text == null ? "" : text;
        }

        private void give(byte[] bytes) {
            try {
                reply.data(bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void tell(Event event) {
            try {
                reply.tell(event);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

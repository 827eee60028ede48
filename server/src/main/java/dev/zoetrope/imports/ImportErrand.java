package dev.zoetrope.imports;

import dev.zoetrope.errand.Errand;
import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.Order;
import dev.zoetrope.errand.Reply;
import dev.zoetrope.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Imports the file that is the order's input, telling of each rejected row and each saved batch. */
public final class ImportErrand implements Errand {
    private final World world;

    public ImportErrand(World world) {
        this.world = world;
    }

    /**
     * How to import a file.
     *
     * @param observed when its rows were seen; null when they, or the file, tell that themselves
     */
    public static Order order(String file, @Nullable Instant observed, Instant modified) {
        var order = Order.empty().with("file", file).with("modified", modified.toEpochMilli());
        return observed == null ? order : order.with("observed", observed.toEpochMilli());
    }

    @Override
    public void run(Order order, Reply reply) throws IOException {
        var report = new Report(reply);
        try {
            var totals = new Importer(world.catalog(), report)
                    .read(
                            order.text("file").orElse("the file"),
                            order.input(),
                            order.instant("observed").orElse(null),
                            order.instant("modified").orElseGet(world.clock()::instant));
            report.tell("end", totals);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private record Report(Reply reply) implements Importer.Report {
        @Override
        public void rejected(Importer.Rejection rejection) {
            tell(Event.of("rejected").with("message", rejection.toString()));
        }

        @Override
        public void saved(Importer.Totals totals) {
            tell("saved", totals);
        }

        void tell(String event, Importer.Totals totals) {
            tell(Event.of(event)
                    .with("videos", totals.videos())
                    .with("users", totals.users())
                    .with("rejected", totals.rejected()));
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

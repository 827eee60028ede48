package dev.zoetrope.exports;

import dev.zoetrope.errand.Errand;
import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.errand.Order;
import dev.zoetrope.errand.Reply;
import dev.zoetrope.selection.VideoSelection;
import dev.zoetrope.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Exports the catalog as it is when the errand begins, or what a selection of videos refers to. The same rows give the same bytes, wherever and whenever they
 * arrived.
 *
 * <p>The reply's data are the parts, each behind an event {@code part} that names it; events {@code progress}, {@code lost} and {@code end} tell the rest.
 */
public final class ExportErrand implements Errand {
    /** What is written. */
    public enum Form {
        /** Lossless. */
        ZOETROPE,
        /** NDJSON of what the Research API shows. */
        RESEARCH,
        /** CSV of the same. */
        CSV
    }

    /** Of which kind of rows, where a form has but one. */
    public enum Of {
        VIDEOS,
        USERS
    }

    private final World world;

    public ExportErrand(World world) {
        this.world = world;
    }

    public static Order order(Form as, Of of, Split split) {
        return Order.empty().with("as", as).with("of", of).with("split", split);
    }

    @Override
    public void run(Order order, Reply reply) throws IOException {
        var form = value(order, "as", Form.values());
        var of = value(order, "of", Of.values());
        var split = Split.of(order.text("split").orElse(""));
        var selection = VideoSelection.of(order);
        try (var catalog = world.catalog().snapshot()) {
            boolean whole = selection.equals(VideoSelection.EVERYTHING);
            var tally = new Tally(reply, whole ? catalog.arrivals() : 0);
            var extent = whole
                    ? new Extent.Whole(catalog)
                    : new Selected(catalog, selection.search(catalog.arrivals()), () -> tally.tell("progress"));
            if (form == Form.ZOETROPE) {
                var export = new KeptExport(catalog.lookUp());
                var parts = new Parts(reply, split, export.header());
                export.run(extent, parts, tally);
                parts.end();
            } else {
                var export = new ResearchExport(catalog, extent, tally);
                switch (of) {
                    case VIDEOS -> research(ResearchForm.VIDEOS, form, split, reply, export::videos);
                    case USERS -> research(ResearchForm.USERS, form, split, reply, export::users);
                }
            }
            tally.tell("end");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private interface Rows<R> {
        void write(RowWriter<R> writer, Parts parts, Losses<R> losses) throws IOException;
    }

    private static <R> void research(ResearchForm<R> kind, Form form, Split split, Reply reply, Rows<R> rows)
            throws IOException {
        var writer = form == Form.CSV ? RowWriter.csv(kind.row()) : RowWriter.ndjson(kind.row());
        var parts = new Parts(reply, split, writer.header());
        var losses = new Losses<>(kind);
        rows.write(writer, parts, losses);
        parts.end();
        losses.tell(reply);
    }

    private static <E extends Enum<E>> E value(Order order, String name, E[] values) {
        var text = order.text(name).orElse(values[0].name());
        return Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new InvalidErrand(name + " is \"" + text + "\"; it is one of "
                        + Arrays.toString(values).toLowerCase(Locale.ROOT)));
    }
}

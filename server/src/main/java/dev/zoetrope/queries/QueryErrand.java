package dev.zoetrope.queries;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.Grouping;
import dev.zoetrope.catalog.Place;
import dev.zoetrope.catalog.TooManyGroups;
import dev.zoetrope.catalog.VideoSearch;
import dev.zoetrope.errand.Errand;
import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.errand.Order;
import dev.zoetrope.errand.Reply;
import dev.zoetrope.exports.RowWriter;
import dev.zoetrope.model.Video;
import dev.zoetrope.selection.VideoSelection;
import dev.zoetrope.shape.ResearchShape;
import dev.zoetrope.shape.Selection;
import dev.zoetrope.shape.UnknownMember;
import dev.zoetrope.world.World;
import java.io.IOException;
import java.util.List;

/** Answers a query from one state of the catalog, however long it takes: rows of videos, newest first, a count, or counts by group. */
public final class QueryErrand implements Errand {
    /** Groups are told one by one up to so many; the others together. */
    public static final int MOST_GROUPS = 10_000;

    /** Days are told one by one. */
    private static final int MOST_DAYS = 100_000;

    private static final int FIRST_PAGE = 100;
    private static final int LATER_PAGES = 1_000;

    private final World world;

    public QueryErrand(World world) {
        this.world = world;
    }

    /** The forms that rows have. */
    public enum Form {
        NDJSON,
        CSV
    }

    /**
     * Asks for rows, which the reply gives as data, and for an event {@code rows} at their end, which tells how many they are and whether there are more.
     *
     * @param fields members of {@link ResearchShape#VIDEO}
     * @param limit how many rows, at least 1
     */
    public static Order rows(Form form, List<String> fields, long limit) {
        return Order.empty()
                .with("want", "rows")
                .with("form", form)
                .with("fields", fields)
                .with("limit", limit);
    }

    /** Asks for an event {@code count} that tells how many videos there are. */
    public static Order count() {
        return Order.empty().with("want", "count");
    }

    /**
     * Asks for an event {@code group} for each of the greatest groups, and an event {@code histogram} that tells of the others and of the whole.
     *
     * @param most groups to tell one by one, from 1 to {@link #MOST_GROUPS}; days are all told
     */
    public static Order histogram(Grouping by, int most) {
        return Order.empty().with("want", "histogram").with("by", by.name()).with("most", most);
    }

    @Override
    public void run(Order order, Reply reply) throws IOException {
        var selection = VideoSelection.of(order);
        try (var catalog = world.catalog().snapshot();
                var work = new Work(reply)) {
            var search = selection.search(catalog.arrivals());
            switch (order.requireText("want")) {
                case "rows" -> rows(order, catalog, search, work, reply);
                case "count" -> {
                    long count = work.run(() -> catalog.count(search, work.deadline()));
                    reply.tell(Event.of("count").with("videos", count));
                }
                case "histogram" -> histogram(order, catalog, search, work, reply);
                default -> throw new InvalidErrand("want is \"" + order.requireText("want") + "\"");
            }
        }
    }

    private static void rows(Order order, Catalog.Snapshot catalog, VideoSearch search, Work work, Reply reply)
            throws IOException {
        var writer = writer(order);
        long limit = between(1, Long.MAX_VALUE, "limit", order);
        var out = reply.out();
        out.write(writer.header());
        long rows = 0;
        boolean more = true;
        var place = Place.START;
        while (more && rows < limit) {
            int count = (int) Math.min(rows == 0 ? FIRST_PAGE : LATER_PAGES, limit - rows);
            var from = place;
            var page = work.run(() -> catalog.page(search, from, count, work.deadline()));
            for (var video : page.videos()) {
                out.write(writer.row(video));
            }
            rows += page.videos().size();
            place = page.end();
            more = page.more();
            // Whoever reads along need not wait for the next page.
            out.flush();
        }
        reply.tell(Event.of("rows").with("count", rows).with("more", Boolean.toString(more)));
    }

    private static RowWriter<Video> writer(Order order) {
        var fields = fields(order.texts("fields"));
        return switch (form(order.requireText("form"))) {
            case NDJSON -> RowWriter.ndjson(fields);
            case CSV -> RowWriter.csv(fields);
        };
    }

    private static Selection<Video> fields(List<String> names) {
        try {
            return ResearchShape.VIDEO.select(names);
        } catch (UnknownMember e) {
            throw new InvalidErrand("fields: " + e.getMessage());
        }
    }

    private static Form form(String name) {
        try {
            return Form.valueOf(name);
        } catch (IllegalArgumentException _) {
            throw new InvalidErrand("form is \"" + name + "\"");
        }
    }

    private static void histogram(Order order, Catalog.Snapshot catalog, VideoSearch search, Work work, Reply reply)
            throws IOException {
        var by = grouping(order.requireText("by"));
        int most = by == Grouping.DAY ? MOST_DAYS : (int) between(1, MOST_GROUPS, "most", order);
        var histogram = work.run(() -> {
            try {
                return catalog.histogram(search, by, most, work.deadline());
            } catch (TooManyGroups e) {
                throw new InvalidErrand(String.valueOf(e.getMessage()));
            }
        });
        if (by == Grouping.DAY && histogram.others() > 0) {
            throw new InvalidErrand(
                    "there are videos of more than " + MOST_DAYS + " days; count fewer at a time, by --from and --to");
        }
        for (var group : histogram.groups()) {
            reply.tell(Event.of("group").with("name", group.name()).with("videos", group.videos()));
        }
        reply.tell(Event.of("histogram")
                .with("others", histogram.others())
                .with("in_others", histogram.inOthers())
                .with("videos", histogram.videos())
                .with("without", histogram.without()));
    }

    private static Grouping grouping(String name) {
        try {
            return Grouping.valueOf(name);
        } catch (IllegalArgumentException _) {
            throw new InvalidErrand("by is \"" + name + "\"");
        }
    }

    private static long between(long least, long most, String name, Order order) {
        return order.number(name)
                .filter(number -> number >= least && number <= most)
                .orElseThrow(() -> new InvalidErrand(name + " must be a number from " + least + " to " + most));
    }
}

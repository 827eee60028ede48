package dev.zoetrope.research;

import dev.zoetrope.accounts.AccessToken;
import dev.zoetrope.accounts.Position;
import dev.zoetrope.accounts.Search;
import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.Deadline;
import dev.zoetrope.catalog.DeadlinePassed;
import dev.zoetrope.catalog.Page;
import dev.zoetrope.catalog.Place;
import dev.zoetrope.catalog.VideoSearch;
import dev.zoetrope.http.Call;
import dev.zoetrope.model.Video;
import dev.zoetrope.shape.ResearchShape;
import dev.zoetrope.shape.Selection;
import dev.zoetrope.v2.Envelope;
import dev.zoetrope.v2.Excerpt;
import dev.zoetrope.v2.JsonBody;
import dev.zoetrope.v2.Refusal;
import dev.zoetrope.world.SearchThreads;
import dev.zoetrope.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * {@code POST /v2/research/video/query/}: videos that match a query, by descending id.
 *
 * <p>A new search is fixed with the number of the latest arrival, and each page's end is kept under its cursor, so that later pages go on from there. A cursor
 * that was never handed out is counted up to from the nearest one that was.
 */
public final class VideoQuery {
    private final ResearchSettings settings;
    private final SearchThreads threads;
    private final QueryRoom room = new QueryRoom();

    public VideoQuery(ResearchSettings settings, SearchThreads threads) {
        this.settings = settings;
        this.threads = threads;
    }

    public Envelope.Data answer(Call call, World world) {
        var app = Research.admit(call, world, settings);
        var body = JsonBody.of(call);
        var fields = Research.fields(call, ResearchShape.VIDEO);
        var deadline = Deadline.in(settings.deadline());
        try {
            return room.with(body.length(), settings.deadline(), () -> {
                var request = VideoRequest.read(body, settings.pageSize());
                return threads.run(() -> search(request, app, world, deadline, fields));
            });
        } catch (DeadlinePassed _) {
            throw tooLong();
        }
    }

    private Envelope.Data search(
            VideoRequest request, AccessToken app, World world, Deadline deadline, Selection<Video> fields) {
        try (var catalog = world.catalog().snapshot()) {
            return request.random()
                    ? sample(request, catalog, app, world, deadline, fields)
                    : page(request, catalog, app, world, deadline, fields);
        }
    }

    private Envelope.Data page(
            VideoRequest request,
            Catalog.Snapshot catalog,
            AccessToken app,
            World world,
            Deadline deadline,
            Selection<Video> fields) {
        var known = request.searchId() == null ? null : find(request.searchId(), app, world);
        var search = known == null ? StoredSearch.of(request, catalog.arrivals()) : StoredSearch.read(known);
        var reached = reach(request.cursor(), known, search, catalog, world, deadline);
        var page = again(known, catalog.page(search, reached, request.count(), deadline), reached, request, world);
        var kept = known == null ? open(search, app, world) : known;
        keep(kept, page.end(), world);
        return answer(page, kept, fields);
    }

    /**
     * A page that was handed out before ends where it ended then, though some of it has been deleted since: else what follows would come twice to a client that
     * asks for a page again.
     */
    private static Page again(@Nullable Search known, Page page, Place reached, VideoRequest request, World world) {
        long cursor = reached.passed() + request.count();
        var end = known == null
                ? null
                : world.accounts()
                        .searches()
                        .floor(known, cursor)
                        .filter(position -> position.cursor() == cursor)
                        .orElse(null);
        if (end == null || end.lastId() <= page.end().last()) {
            return page;
        }
        return new Page(
                page.videos().stream()
                        .filter(video -> video.id() >= end.lastId())
                        .toList(),
                new Place(cursor, end.lastId()),
                true);
    }

    private static Search find(String text, AccessToken app, World world) {
        try {
            return world.accounts()
                    .searches()
                    .find(Long.parseLong(text), app.clientKey(), world.clock().instant())
                    .orElseThrow(() -> unknownSearch(text));
        } catch (NumberFormatException _) {
            throw unknownSearch(text);
        }
    }

    private static Search open(VideoSearch search, AccessToken app, World world) {
        return world.accounts()
                .searches()
                .open(
                        app.clientKey(),
                        StoredSearch.write(search),
                        search.arrivals(),
                        world.clock().instant());
    }

    /** The place that a cursor stands for. */
    private static Place reach(
            long cursor,
            @Nullable Search known,
            VideoSearch search,
            Catalog.Snapshot catalog,
            World world,
            Deadline deadline) {
        if (cursor == 0) {
            return Place.START;
        }
        if (cursor > search.arrivals()) {
            // More results than anything ever arrived: no need to count.
            throw invalidPlace();
        }
        var nearest = known == null
                ? Place.START
                : world.accounts()
                        .searches()
                        .floor(known, cursor)
                        .map(position -> new Place(position.cursor(), position.lastId()))
                        .orElse(Place.START);
        if (nearest.passed() == cursor) {
            return nearest;
        }
        try {
            var reached = catalog.skip(search, nearest, cursor - nearest.passed(), deadline);
            if (reached.passed() < cursor) {
                throw invalidPlace();
            }
            return reached;
        } catch (DeadlinePassed e) {
            if (known != null) {
                // The next call goes on from here.
                keep(known, e.reached(), world);
            }
            throw e;
        }
    }

    private static void keep(Search search, Place place, World world) {
        if (place.passed() > 0) {
            world.accounts()
                    .searches()
                    .advance(
                            search,
                            new Position(place.passed(), place.last()),
                            world.clock().instant());
        }
    }

    /** Each call draws anew; the members that pages have are there as if this were the only one. */
    private Envelope.Data sample(
            VideoRequest request,
            Catalog.Snapshot catalog,
            AccessToken app,
            World world,
            Deadline deadline,
            Selection<Video> fields) {
        var search = StoredSearch.of(request, catalog.arrivals());
        var videos = catalog.sample(search, request.count(), world.chance().draw("sample"), deadline);
        var page = new Page(videos, new Place(videos.size(), 0), false);
        return answer(page, open(search, app, world), fields);
    }

    private static Envelope.Data answer(Page page, Search search, Selection<Video> fields) {
        return out -> {
            out.writeName("videos");
            out.writeStartArray();
            write(page.videos(), fields, out);
            out.writeEndArray();
            out.writeNumberProperty("cursor", page.end().passed());
            out.writeBooleanProperty("has_more", page.more());
            out.writeStringProperty("search_id", Long.toString(search.id()));
        };
    }

    private static void write(List<Video> videos, Selection<Video> fields, JsonGenerator out) {
        for (var video : videos) {
            fields.write(video, out);
        }
    }

    /** Clients look for this text from its first character. */
    private static Refusal unknownSearch(String searchId) {
        return Refusal.invalidParams("Search Id " + Excerpt.of(searchId) + " is invalid or expired");
    }

    /** The text was recorded from the live service. */
    static Refusal invalidPlace() {
        return Refusal.invalidParams("Invalid count or cursor");
    }

    private Refusal tooLong() {
        return new Refusal(
                503,
                "timeout",
                "The search did not end within " + settings.deadline().toMillis()
                        + " ms. Ask for fewer days or more selective conditions, or give the server more time.");
    }
}

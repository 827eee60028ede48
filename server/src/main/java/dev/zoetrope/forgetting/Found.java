package dev.zoetrope.forgetting;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.Deadline;
import dev.zoetrope.catalog.DeadlinePassed;
import dev.zoetrope.catalog.Departure;
import dev.zoetrope.catalog.Place;
import dev.zoetrope.catalog.VideoSearch;
import dev.zoetrope.errand.Event;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.User;
import dev.zoetrope.query.Condition;
import dev.zoetrope.query.Operation;
import dev.zoetrope.query.Phrase;
import dev.zoetrope.query.Query;
import dev.zoetrope.query.QueryJson;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What a catalog has of a target, told before anything is forgotten. */
final class Found {
    private static final JsonFactory JSON = new JsonFactory();

    /** Captions that mention somebody are counted for so long. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Catalog.Snapshot catalog;

    Found(Catalog.Snapshot catalog) {
        this.catalog = catalog;
    }

    Event of(String asked, Target target) {
        var found = Event.of("found").with("asked", asked);
        return switch (target) {
            case Target.OfPerson person -> person(found, person);
            case Target.OfVideo video ->
                counted(found.with("kind", "video"), Departure.of(catalog, Target.together(List.of(target))))
                        .with("videos", catalog.video(video.id()) == null ? 0 : 1);
        };
    }

    private Event person(Event found, Target.OfPerson target) {
        var identity = target.identity();
        var person = Departure.person(catalog, identity);
        var user = catalog.user(identity);
        var departure = Departure.of(catalog, Target.together(List.of(target)));
        var told = found.with("kind", person.isPresent() ? "person" : user.isPresent() ? "handle" : "nobody")
                .with("names", person.map(Found::names).orElse(""));
        told = counted(told, departure).with("videos", departure.videos().size());
        if (identity instanceof Identity.Handle handle && person.isEmpty()) {
            told = told.with(
                    "formerly",
                    catalog.claimants(handle.handle()).stream()
                            .map(Found::names)
                            .collect(Collectors.joining("; ")));
        }
        var handle = identity instanceof Identity.Handle asked
                ? asked.handle()
                : user.map(User::handle).orElse("");
        return handle.isEmpty() ? told : mentions(told.with("handle", handle), handle);
    }

    private static Event counted(Event found, Departure departure) {
        var comments = new LongAdder();
        departure.comments(_ -> comments.increment());
        var relations = new LongAdder();
        departure.relations(_ -> relations.increment());
        return found.with("sounds", departure.sounds().size())
                .with("comments", comments.sum())
                .with("relations", relations.sum());
    }

    private static String names(Person person) {
        return person.names().stream().filter(name -> !name.startsWith("row:")).collect(Collectors.joining(", "));
    }

    /** Captions of others that hold a word which begins as the handle does. */
    private Event mentions(Event told, String handle) {
        var phrase = Phrase.of(handle);
        if (phrase.units().isEmpty()) {
            return told;
        }
        var query = new Query(
                List.of(new Condition.Keyword(Operation.EQ, List.of(phrase))),
                List.of(),
                List.of(new Condition.Text(Condition.TextField.USERNAME, Operation.EQ, List.of(handle))));
        var search = new VideoSearch(query, Long.MIN_VALUE, Long.MAX_VALUE, catalog.arrivals());
        long count;
        try {
            count = catalog.skip(search, Place.START, Long.MAX_VALUE, Deadline.in(PATIENCE))
                    .passed();
        } catch (DeadlinePassed e) {
            count = Math.max(1, e.reached().passed());
        }
        return told.with("mentions", count).with("query", json(query));
    }

    private static String json(Query query) {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            QueryJson.write(query, out);
        }
        return text.toString();
    }
}

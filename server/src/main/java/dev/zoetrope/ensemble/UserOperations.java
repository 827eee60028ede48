package dev.zoetrope.ensemble;

import dev.zoetrope.catalog.Subject;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.User;
import dev.zoetrope.readthrough.Reading;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** People by name, by id and by words. */
final class UserOperations {
    private static final int SEARCH_PAGE = 10;

    /** What a search tells of besides people. */
    private static final String[] NOTHING_ELSE = {
        "challenges", "effects", "items", "mix_list", "musics", "position", "uniqid_position"
    };

    private UserOperations() {}

    static Outcome info(Request request) {
        var reading = request.world().reads().user(handle(request));
        return switch (reading) {
            case Reading.Found<User> found -> {
                var scribe = request.scribe();
                yield Outcome.of(1, out -> scribe.hybridUser(found.value(), out))
                        .with(reading);
            }
            case Reading.Missing<User> missing -> throw unknown().with(missing);
            case Reading.Failed<User> failed -> throw new Refusal(Refusal.Reason.INTERNAL).with(failed);
        };
    }

    static Outcome infoFromSecUid(Request request) {
        var reading = request.world().reads().user(new Identity.SecUid(request.get(Parameters.SEC_UID)));
        return switch (reading) {
            case Reading.Found<User> found -> {
                var scribe = request.scribe();
                boolean alternative = request.get(Parameters.ALTERNATIVE_METHOD);
                yield Outcome.object(1, out -> {
                            out.writeName("user");
                            write(found.value(), alternative, scribe, out);
                        })
                        .with(reading);
            }
            case Reading.Missing<User> _ -> Outcome.of(1, Outcome.NULL).with(reading);
            case Reading.Failed<User> failed -> throw new Refusal(Refusal.Reason.INTERNAL).with(failed);
        };
    }

    private static void write(User user, boolean alternative, Scribe scribe, JsonGenerator out) {
        if (alternative) {
            scribe.alternativeUser(user, out);
        } else {
            scribe.user(user, out);
        }
    }

    static Outcome search(Request request) {
        var text = request.get(Parameters.KEYWORD);
        var page = Searches.page(request.get(Parameters.CURSOR), SEARCH_PAGE, (skip, limit) -> {
            var people = request.catalog().people(text, skip + limit);
            return people.subList(Math.min(skip, people.size()), people.size());
        });
        var scribe = request.scribe();
        return Outcome.object(2, out -> {
            Scribe.nextCursor(page.next(), out);
            Scribe.array("users", page.items(), (person, json) -> found(person.user(), scribe, json), out);
        });
    }

    private static void found(User user, Scribe scribe, JsonGenerator out) {
        out.writeStartObject();
        out.writeName("user_info");
        scribe.user(user, out);
        for (var other : NOTHING_ELSE) {
            out.writeNullProperty(other);
        }
        out.writeEndObject();
    }

    /** Whom the parameter {@code username} names. */
    static Identity.Handle handle(Request request) {
        try {
            return new Identity.Handle(request.get(Parameters.USERNAME).strip());
        } catch (IllegalArgumentException _) {
            throw unknown();
        }
    }

    /** Who has an identity now. */
    static Optional<Subject> subject(Identity identity, Request request) {
        return request.catalog()
                .subject(identity.term(), request.world().clock().millis());
    }

    static Refusal unknown() {
        return new Refusal(Refusal.Reason.INVALID_USERNAME, 1);
    }
}

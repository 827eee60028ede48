package dev.zoetrope.history;

import dev.zoetrope.admin.Json;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.catalog.TooManyRuns;
import dev.zoetrope.errand.Errand;
import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.errand.Order;
import dev.zoetrope.errand.Reply;
import dev.zoetrope.forgetting.Target;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Run;
import dev.zoetrope.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Tells how the counters of a user or a video have changed. The reply's data are one JSON object. */
public final class HistoryErrand implements Errand {
    private final World world;

    public HistoryErrand(World world) {
        this.world = world;
    }

    /**
     * The order to tell somebody's or something's history.
     *
     * @param counters names; none for all of them
     * @param from the first day; null for no bound
     * @param to the last day; null for no bound
     */
    public static Order order(Target target, List<String> counters, @Nullable String from, @Nullable String to) {
        var order = switch (target) {
            case Target.OfPerson(Identity.Handle(var handle)) -> Order.empty().with(Asked.USER, handle);
            case Target.OfPerson(var identity) -> Order.empty().with(Asked.USER, identity.term());
            case Target.OfVideo(long id) -> Order.empty().with(Asked.VIDEO, id);
        };
        order = order.with(Asked.COUNTER, counters);
        order = from == null ? order : order.with(Asked.FROM, from);
        return to == null ? order : order.with(Asked.TO, to);
    }

    /**
     * Checks what can be checked of an order without a catalog.
     *
     * @throws InvalidErrand with what is wrong
     */
    public static void check(Order order) {
        Asked.of(order);
    }

    @Override
    public void run(Order order, Reply reply) throws IOException {
        var asked = Asked.of(order);
        var found = answer(asked).orElseThrow(() -> new InvalidErrand(asked.unknown()));
        var json = (found + "\n").getBytes(StandardCharsets.UTF_8);
        reply.data(json, 0, json.length);
    }

    /** Empty when the catalog does not know whom or what was asked for. */
    Optional<String> answer(Asked asked) {
        try (var catalog = world.catalog().snapshot()) {
            return switch (asked.target()) {
                case Target.OfPerson(var identity) ->
                    catalog.subject(identity.term(), Long.MAX_VALUE)
                            .map(subject -> user(subject, catalog.history(subject, asked.search())));
                case Target.OfVideo(long id) ->
                    Optional.ofNullable(catalog.video(id))
                            .map(video -> video(id, catalog.history(video, asked.search())));
            };
        } catch (TooManyRuns e) {
            throw new InvalidErrand(String.valueOf(e.getMessage()));
        }
    }

    private static String user(Subject subject, Map<Field<Long>, List<Run>> history) {
        return Json.object(out -> {
            Json.texts(out, "user", subject.terms());
            if (subject.user().handle() != null) {
                out.writeStringProperty("handle", subject.user().handle());
            }
            write(history, out);
        });
    }

    private static String video(long id, Map<Field<Long>, List<Run>> history) {
        return Json.object(out -> {
            out.writeStringProperty("video", Long.toString(id));
            write(history, out);
        });
    }

    private static void write(Map<Field<Long>, List<Run>> history, JsonGenerator out) {
        out.writeObjectPropertyStart("counters");
        history.forEach((counter, runs) -> {
            out.writeArrayPropertyStart(counter.name());
            runs.forEach(run -> write(run, out));
            out.writeEndArray();
        });
        out.writeEndObject();
    }

    private static void write(Run run, JsonGenerator out) {
        out.writeStartObject();
        out.writeNumberProperty("value", run.value());
        out.writeStringProperty(
                "first_seen", Instant.ofEpochMilli(run.firstSeen()).toString());
        out.writeStringProperty(
                "last_seen", Instant.ofEpochMilli(run.lastSeen()).toString());
        out.writeStringProperty("source", run.source().name().toLowerCase(Locale.ROOT));
        out.writeEndObject();
    }
}

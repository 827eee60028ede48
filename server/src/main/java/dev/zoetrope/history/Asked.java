package dev.zoetrope.history;

import dev.zoetrope.catalog.HistorySearch;
import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.errand.Order;
import dev.zoetrope.forgetting.Target;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.History;
import dev.zoetrope.query.UtcDay;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whose history somebody wants, and which part of it. */
record Asked(Target target, HistorySearch search) {
    static final String USER = "user";
    static final String VIDEO = "video";
    static final String COUNTER = "counter";
    static final String FROM = "from";
    static final String TO = "to";

    private static final Pattern DASHED = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** @throws InvalidErrand when it cannot be understood */
    static Asked of(Order order) {
        var target = target(order.text(USER), order.text(VIDEO));
        var from = day(FROM, order);
        var to = day(TO, order);
        if (from != null && to != null && from.isAfter(to)) {
            throw new InvalidErrand("from: the first day, " + from + ", is after the last, " + to);
        }
        return new Asked(
                target,
                new HistorySearch(
                        counters(kind(target), order.texts(COUNTER)),
                        from == null ? Long.MIN_VALUE : begin(from),
                        to == null ? Long.MAX_VALUE : begin(to.plusDays(1))));
    }

    private static Target target(Optional<String> user, Optional<String> video) {
        if (user.isPresent() == video.isPresent()) {
            throw new InvalidErrand("say whose history: user is a handle, or video is a video's id");
        }
        return user.isPresent() ? Target.person(user.get()) : Target.video(video.orElseThrow());
    }

    private static History.Kind kind(Target target) {
        return switch (target) {
            case Target.OfPerson _ -> History.Kind.USER;
            case Target.OfVideo _ -> History.Kind.VIDEO;
        };
    }

    private static List<Field<Long>> counters(History.Kind kind, List<String> names) {
        return names.isEmpty()
                ? kind.counters()
                : names.stream().map(name -> counter(kind, name.strip())).toList();
    }

    private static Field<Long> counter(History.Kind kind, String name) {
        return kind.counters().stream()
                .filter(counter -> counter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidErrand("counter is \"" + name + "\"; a "
                        + kind.name().toLowerCase(Locale.ROOT) + " has "
                        + kind.counters().stream().map(Field::name).collect(Collectors.joining(", "))));
    }

    private static @Nullable LocalDate day(String name, Order order) {
        var text = order.text(name).orElse(null);
        if (text == null) {
            return null;
        }
        try {
            return UtcDay.parse(DASHED.matcher(text).matches() ? text.replace("-", "") : text);
        } catch (DateTimeException _) {
            throw new InvalidErrand(name + " is \"" + text + "\"; it needs a day, as 2022-06-28 or 20220628");
        }
    }

    private static long begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    /** What is told when the catalog does not know whom or what was asked for. */
    String unknown() {
        return switch (target) {
            case Target.OfPerson(var identity) ->
                "nobody is known by " + identity.term().replaceFirst("^handle:", "@");
            case Target.OfVideo(long id) -> "no video is known by the id " + id;
        };
    }
}

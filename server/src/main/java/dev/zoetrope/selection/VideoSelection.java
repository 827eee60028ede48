package dev.zoetrope.selection;

import dev.zoetrope.catalog.VideoSearch;
import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.errand.Order;
import dev.zoetrope.query.Condition;
import dev.zoetrope.query.InvalidQuery;
import dev.zoetrope.query.Query;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Videos that a verb is about: those that match a query and were posted within some days, however many these are.
 *
 * <p>Immutable.
 *
 * @param query one without any condition matches every video
 * @param from the first UTC day; null for no bound
 * @param to the last UTC day; null for no bound
 */
public record VideoSelection(
        Query query, @Nullable LocalDate from, @Nullable LocalDate to) {
    /** Every video whose time of posting is known. */
    public static final VideoSelection EVERYTHING =
            new VideoSelection(new Query(List.of(), List.of(), List.of()), null, null);

    private static final String PARAMETER = "query";

    /**
     * Reads a query, or a request body of the Research API's video query: {@code query}, {@code start_date} and {@code end_date}, each of which may be left
     * out. What the body says of pages is passed over.
     *
     * @throws InvalidQuery when it is neither; the message names the member
     */
    public static VideoSelection read(String json) {
        return SelectionJson.read(json);
    }

    /**
     * What an order asks for; everything, when it does not say.
     *
     * @throws InvalidErrand when it cannot be understood
     */
    public static VideoSelection of(Order order) {
        try {
            return order.text(PARAMETER).map(SelectionJson::read).orElse(EVERYTHING);
        } catch (InvalidQuery e) {
            throw new InvalidErrand(String.valueOf(e.getMessage()));
        }
    }

    /** An order that asks for this selection. */
    public Order addTo(Order order) {
        return equals(EVERYTHING) ? order : order.with(PARAMETER, SelectionJson.write(this));
    }

    /**
     * Those of these videos that pass more conditions.
     *
     * @param and each has to pass
     * @param not none may pass
     */
    public VideoSelection only(List<Condition> and, List<Condition> not) {
        var narrower = new Query(concat(query.and(), and), query.or(), concat(query.not(), not));
        return new VideoSelection(narrower, from, to);
    }

    private static <T> List<T> concat(List<T> a, List<T> b) {
        return Stream.concat(a.stream(), b.stream()).toList();
    }

    /** Those of these videos that were posted on a day or later. */
    public VideoSelection from(LocalDate day) {
        return new VideoSelection(query, from == null || day.isAfter(from) ? day : from, to);
    }

    /** Those of these videos that were posted on a day or earlier. */
    public VideoSelection to(LocalDate day) {
        return new VideoSelection(query, from, to == null || day.isBefore(to) ? day : to);
    }

    /** @param arrivals those of the catalog that is to be searched */
    public VideoSearch search(long arrivals) {
        return new VideoSearch(
                query,
                from == null ? Long.MIN_VALUE : start(from),
                to == null ? Long.MAX_VALUE : start(to.plusDays(1)),
                arrivals);
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }
}

package dev.zoetrope.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.errand.Order;
import dev.zoetrope.query.Condition;
import dev.zoetrope.query.InvalidQuery;
import dev.zoetrope.query.Operation;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VideoSelectionTest {
    private static final String CATS =
            "{\"and\":[{\"field_name\":\"keyword\",\"operation\":\"EQ\",\"field_values\":[\"cat\"]}]}";

    @Test
    void anOrderCarriesAnySelection() {
        var day = LocalDate.of(2022, 6, 28);
        var region = List.of(Condition.of("region_code", Operation.IN, List.of("DE", "FR")));
        var selection = VideoSelection.read(CATS).only(region, region).from(day).to(day.plusDays(400));
        assertEquals(selection, VideoSelection.of(selection.addTo(Order.empty())));
        assertEquals(2, selection.query().and().size());
        assertEquals(region, selection.query().not());
        assertEquals(VideoSelection.EVERYTHING, VideoSelection.of(VideoSelection.EVERYTHING.addTo(Order.empty())));
        var days = VideoSelection.EVERYTHING.from(day);
        assertEquals(days, VideoSelection.of(days.addTo(Order.empty())));
    }

    @Test
    void aRequestBodyIsAQueryAndItsDays() {
        var query = VideoSelection.read(CATS);
        assertEquals(1, query.query().and().size());
        var request = VideoSelection.read("{\"query\":" + CATS
                + ",\"start_date\":\"20220615\",\"end_date\":\"20240628\",\"max_count\":100,\"cursor\":0,}");
        assertEquals(query.from(LocalDate.of(2022, 6, 15)).to(LocalDate.of(2024, 6, 28)), request);
    }

    @Test
    void daysAreWholeAndBoundsMayBeOpen() {
        var day = LocalDate.of(1970, 1, 2);
        var search = VideoSelection.EVERYTHING.from(day).to(day).search(7);
        assertEquals(86_400, search.from());
        assertEquals(172_800, search.until());
        assertEquals(7, search.arrivals());
        assertEquals(Long.MIN_VALUE, VideoSelection.EVERYTHING.search(7).from());
        assertEquals(Long.MAX_VALUE, VideoSelection.EVERYTHING.search(7).until());
        assertEquals(
                VideoSelection.EVERYTHING.from(day),
                VideoSelection.EVERYTHING.from(day.minusDays(1)).from(day).from(day.minusDays(2)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                              | query: must be an object with the lists and, or, not
            []                                              | query: must be an object with the lists and, or, not
            {}                                              | query: at least one of and, or, not must be a list with a condition
            {"and":[]} x                                    | query: is not valid JSON: Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false') (line 1, column 12)
            {"and":[]} {}                                   | query: must end behind its object
            {"adn":[]}                                      | adn: is no member of a request, which has query, start_date and end_date
            {"and":[],"end_date":"20220628"}                | end_date: is no member of a query, which has and, or, not
            {"start_date":"2022-06-28"}                     | start_date: is no day; write it as YYYYMMDD
            {"start_date":[20220628]}                       | start_date: is no day; write it as YYYYMMDD
            {"start_date":"20220629","end_date":"20220628"} | end_date: 2022-06-28 is before start_date 2022-06-29
            {"query":{"and":[{}]}}                          | query.and[0].field_name: is missing
            """)
    void whatIsNoSelectionIsRefused(String json, String reason) {
        var invalid = assertThrows(InvalidQuery.class, () -> VideoSelection.read(json));
        assertEquals(reason, invalid.getMessage());
        var order = Order.empty().with("query", json);
        assertEquals(
                reason,
                assertThrows(InvalidErrand.class, () -> VideoSelection.of(order))
                        .getMessage());
    }
}

package dev.zoetrope.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class SearchesTest extends AccountsContract {

    private static final String KEY = "awaaaaaaaaaaaaaa";
    private static final String QUERY = "{\"and\":[\"naïve \\u0000 數 \uD83C\uDFA0\"]}\0";

    @Test
    void aSearchIsFoundAsItWasFixed() {
        var search = accounts.searches().open(KEY, QUERY, Long.MAX_VALUE, NOW);

        assertEquals(new Search(search.id(), KEY, QUERY, Long.MAX_VALUE, NOW), search);
        assertEquals(Optional.of(search), accounts.searches().find(search.id(), KEY, NOW));
    }

    @Test
    void anIdHasNineteenDigitsAndTheSecondOfItsMaking() {
        var id = accounts.searches().open(KEY, QUERY, 1, NOW).id();
        assertEquals(19, Long.toString(id).length());
        assertEquals(NOW.getEpochSecond(), id >>> 32);
    }

    @Test
    void idsStayPositiveAfterJanuary2038() {
        var far = Instant.parse("2099-01-01T00:00:00Z");
        var search = accounts.searches().open(KEY, QUERY, 1, far);
        assertTrue(search.id() > 0);
        assertEquals(Optional.of(search), accounts.searches().find(search.id(), KEY, far));
    }

    @Test
    void nothingIsLeftOfSearchesWhenPeopleAreForgotten() {
        var search = accounts.searches().open(KEY, QUERY, 1, NOW);
        accounts.searches().advance(search, new Position(100, 4711), NOW);
        assertTrue(accounts.forgetPeople(List.of(), NOW));
        assertEquals(Optional.empty(), accounts.searches().find(search.id(), KEY, NOW));
        assertEquals(Optional.empty(), accounts.searches().floor(search, 100));
        reopen(LIMITS);
        assertEquals(Optional.empty(), accounts.searches().find(search.id(), KEY, NOW));
        assertEquals(Optional.empty(), accounts.searches().floor(search, 100));
    }

    @Test
    void anotherAppsSearchIsNotFound() {
        var search = accounts.searches().open(KEY, QUERY, 1, NOW);
        assertEquals(Optional.empty(), accounts.searches().find(search.id(), "awbbbbbbbbbbbbbb", NOW));
        assertEquals(Optional.empty(), accounts.searches().find(search.id() + 1, KEY, NOW));
        assertEquals(Optional.empty(), accounts.searches().find(-1, KEY, NOW));
    }

    @Test
    void aSearchLivesSevenDays() {
        var search = accounts.searches().open(KEY, QUERY, 1, NOW);
        var end = NOW.plus(Duration.ofDays(7));
        assertTrue(
                accounts.searches().find(search.id(), KEY, end.minusMillis(1)).isPresent());
        assertEquals(Optional.empty(), accounts.searches().find(search.id(), KEY, end));
    }

    @Test
    void theNearestPositionBeforeACursorIsFound() {
        var searches = accounts.searches();
        var search = searches.open(KEY, QUERY, 1, NOW);
        var other = searches.open(KEY, QUERY, 1, NOW);
        assertEquals(Optional.empty(), searches.floor(search, 100));

        searches.advance(search, new Position(100, 7_300_000_000_000_000_003L), NOW);
        searches.advance(search, new Position(200, 7_300_000_000_000_000_002L), NOW);
        searches.advance(other, new Position(150, 1), NOW);

        assertEquals(Optional.empty(), searches.floor(search, 99));
        var first = Optional.of(new Position(100, 7_300_000_000_000_000_003L));
        assertEquals(first, searches.floor(search, 100));
        assertEquals(first, searches.floor(search, 199));
        assertEquals(
                Optional.of(new Position(200, 7_300_000_000_000_000_002L)), searches.floor(search, Long.MAX_VALUE));
    }

    @Test
    void theFirstPositionOfACursorStands() {
        var searches = accounts.searches();
        var search = searches.open(KEY, QUERY, 1, NOW);
        searches.advance(search, new Position(100, 3), NOW);
        searches.advance(search, new Position(100, 2), NOW);
        assertEquals(Optional.of(new Position(100, 3)), searches.floor(search, 100));
    }

    @Test
    void sixteenThreadsLoseNothing() throws Exception {
        Set<Search> opened = ConcurrentHashMap.newKeySet();
        var searches = accounts.searches();
        Together.run(16, () -> {
            for (int n = 1; n <= 50; n++) {
                var search = searches.open(KEY, QUERY, n, NOW);
                searches.advance(search, new Position(n, n), NOW);
                opened.add(search);
            }
        });
        assertEquals(800, opened.size());
        for (var search : opened) {
            assertEquals(Optional.of(search), searches.find(search.id(), KEY, NOW));
            long n = search.arrivalBound();
            assertEquals(Optional.of(new Position(n, n)), searches.floor(search, Long.MAX_VALUE));
        }
    }

    @Test
    void anAppKeepsItsNewestSearchesOnly() {
        accounts.close();
        accounts = home.open(new AccountLimits(LIMITS.searchLife(), 3, LIMITS.useBlock(), LIMITS.freeUseBlock()));
        var searches = accounts.searches();
        var other = searches.open("awbbbbbbbbbbbbbb", QUERY, 1, NOW);
        var mine = new ArrayList<Search>();
        for (int i = 0; i < 10; i++) {
            mine.add(searches.open(KEY, QUERY, i, NOW.plusSeconds(i)));
        }

        var found = mine.stream()
                .filter(search -> searches.find(search.id(), KEY, NOW).isPresent())
                .toList();
        assertEquals(mine.subList(7, 10), found);
        assertEquals(Optional.of(other), searches.find(other.id(), "awbbbbbbbbbbbbbb", NOW));
    }

    @Test
    void expiredSearchesAndPositionsLeaveTheDatabaseInPassing() {
        var searches = accounts.searches();
        IntStream.range(0, 10).forEach(n -> {
            var search = searches.open(KEY, QUERY, 1, NOW);
            searches.advance(search, new Position(1 + n, n), NOW);
        });
        var later = NOW.plus(LIMITS.searchLife()).plusSeconds(1);

        var search = searches.open(KEY, QUERY, 1, later);
        assertEquals(11 - SearchTable.PURGED_PER_ROW, rows("search"), "one bounded step");
        searches.advance(search, new Position(1, 1), later);
        assertEquals(11 - SearchTable.PURGED_PER_ROW, rows("search_position"), "one bounded step");

        for (int n = 2; n <= 10; n++) {
            searches.open(KEY, QUERY, 1, later);
            searches.advance(search, new Position(n, n), later);
        }
        assertEquals(List.of(10, 10), List.of(rows("search"), rows("search_position")), "only what is alive is left");
    }

    private int rows(String table) {
        return accounts.searchDatabase()
                .read(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                        .mapTo(Integer.class)
                        .one());
    }
}

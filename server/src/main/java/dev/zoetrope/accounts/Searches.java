package dev.zoetrope.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.zoetrope.chance.Chance;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Searches that clients page through, and how far they have been read. Safe for use by many threads.
 *
 * <p>What a method has written survives the end of the process. A power cut can take the last moments' rows; a lost
 * position only has to be counted again. Expired searches leave little by little, as new ones come.
 *
 * <p>All methods throw {@link AccountsUnavailable} when the database cannot be used.
 */
public final class Searches {

    static final int CACHED_BYTES = 16 << 20;
    static final int CACHED_POSITIONS = 50_000;
    private static final int OVERHEAD_BYTES = 200;

    private record Place(long searchId, long cursor) {}

    private final SearchTable table;
    private final Duration life;
    private final Chance chance;
    private final GroupCommit<Search> opened;
    private final GroupCommit<SearchTable.Reached> reached;
    private final Cache<Long, @Nullable Search> paged = Caffeine.newBuilder()
            .maximumWeight(CACHED_BYTES)
            .weigher((Long _, Search search) ->
                    OVERHEAD_BYTES + 2 * search.query().length())
            .build();
    private final Cache<Place, Position> latest =
            Caffeine.newBuilder().maximumSize(CACHED_POSITIONS).build();

    Searches(Database database, AccountLimits limits, Chance chance) {
        this.table = new SearchTable(database, limits);
        this.life = limits.searchLife();
        this.chance = chance;
        this.opened = new GroupCommit<>(Comparator.comparingLong(Search::id), table::insertSearches);
        this.reached = new GroupCommit<>(
                Comparator.comparingLong(SearchTable.Reached::searchId)
                        .thenComparingLong(reached -> reached.position().cursor()),
                table::insertPositions);
    }

    /**
     * Fixes a search and gives it an id. An app that has too many alive loses its oldest.
     *
     * @param query what is asked, in a form of the caller's own
     * @param arrivalBound what arrives in the catalog later does not belong to the results
     */
    public Search open(String clientKey, String query, long arrivalBound, Instant now) {
        while (true) {
            long id = Search.firstId(now)
                    | Integer.toUnsignedLong(chance.draw("search_id").nextInt());
            var search = new Search(id, clientKey, query, arrivalBound, now.truncatedTo(ChronoUnit.MILLIS));
            if (opened.write(search)) {
                return search;
            }
        }
    }

    /** The app's search with this id; empty when there is none, it has expired or it belongs to another app. */
    public Optional<Search> find(long id, String clientKey, Instant now) {
        return Optional.ofNullable(paged.get(id, table::search))
                .filter(search -> search.clientKey().equals(clientKey))
                .filter(search -> now.isBefore(search.createdAt().plus(life)));
    }

    /** Keeps how far a search has been read. A cursor's first position stands; a later one for it changes nothing. */
    public void advance(Search search, Position position, Instant now) {
        var place = new Place(search.id(), position.cursor());
        if (latest.getIfPresent(place) != null) {
            return;
        }
        if (reached.write(new SearchTable.Reached(search.id(), position, now))) {
            latest.put(place, position);
        }
    }

    /** Ends all searches under way, whosesoever. */
    void clear() {
        table.clear();
        paged.invalidateAll();
        latest.invalidateAll();
    }

    /** The position kept for this cursor, or for the nearest one before it. */
    public Optional<Position> floor(Search search, long cursor) {
        var exact = latest.getIfPresent(new Place(search.id(), cursor));
        return exact != null ? Optional.of(exact) : table.floor(search.id(), cursor);
    }
}

package dev.zoetrope.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The statements about searches and their positions. */
final class SearchTable {

    /** One row of {@code search_position}, and when it is written. */
    record Reached(long searchId, Position position, Instant now) {}

    /** More than the rows that are added, so that old rows do not pile up; few, so that no call waits for long. */
    static final int PURGED_PER_ROW = 2;

    private final Database database;
    private final Duration life;
    private final int searchesPerApp;

    SearchTable(Database database, AccountLimits limits) {
        this.database = database;
        this.life = limits.searchLife();
        this.searchesPerApp = limits.searchesPerApp();
    }

    /** Tells for each search whether its id was free. */
    boolean[] insertSearches(List<Search> searches) {
        return database.write(handle -> {
            var batch = handle.prepareBatch("""
                    INSERT INTO search (search_id, client_key, ordinal, query, arrival_bound, created_at)
                    SELECT :id, :key, coalesce(max(ordinal), 0) + 1, :query, :bound, :createdAt
                    FROM search WHERE client_key = :key
                    ON CONFLICT (search_id) DO NOTHING""");
            for (var search : searches) {
                batch.bind("id", search.id())
                        .bind("key", search.clientKey())
                        .bind("query", search.query().getBytes(UTF_8))
                        .bind("bound", search.arrivalBound())
                        .bind("createdAt", search.createdAt().toEpochMilli())
                        .add();
            }
            boolean[] isNew = inserted(batch.execute());
            int limit = PURGED_PER_ROW * searches.size();
            var gone = new TreeSet<>(expired(handle, searches.getLast().createdAt(), limit));
            searches.stream()
                    .map(Search::clientKey)
                    .distinct()
                    .forEach(key -> gone.addAll(surplus(handle, key, limit)));
            // Every node deletes in the same order, so that two of them cannot block one another.
            var deletes = handle.prepareBatch("DELETE FROM search WHERE search_id = ?");
            gone.forEach(deletes::add);
            deletes.execute();
            return isNew;
        });
    }

    /** Tells for each position whether its cursor had none. */
    boolean[] insertPositions(List<Reached> positions) {
        return database.write(handle -> {
            var batch = handle.prepareBatch("""
                    INSERT INTO search_position (search_id, cursor, last_id) VALUES (:id, :cursor, :lastId)
                    ON CONFLICT (search_id, cursor) DO NOTHING""");
            for (var reached : positions) {
                batch.bind("id", reached.searchId())
                        .bind("cursor", reached.position().cursor())
                        .bind("lastId", reached.position().lastId())
                        .add();
            }
            boolean[] isNew = inserted(batch.execute());
            purgePositions(handle, positions.getLast().now(), PURGED_PER_ROW * positions.size());
            return isNew;
        });
    }

    @Nullable Search search(long id) {
        return database.read(handle -> handle.createQuery(
                        "SELECT client_key, query, arrival_bound, created_at FROM search WHERE search_id = :id")
                .bind("id", id)
                .map((row, _) -> new Search(
                        id,
                        row.getString("client_key"),
                        new String(row.getBytes("query"), UTF_8),
                        row.getLong("arrival_bound"),
                        Instant.ofEpochMilli(row.getLong("created_at"))))
                .findOne()
                .orElse(null));
    }

    /** The position at this cursor, or the nearest before it. */
    Optional<Position> floor(long searchId, long cursor) {
        return database.read(handle -> handle.createQuery("""
                        SELECT cursor, last_id FROM search_position WHERE search_id = :id AND cursor <= :cursor
                        ORDER BY cursor DESC LIMIT 1""")
                .bind("id", searchId)
                .bind("cursor", cursor)
                .map((row, _) -> new Position(row.getLong("cursor"), row.getLong("last_id")))
                .findOne());
    }

    void clear() {
        database.write(handle -> handle.execute("DELETE FROM search") + handle.execute("DELETE FROM search_position"));
    }

    private static boolean[] inserted(int[] counts) {
        boolean[] isNew = new boolean[counts.length];
        for (int i = 0; i < counts.length; i++) {
            isNew[i] = counts[i] == 1;
        }
        return isNew;
    }

    private Collection<Long> expired(Handle handle, Instant now, int limit) {
        return handle.createQuery(
                        "SELECT search_id FROM search WHERE search_id < :bound ORDER BY search_id LIMIT :limit")
                .bind("bound", Search.firstId(now.minus(life)))
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
    }

    private Collection<Long> surplus(Handle handle, String clientKey, int limit) {
        return handle.createQuery("""
                        SELECT search_id FROM search
                        WHERE client_key = :key
                            AND ordinal <= (SELECT max(ordinal) FROM search WHERE client_key = :key) - :kept
                        ORDER BY ordinal LIMIT :limit""")
                .bind("key", clientKey)
                .bind("kept", searchesPerApp)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
    }

    private void purgePositions(Handle handle, Instant now, int limit) {
        record Key(long searchId, long cursor) {}
        var deletes = handle.prepareBatch("DELETE FROM search_position WHERE search_id = ? AND cursor = ?");
        handle.createQuery("""
                        SELECT search_id, cursor FROM search_position WHERE search_id < :bound
                        ORDER BY search_id, cursor LIMIT :limit""")
                .bind("bound", Search.firstId(now.minus(life)))
                .bind("limit", limit)
                .map((row, _) -> new Key(row.getLong("search_id"), row.getLong("cursor")))
                .list()
                .forEach(key -> deletes.add(key.searchId, key.cursor));
        deletes.execute();
    }
}

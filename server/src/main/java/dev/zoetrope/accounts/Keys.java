package dev.zoetrope.accounts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.zoetrope.chance.Chance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Keys of the APIs that know no apps. Stored as digests. Safe for use by many threads.
 *
 * <p>All methods throw {@link AccountsUnavailable} when the database cannot be used.
 */
public final class Keys {
    static final int CACHED = 10_000;

    private static final int ID_LENGTH = 10;
    private static final Predicate<String> ID =
            Pattern.compile("[a-z0-9]{" + ID_LENGTH + "}").asMatchPredicate();
    private static final String COLUMNS = "key_id, api, name, standing, daily_quota, per_second, created_at";

    private final Database database;
    private final Chance chance;
    private final Cache<Sha256, @Nullable ApiKey> known;

    /** @param shared whether other nodes have the same database */
    Keys(Database database, Chance chance, boolean shared) {
        this.database = database;
        this.chance = chance;
        known = Caffeine.newBuilder()
                .maximumSize(CACHED)
                .expireAfterWrite(shared ? Tokens.STALE_AT_MOST : Tokens.KEPT_ALONE)
                .build();
    }

    /** Creates a key under a text drawn for it. */
    public IssuedKey create(NewKey key, Instant now) {
        while (true) {
            var text = Credentials.draw(
                    chance,
                    key.api().purpose(),
                    Credentials.LETTERS_AND_DIGITS,
                    key.api().length());
            var created = drawn(key, now);
            if (insert(created, text)) {
                return new IssuedKey(created, text);
            }
        }
    }

    /**
     * The key with this text, which is created when there is none.
     *
     * @throws IllegalArgumentException when the text has not the form of the API's keys
     */
    public ApiKey standing(NewKey key, String text, Instant now) {
        if (!key.api().fits(text)) {
            throw new IllegalArgumentException(key.api() + " has no keys of this form");
        }
        while (true) {
            var found = find(key.api(), text);
            if (found.isPresent()) {
                return found.get();
            }
            insert(drawn(key, now), text);
        }
    }

    /** The key with this text, however it stands; empty when there is none, or one of another API. The time this takes tells nothing about any key. */
    public Optional<ApiKey> find(Api api, String text) {
        // Loading happens inside the cache's own lock for the text, so that a revocation cannot slip in between.
        var key = api.fits(text) ? known.get(hash(text), this::load) : null;
        return key != null && key.api() == api ? Optional.of(key) : Optional.empty();
    }

    /** All keys, oldest first. */
    public List<ApiKey> list() {
        return database.read(
                handle -> handle.createQuery("SELECT " + COLUMNS + " FROM api_key ORDER BY created_at, key_id")
                        .map((row, _) -> key(row))
                        .list());
    }

    /**
     * Ends a key's life. Seen at once by this node, by others within seconds. What it used stays counted.
     *
     * @return what was revoked
     * @throws NoSuchKey when there is none with this id
     */
    public ApiKey revoke(String id) {
        if (!ID.test(id)) {
            throw new NoSuchKey(id);
        }
        record Revoked(ApiKey key, Sha256 hash) {}
        var revoked = database.write(handle -> handle.createQuery(
                        "DELETE FROM api_key WHERE key_id = :id RETURNING text_hash, " + COLUMNS)
                .bind("id", id)
                .map((row, _) -> new Revoked(key(row), Sha256.stored(row.getBytes("text_hash"))))
                .findOne()
                .orElseThrow(() -> new NoSuchKey(id)));
        known.invalidate(revoked.hash());
        return revoked.key();
    }

    private ApiKey drawn(NewKey key, Instant now) {
        return new ApiKey(
                Credentials.draw(chance, "key_id", Credentials.LOWER_AND_DIGITS, ID_LENGTH),
                key.api(),
                key.name(),
                key.standing(),
                key.dailyQuota(),
                Math.toIntExact(key.perSecond()),
                now.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Whether both id and text were free. */
    private boolean insert(ApiKey key, String text) {
        return database.write(handle -> insert(handle, key, hash(text))) == 1;
    }

    private static int insert(Handle handle, ApiKey key, Sha256 hash) {
        return handle.createUpdate("""
                        INSERT INTO api_key (key_id, text_hash, api, name, standing, daily_quota, per_second, created_at)
                        VALUES (:id, :hash, :api, :name, :standing, :dailyQuota, :perSecond, :createdAt)
                        ON CONFLICT DO NOTHING""")
                .bind("id", key.id())
                .bind("hash", hash.bytes())
                .bind("api", key.api().name())
                .bind("name", key.name())
                .bind("standing", key.standing().name())
                .bind("dailyQuota", key.dailyQuota())
                .bind("perSecond", key.perSecond())
                .bind("createdAt", key.createdAt().toEpochMilli())
                .execute();
    }

    private @Nullable ApiKey load(Sha256 hash) {
        return database.read(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM api_key WHERE text_hash = :hash")
                .bind("hash", hash.bytes())
                .map((row, _) -> key(row))
                .findOne()
                .orElse(null));
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getString("key_id"),
                Api.valueOf(row.getString("api")),
                row.getString("name"),
                Standing.valueOf(row.getString("standing")),
                row.getLong("daily_quota"),
                row.getInt("per_second"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }

    private static Sha256 hash(String text) {
        return Sha256.of(text.getBytes(ISO_8859_1));
    }
}

package dev.zoetrope.accounts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.zoetrope.chance.Chance;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Sign-ins of people on the pages. What a browser holds is stored as a digest. Safe for use by many threads.
 *
 * <p>All methods but {@link #draw} and {@link #isToken} throw {@link AccountsUnavailable} when the database cannot be used.
 */
public final class Sessions {

    /** How long a sign-in lasts from its beginning, however busy it is. */
    public static final Duration LIFE = Duration.ofHours(12);

    /** More than the one row that a sign-in adds, so that ended rows do not pile up. */
    static final int PURGED_PER_SIGN_IN = 10;

    private static final int RANDOM_BYTES = 32;
    private static final Predicate<String> TOKEN =
            Pattern.compile("[A-Za-z0-9_-]{43}").asMatchPredicate(); // Base64 of 32 bytes, unpadded
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Database database;
    private final Chance chance;

    Sessions(Database database, Chance chance) {
        this.database = database;
        this.chance = chance;
    }

    /** A new token that stands for nobody yet. */
    public String draw() {
        byte[] random = new byte[RANDOM_BYTES];
        chance.draw("session").nextBytes(random);
        return BASE64.encodeToString(random);
    }

    /** Whether a text has the form of a token. */
    public static boolean isToken(String text) {
        return TOKEN.test(text);
    }

    /** Signs a person in under a new token, which is returned; a token from before never becomes one of somebody signed in. */
    public String begin(String person, Instant now) {
        while (true) {
            String token = draw();
            if (insert(token, person, now)) {
                return token;
            }
        }
    }

    /** Whom a token stands for; empty when it is unknown, was ended or has lasted {@link #LIFE}. */
    public Optional<Session> find(String token, Instant now) {
        if (!isToken(token)) {
            return Optional.empty();
        }
        return database.read(handle -> handle.createQuery("SELECT person, since FROM session WHERE token_hash = :hash")
                        .bind("hash", hash(token))
                        .map((row, _) ->
                                new Session(row.getString("person"), Instant.ofEpochMilli(row.getLong("since"))))
                        .findOne())
                .filter(session -> now.isBefore(session.since().plus(LIFE)));
    }

    /** Signs out. */
    public void end(String token) {
        database.write(handle -> delete(handle, hash(token)));
    }

    /** Signs people out, wherever they are signed in. */
    void forget(Collection<String> people) {
        database.write(handle -> people.stream()
                .mapToInt(person -> handle.execute("DELETE FROM session WHERE person = ?", person))
                .sum());
    }

    /** Whether the token was a new one. */
    private boolean insert(String token, String person, Instant now) {
        return database.write(handle -> {
            int inserted = handle.createUpdate("""
                            INSERT INTO session (token_hash, person, since) VALUES (:hash, :person, :since)
                            ON CONFLICT (token_hash) DO NOTHING""")
                    .bind("hash", hash(token))
                    .bind("person", person)
                    .bind("since", now.truncatedTo(ChronoUnit.MILLIS).toEpochMilli())
                    .execute();
            purge(handle, now);
            return inserted == 1;
        });
    }

    /** Every node deletes in the same order, so that two of them cannot block one another. */
    private static void purge(Handle handle, Instant now) {
        handle.createQuery("""
                        SELECT token_hash FROM session WHERE since <= :before
                        ORDER BY since, token_hash LIMIT :limit""")
                .bind("before", now.minus(LIFE).toEpochMilli())
                .bind("limit", PURGED_PER_SIGN_IN)
                .mapTo(byte[].class)
                .list()
                .forEach(hash -> delete(handle, hash));
    }

    private static int delete(Handle handle, byte[] hash) {
        return handle.execute("DELETE FROM session WHERE token_hash = ?", hash);
    }

    private static byte[] hash(String token) {
        return Sha256.of(token.getBytes(ISO_8859_1)).bytes();
    }
}

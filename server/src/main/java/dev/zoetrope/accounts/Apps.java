package dev.zoetrope.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zoetrope.chance.Chance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The registered apps. Secrets are stored as salted digests. Safe for use by many threads.
 *
 * <p>All methods throw {@link AccountsUnavailable} when the database cannot be used.
 */
public final class Apps {

    private static final int SALT_BYTES = 16;
    private static final String COLUMNS = "client_key, name, developer, platform, redirect_uris, scopes, created_at";

    private final Database database;
    private final Chance chance;

    Apps(Database database, Chance chance) {
        this.database = database;
        this.chance = chance;
    }

    /** Registers an app under a key and a secret drawn for it. */
    public RegisteredApp register(NewApp app, Instant now) {
        while (true) {
            var credentials = Credentials.draw(chance);
            var registered = registered(credentials, app, now);
            if (insert(registered, credentials)) {
                return new RegisteredApp(registered, credentials.clientSecret());
            }
        }
    }

    /**
     * Registers an app under a given key and secret.
     *
     * @throws AppExists when the key is taken
     */
    public App register(NewApp app, Credentials credentials, Instant now) {
        var registered = registered(credentials, app, now);
        if (!insert(registered, credentials)) {
            throw new AppExists(credentials.clientKey());
        }
        return registered;
    }

    /** The app with this key. */
    public Optional<App> find(String clientKey) {
        if (!Credentials.isClientKey(clientKey)) {
            return Optional.empty();
        }
        return database.read(handle -> find(handle, clientKey));
    }

    static Optional<App> find(Handle handle, String clientKey) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM app WHERE client_key = :key")
                .bind("key", clientKey)
                .map((row, _) -> app(row))
                .findOne();
    }

    /** All apps, oldest first. */
    public List<App> list() {
        return database.read(
                handle -> handle.createQuery("SELECT " + COLUMNS + " FROM app ORDER BY created_at, client_key")
                        .map((row, _) -> app(row))
                        .list());
    }

    /** The app with this key, if the secret is its secret. The time this takes tells nothing about the secret. */
    public Optional<App> authenticate(String clientKey, String clientSecret) {
        if (!Credentials.isClientKey(clientKey)) {
            return Optional.empty();
        }
        return database.read(handle -> handle.createQuery(
                        "SELECT secret_salt, secret_hash, " + COLUMNS + " FROM app WHERE client_key = :key")
                .bind("key", clientKey)
                .map((row, _) -> {
                    var given = Sha256.of(row.getBytes("secret_salt"), clientSecret.getBytes(UTF_8));
                    var kept = Sha256.stored(row.getBytes("secret_hash"));
                    return given.equals(kept) ? Optional.of(app(row)) : Optional.<App>empty();
                })
                .findOne()
                .flatMap(app -> app));
    }

    private static App registered(Credentials credentials, NewApp app, Instant now) {
        return new App(
                credentials.clientKey(),
                app.name(),
                app.developer(),
                app.platform(),
                app.redirectUris(),
                app.scopes(),
                now.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Whether the key was free. */
    private boolean insert(App app, Credentials credentials) {
        byte[] salt = new byte[SALT_BYTES];
        chance.draw("secret_salt").nextBytes(salt);
        var hash = Sha256.of(salt, credentials.clientSecret().getBytes(UTF_8));
        return database.write(handle -> handle.createUpdate("""
                        INSERT INTO app (client_key, secret_salt, secret_hash, name, developer, platform, redirect_uris, scopes, created_at)
                        VALUES (:key, :salt, :hash, :name, :developer, :platform, :redirectUris, :scopes, :createdAt)
                        ON CONFLICT (client_key) DO NOTHING""")
                        .bind("key", app.clientKey())
                        .bind("salt", salt)
                        .bind("hash", hash.bytes())
                        .bind("name", app.name())
                        .bind("developer", app.developer())
                        .bind("platform", app.platform().name())
                        .bind("redirectUris", Words.join(app.redirectUris()))
                        .bind("scopes", Words.join(app.scopes()))
                        .bind("createdAt", app.createdAt().toEpochMilli())
                        .execute()
                == 1);
    }

    private static App app(ResultSet row) throws SQLException {
        return new App(
                row.getString("client_key"),
                row.getString("name"),
                row.getString("developer"),
                Platform.valueOf(row.getString("platform")),
                Words.split(row.getString("redirect_uris")),
                Set.copyOf(Words.split(row.getString("scopes"))),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }
}

package dev.zoetrope.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zoetrope.chance.Chance;
import dev.zoetrope.model.Identity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The registered apps. Secrets are stored as salted digests. Safe for use by many threads.
 *
 * <p>All methods throw {@link AccountsUnavailable} when the database cannot be used.
 */
public final class Apps {

    /** An app has at most so many sandboxes. */
    public static final int MOST_SANDBOXES = 5;

    private static final int SALT_BYTES = 16;
    static final String COLUMNS =
            "client_key, name, developer, platform, redirect_uris, scopes, created_at, sandbox_of, target_users, callback_url";

    private final Database database;
    private final Chance chance;
    private final Tokens tokens;

    Apps(Database database, Chance chance, Tokens tokens) {
        this.database = database;
        this.chance = chance;
        this.tokens = tokens;
    }

    /** Registers an app under a key and a secret drawn for it. */
    public RegisteredApp register(NewApp app, Instant now) {
        return database.write(handle ->
                insertDrawn(handle, () -> Credentials.draw(chance), credentials -> registered(credentials, app, now)));
    }

    /**
     * Registers an app under a given key and secret.
     *
     * @throws AppExists when the key is taken
     */
    public App register(NewApp app, Credentials credentials, Instant now) {
        var registered = registered(credentials, app, now);
        if (!database.write(handle -> insert(handle, registered, credentials))) {
            throw new AppExists(credentials.clientKey());
        }
        return registered;
    }

    /**
     * Registers a sandbox under a key and a secret drawn for it.
     *
     * @throws NoSuchApp when there is no app for it
     * @throws InvalidApp when the app is a sandbox itself or has as many as it may, or a redirect address does not suit its platform
     */
    public RegisteredApp register(NewSandbox sandbox, Instant now) {
        return database.write(handle -> {
            var app = locked(handle, sandbox.of());
            if (app.isSandbox()) {
                throw new InvalidApp("sandbox_of is \"%s\", a sandbox itself; name its app, %s."
                        .formatted(app.clientKey(), app.family()));
            }
            if (sandboxes(handle, app.clientKey()).size() >= MOST_SANDBOXES) {
                throw new InvalidApp("The app %s has %d sandboxes, and may have no more; delete one first."
                        .formatted(app.clientKey(), MOST_SANDBOXES));
            }
            var uris = sandbox.redirectUris().isEmpty() ? app.redirectUris() : sandbox.redirectUris();
            if (!sandbox.redirectUris().isEmpty()) {
                RedirectUris.require(app.platform(), uris, sandbox.loose());
            }
            return insertDrawn(
                    handle,
                    () -> Credentials.drawForSandbox(chance),
                    credentials -> new App(
                            credentials.clientKey(),
                            sandbox.name(),
                            app.developer(),
                            app.platform(),
                            uris,
                            sandbox.scopes().isEmpty() ? app.scopes() : sandbox.scopes(),
                            now.truncatedTo(ChronoUnit.MILLIS),
                            app.clientKey(),
                            sandbox.targetUsers(),
                            sandbox.callbackUrl()));
        });
    }

    /** The app with this key. */
    public Optional<App> find(String clientKey) {
        if (!Credentials.isClientKey(clientKey)) {
            return Optional.empty();
        }
        return database.read(handle -> find(handle, clientKey));
    }

    /** All apps and sandboxes, oldest first. */
    public List<App> list() {
        return database.read(
                handle -> handle.createQuery("SELECT " + COLUMNS + " FROM app ORDER BY created_at, client_key")
                        .map((row, _) -> app(row))
                        .list());
    }

    /** The sandboxes of an app, oldest first. */
    public List<App> sandboxes(String clientKey) {
        return database.read(handle -> sandboxes(handle, clientKey));
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

    /**
     * Changes an app. Tokens and grants that it has stay as they are; a client token follows the app's scopes.
     *
     * @throws NoSuchApp when there is none with this key
     * @throws InvalidApp when a member breaks its rule; nothing is changed then
     */
    public App update(String clientKey, AppChange change) {
        var changed = database.write(handle -> {
            var app = changed(locked(handle, clientKey), change);
            if (change.callbackUrl() != null && app.callbackUrl() != null) {
                requireSigningState(handle, clientKey);
            }
            store(handle, app);
            return app;
        });
        tokens.appChanged(clientKey);
        return changed;
    }

    private static App changed(App app, AppChange change) {
        var name = Objects.requireNonNullElse(change.name(), app.name());
        AppRules.requireName("name", name);
        if (change.redirectUris() != null) {
            RedirectUris.require(app.platform(), change.redirectUris(), change.loose());
        }
        if (change.scopes() != null) {
            Scopes.require(change.scopes());
        }
        if (change.targetUsers() != null && !app.isSandbox()) {
            throw new InvalidApp("target_users are a sandbox's; " + app.clientKey() + " is none.");
        }
        return new App(
                app.clientKey(),
                name,
                app.developer(),
                app.platform(),
                Objects.requireNonNullElse(change.redirectUris(), app.redirectUris()),
                Objects.requireNonNullElse(change.scopes(), app.scopes()),
                app.createdAt(),
                app.sandboxOf(),
                change.targetUsers() == null ? app.targetUsers() : AppRules.targetUsers(change.targetUsers()),
                callbackUrl(app, change));
    }

    private static @Nullable String callbackUrl(App app, AppChange change) {
        var url = change.callbackUrl();
        if (url == null) {
            return app.callbackUrl();
        }
        var wanted = url.isEmpty() ? null : url;
        AppRules.requireCallback(wanted, change.loose());
        return wanted;
    }

    private static void requireSigningState(Handle handle, String clientKey) {
        boolean signs = handle.createQuery("SELECT signing_state FROM app WHERE client_key = :key")
                .bind("key", clientKey)
                .map((row, _) -> row.getBytes(1) != null)
                .one();
        if (!signs) {
            throw new InvalidApp(
                    "Webhooks of %s cannot be signed, since it was registered by an earlier Zoetrope; give it a new secret first: ./zoetrope app rotate-secret %s"
                            .formatted(clientKey, clientKey));
        }
    }

    private static void store(Handle handle, App app) {
        handle.createUpdate("""
                        UPDATE app SET name = :name, redirect_uris = :redirectUris, scopes = :scopes,
                            target_users = :targetUsers, callback_url = :callbackUrl
                        WHERE client_key = :key""")
                .bind("name", app.name())
                .bind("redirectUris", Words.join(app.redirectUris()))
                .bind("scopes", Words.join(app.scopes()))
                .bind("targetUsers", Words.join(app.targetUsers()))
                .bind("callbackUrl", app.callbackUrl())
                .bind("key", app.clientKey())
                .execute();
        if (app.callbackUrl() == null) {
            handle.execute("DELETE FROM delivery WHERE client_key = ?", app.clientKey());
        }
    }

    /**
     * Gives an app a new secret; the one before is good no more. Tokens and grants stay.
     *
     * @throws NoSuchApp when there is none with this key
     */
    public RegisteredApp rotateSecret(String clientKey) {
        return database.write(handle -> {
            var app = locked(handle, clientKey);
            var credentials = Credentials.withNewSecret(clientKey, chance);
            setSecret(handle, credentials);
            return new RegisteredApp(app, credentials.clientSecret());
        });
    }

    /** As {@link #rotateSecret}, with a given secret. Nothing happens where there is no app with this key. */
    public void setSecret(Credentials credentials) {
        database.write(handle -> setSecret(handle, credentials));
    }

    private int setSecret(Handle handle, Credentials credentials) {
        var salt = salt();
        return handle.createUpdate("""
                        UPDATE app SET secret_salt = :salt, secret_hash = :hash, signing_state = :signing
                        WHERE client_key = :key""")
                .bind("salt", salt)
                .bind("hash", hash(salt, credentials).bytes())
                .bind("signing", SigningKey.of(credentials.clientSecret()).bytes())
                .bind("key", credentials.clientKey())
                .execute();
    }

    /**
     * Removes an app and its sandboxes, with all their tokens, grants and webhooks. Seen at once by this node, by others within seconds.
     *
     * @return what was removed, the app first
     * @throws NoSuchApp when there is none with this key
     */
    public List<App> delete(String clientKey) {
        var deleted = database.write(handle -> {
            var app = locked(handle, clientKey);
            var all = Stream.concat(Stream.of(app), sandboxes(handle, clientKey).stream())
                    .toList();
            handle.execute("DELETE FROM open_id WHERE family = ?", clientKey);
            // Tokens, grants, webhooks and sandboxes leave with it.
            handle.execute("DELETE FROM app WHERE client_key = ?", clientKey);
            return all;
        });
        deleted.forEach(app -> tokens.appEnded(app.clientKey()));
        return deleted;
    }

    /**
     * Takes people from the lists of those who can log in to sandboxes.
     *
     * @param terms of identities; those of handles count
     */
    void forgetTargets(Collection<String> terms) {
        database.write(handle -> {
            var sandboxes = handle.createQuery(
                            "SELECT client_key FROM app WHERE target_users <> '' ORDER BY client_key")
                    .mapTo(String.class)
                    .list();
            for (var clientKey : sandboxes) {
                lock(handle, clientKey);
                find(handle, clientKey).ifPresent(app -> store(handle, without(app, terms)));
            }
            return sandboxes.size();
        });
    }

    private static App without(App app, Collection<String> terms) {
        var left = app.targetUsers().stream()
                .filter(user -> !terms.contains(Identity.Handle.term(user)))
                .toList();
        return changed(app, new AppChange(null, null, null, left, null, false));
    }

    /** The app, which nobody else changes until the transaction ends. */
    private static App locked(Handle handle, String clientKey) {
        if (!Credentials.isClientKey(clientKey)) {
            throw new NoSuchApp(clientKey);
        }
        lock(handle, clientKey);
        return find(handle, clientKey).orElseThrow(() -> new NoSuchApp(clientKey));
    }

    /** Keeps others from changing an app until the transaction ends. To be called before its grants and webhooks are touched. */
    static void lock(Handle handle, String clientKey) {
        handle.execute("UPDATE app SET name = name WHERE client_key = ?", clientKey);
    }

    static Optional<App> find(Handle handle, String clientKey) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM app WHERE client_key = :key")
                .bind("key", clientKey)
                .map((row, _) -> app(row))
                .findOne();
    }

    private static List<App> sandboxes(Handle handle, String clientKey) {
        return handle.createQuery(
                        "SELECT " + COLUMNS + " FROM app WHERE sandbox_of = :key ORDER BY created_at, client_key")
                .bind("key", clientKey)
                .map((row, _) -> app(row))
                .list();
    }

    private static App registered(Credentials credentials, NewApp app, Instant now) {
        return new App(
                credentials.clientKey(),
                app.name(),
                app.developer(),
                app.platform(),
                app.redirectUris(),
                app.scopes(),
                now.truncatedTo(ChronoUnit.MILLIS),
                null,
                List.of(),
                app.callbackUrl());
    }

    /** Makes an app of credentials. */
    private interface Making {
        App of(Credentials credentials);
    }

    /** A key that is taken is drawn anew. */
    private RegisteredApp insertDrawn(Handle handle, Supplier<Credentials> drawing, Making making) {
        while (true) {
            var credentials = drawing.get();
            var app = making.of(credentials);
            if (insert(handle, app, credentials)) {
                return new RegisteredApp(app, credentials.clientSecret());
            }
        }
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        chance.draw("secret_salt").nextBytes(salt);
        return salt;
    }

    private static Sha256 hash(byte[] salt, Credentials credentials) {
        return Sha256.of(salt, credentials.clientSecret().getBytes(UTF_8));
    }

    /** Whether the key was free. */
    private boolean insert(Handle handle, App app, Credentials credentials) {
        var salt = salt();
        return handle.createUpdate("""
                        INSERT INTO app (client_key, secret_salt, secret_hash, name, developer, platform, redirect_uris, scopes, created_at,
                            sandbox_of, target_users, callback_url, signing_state)
                        VALUES (:key, :salt, :hash, :name, :developer, :platform, :redirectUris, :scopes, :createdAt,
                            :sandboxOf, :targetUsers, :callbackUrl, :signing)
                        ON CONFLICT (client_key) DO NOTHING""")
                        .bind("key", app.clientKey())
                        .bind("salt", salt)
                        .bind("hash", hash(salt, credentials).bytes())
                        .bind("name", app.name())
                        .bind("developer", app.developer())
                        .bind("platform", app.platform().name())
                        .bind("redirectUris", Words.join(app.redirectUris()))
                        .bind("scopes", Words.join(app.scopes()))
                        .bind("createdAt", app.createdAt().toEpochMilli())
                        .bind("sandboxOf", app.sandboxOf())
                        .bind("targetUsers", Words.join(app.targetUsers()))
                        .bind("callbackUrl", app.callbackUrl())
                        .bind(
                                "signing",
                                SigningKey.of(credentials.clientSecret()).bytes())
                        .execute()
                == 1;
    }

    static App app(ResultSet row) throws SQLException {
        return new App(
                row.getString("client_key"),
                row.getString("name"),
                row.getString("developer"),
                Platform.valueOf(row.getString("platform")),
                Words.split(row.getString("redirect_uris")),
                Set.copyOf(Words.split(row.getString("scopes"))),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getString("sandbox_of"),
                Words.split(row.getString("target_users")),
                row.getString("callback_url"));
    }
}

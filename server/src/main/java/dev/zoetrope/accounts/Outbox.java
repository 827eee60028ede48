package dev.zoetrope.accounts;

import dev.zoetrope.chance.Chance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Webhooks that wait to be delivered. They are written together with what they tell of, so that one is there when it happened, and delivered at least once. Safe
 * for use by many threads, and by several nodes.
 *
 * <p>All methods throw {@link AccountsUnavailable} when the database cannot be used.
 */
public final class Outbox {
    /** Who takes a delivery has so long before others may. After a kill it waits as long. */
    public static final Duration CLAIM = Duration.ofSeconds(20);

    private final Database database;
    private final Chance chance;

    Outbox(Database database, Chance chance) {
        this.database = database;
        this.chance = chance;
    }

    /** Tells an app, if it has a callback address, that a person's grant has ended. Part of the caller's transaction. */
    void removed(Handle handle, String clientKey, String openId, Removal reason, Instant now) {
        Apps.lock(handle, clientKey);
        boolean isWanted = handle.createQuery("SELECT callback_url FROM app WHERE client_key = :key")
                .bind("key", clientKey)
                .map((row, _) -> row.getString(1) != null)
                .findOne()
                .orElse(false);
        if (isWanted) {
            // As in TikTok's documentation, the blank included.
            add(handle, clientKey, "authorization.removed", openId, "{\"reason\": " + reason.number() + "}", now);
        }
    }

    private void add(Handle handle, String clientKey, String event, String openId, String content, Instant now) {
        int added;
        do {
            added = handle.createUpdate("""
                            INSERT INTO delivery (delivery_id, client_key, event, user_openid, content, created_at, due_at, attempts)
                            VALUES (:id, :key, :event, :openId, :content, :now, :now, 0)
                            ON CONFLICT (delivery_id) DO NOTHING""")
                    .bind("id", chance.draw("delivery_id").nextLong(1, Long.MAX_VALUE))
                    .bind("key", clientKey)
                    .bind("event", event)
                    .bind("openId", openId)
                    .bind("content", content)
                    .bind("now", now.toEpochMilli())
                    .execute();
        } while (added == 0);
    }

    /** Client keys of apps that something is due for: those that nothing of has failed first, and among them the one that waits longest. */
    public List<String> due(Instant now, int most) {
        return database.read(handle -> handle.createQuery("""
                        SELECT client_key FROM delivery WHERE due_at <= :now
                        GROUP BY client_key
                        ORDER BY EXISTS (SELECT 1 FROM delivery failed
                                WHERE failed.client_key = delivery.client_key AND failed.failure IS NOT NULL),
                            min(due_at), client_key LIMIT :most""")
                .bind("now", now.toEpochMilli())
                .bind("most", most)
                .mapTo(String.class)
                .list());
    }

    /** Takes the delivery of an app that is due longest; empty when none is. To be followed by {@link #delivered}, {@link #failed} or {@link #lost}. */
    public Optional<Delivery> claim(String clientKey, Instant now) {
        return database.write(handle -> claim(handle, clientKey, now));
    }

    private static Optional<Delivery> claim(Handle handle, String clientKey, Instant now) {
        // An app that has gone deaf is told nothing, and holds up nobody.
        handle.createUpdate("""
                        DELETE FROM delivery WHERE client_key = :key
                            AND EXISTS (SELECT 1 FROM app WHERE client_key = :key AND callback_url IS NULL)""").bind("key", clientKey).execute();
        return handle.createQuery("""
                        SELECT delivery_id, client_key, callback_url, event, user_openid, content, delivery.created_at, attempts, signing_state
                        FROM delivery JOIN app USING (client_key) WHERE client_key = :key AND due_at <= :now
                        ORDER BY due_at, delivery.created_at, delivery_id LIMIT 1""")
                .bind("key", clientKey)
                .bind("now", now.toEpochMilli())
                .map((row, _) -> delivery(row))
                .findOne()
                .filter(delivery -> isClaimed(handle, delivery, now));
    }

    /** Another node may have been first. */
    private static boolean isClaimed(Handle handle, Delivery delivery, Instant now) {
        return handle.createUpdate("""
                        UPDATE delivery SET due_at = :until, attempts = :attempts
                        WHERE delivery_id = :id AND due_at <= :now""")
                        .bind("until", now.plus(CLAIM).toEpochMilli())
                        .bind("attempts", delivery.attempts())
                        .bind("id", delivery.id())
                        .bind("now", now.toEpochMilli())
                        .execute()
                == 1;
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getLong("delivery_id"),
                row.getString("client_key"),
                row.getString("callback_url"),
                row.getString("event"),
                row.getString("user_openid"),
                row.getString("content"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getInt("attempts") + 1,
                SigningKey.stored(row.getBytes("signing_state")));
    }

    /** It arrived. */
    public void delivered(Delivery delivery) {
        database.write(handle -> handle.execute("DELETE FROM delivery WHERE delivery_id = ?", delivery.id()));
    }

    /** It did not arrive; to be tried again at a time. */
    public void failed(Delivery delivery, String why, Instant next) {
        database.write(handle -> handle.execute(
                "UPDATE delivery SET due_at = ?, failure = ? WHERE delivery_id = ?",
                next.toEpochMilli(),
                why,
                delivery.id()));
    }

    /** It did not arrive, and is tried no more. */
    public void lost(Delivery delivery) {
        database.write(handle -> {
            Apps.lock(handle, delivery.clientKey());
            int deleted = handle.execute("DELETE FROM delivery WHERE delivery_id = ?", delivery.id());
            return handle.execute(
                    "UPDATE app SET events_lost = events_lost + ? WHERE client_key = ?", deleted, delivery.clientKey());
        });
    }

    /** How the webhooks of an app go. */
    public Backlog backlog(String clientKey) {
        return database.read(handle -> handle.createQuery("""
                        SELECT events_lost,
                            (SELECT count(*) FROM delivery WHERE client_key = :key) AS pending,
                            (SELECT failure FROM delivery WHERE client_key = :key AND failure IS NOT NULL
                                ORDER BY due_at DESC LIMIT 1) AS failure
                        FROM app WHERE client_key = :key""")
                .bind("key", clientKey)
                .map((row, _) ->
                        new Backlog(row.getLong("pending"), row.getLong("events_lost"), row.getString("failure")))
                .findOne()
                .orElse(new Backlog(0, 0, null)));
    }
}

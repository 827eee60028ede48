package dev.zoetrope.accounts;

import dev.zoetrope.chance.Chance;
import java.util.concurrent.ConcurrentHashMap;

/** Keys of our own, one for each purpose: drawn when first asked for, kept for ever, the same for all nodes. Safe for use by many threads. */
public final class Secrets {

    /** Bytes of a key. */
    private static final int LENGTH = 32;

    private final Database database;
    private final Chance chance;
    private final ConcurrentHashMap<String, Secret> known = new ConcurrentHashMap<>();

    Secrets(Database database, Chance chance) {
        this.database = database;
        this.chance = chance;
    }

    /**
     * The key for a purpose, such as {@code media_links}.
     *
     * @throws AccountsUnavailable when the database cannot be used
     */
    public Secret of(String purpose) {
        var key = known.get(purpose);
        return key != null ? key : known.computeIfAbsent(purpose, p -> new Secret(load(p)));
    }

    private byte[] load(String purpose) {
        return database.read(handle -> handle.createQuery("SELECT bytes FROM secret WHERE purpose = :purpose")
                        .bind("purpose", purpose)
                        .mapTo(byte[].class)
                        .findOne())
                .orElseGet(() -> draw(purpose));
    }

    /** What is there already wins: another node may have drawn at the same time. */
    private byte[] draw(String purpose) {
        var drawn = new byte[LENGTH];
        chance.draw("secret:" + purpose).nextBytes(drawn);
        return database.write(handle -> {
            handle.createUpdate("""
                            INSERT INTO secret (purpose, bytes) VALUES (:purpose, :bytes)
                            ON CONFLICT (purpose) DO NOTHING""")
                    .bind("purpose", purpose)
                    .bind("bytes", drawn)
                    .execute();
            return handle.createQuery("SELECT bytes FROM secret WHERE purpose = :purpose")
                    .bind("purpose", purpose)
                    .mapTo(byte[].class)
                    .one();
        });
    }
}

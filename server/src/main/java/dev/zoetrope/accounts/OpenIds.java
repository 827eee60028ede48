package dev.zoetrope.accounts;

import dev.zoetrope.chance.Chance;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * What apps call people. An open id belongs to one app and its sandboxes, a union id to all apps of a developer; both are drawn by chance, so that nobody can
 * work them out, and kept from then on. A person who is found by other terms later, since rows were joined, keeps them.
 */
final class OpenIds {
    private final Chance chance;

    OpenIds(Chance chance) {
        this.chance = chance;
    }

    /** What an app and its sandboxes call the person of these terms, drawn now if they had no name for them. */
    String openId(Handle handle, String family, List<String> terms, Instant now) {
        return idOf(handle, new Table("open_id", "family", family), terms, now);
    }

    /** What all apps of a developer call the person of these terms, drawn now if they had no name for them. */
    String unionId(Handle handle, String developer, List<String> terms, Instant now) {
        return idOf(handle, new Table("union_id", "developer", developer), terms, now);
    }

    /** @param owner column that tells who uses the id, which has the table's name */
    private record Table(String name, String owner, String value) {}

    private String idOf(Handle handle, Table table, List<String> terms, Instant now) {
        var id = find(handle, table, terms, () -> drawn(handle, table));
        // Under each term that can never be another's, so that any of them leads back to it, whichever comes first
        // later.
        for (var term : terms) {
            if (Terms.isHandle(term) && !term.equals(terms.getFirst())) {
                continue;
            }
            handle.createUpdate("INSERT INTO " + table.name + " (" + table.owner + ", subject, " + table.name
                            + ", issued_at) VALUES (:owner, :subject, :id, :now) ON CONFLICT DO NOTHING")
                    .bind("owner", table.value)
                    .bind("subject", term)
                    .bind("id", id)
                    .bind("now", now.toEpochMilli())
                    .execute();
        }
        // Another node may have been first.
        return find(handle, table, terms, () -> id);
    }

    /** The oldest one that any of the person's terms has. */
    private static String find(Handle handle, Table table, List<String> terms, Supplier<String> otherwise) {
        return handle.createQuery("SELECT " + table.name + " FROM " + table.name + " WHERE " + table.owner
                        + " = :owner AND subject IN ("
                        + Terms.placeholders(terms.size())
                        + ") ORDER BY issued_at, " + table.name + " LIMIT 1")
                .bind("owner", table.value)
                .bindMap(Terms.bindings(terms))
                .mapTo(String.class)
                .findOne()
                .orElseGet(otherwise);
    }

    /** One that nobody has. */
    private String drawn(Handle handle, Table table) {
        while (true) {
            var id = draw(table);
            boolean isTaken = handle.createQuery(
                            "SELECT 1 FROM " + table.name + " WHERE " + table.name + " = :id LIMIT 1")
                    .bind("id", id)
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent();
            if (!isTaken) {
                return id;
            }
        }
    }

    private String draw(Table table) {
        var random = chance.draw(table.name);
        // The form of a random UUID, as the documentation's samples have it.
        long high = (random.nextLong() & ~0xf000L) | 0x4000L;
        long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
        return new UUID(high, low).toString();
    }

    /** Takes what apps call a person, by one of their terms. */
    int forget(Handle handle, String term) {
        return handle.execute("DELETE FROM open_id WHERE subject = ?", term)
                + handle.execute("DELETE FROM union_id WHERE subject = ?", term);
    }
}

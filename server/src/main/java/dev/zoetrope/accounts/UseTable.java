package dev.zoetrope.accounts;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The statements about uses. */
final class UseTable {

    /** Uses numbered from {@code from} up to, not including, {@code to}; the day's first is 0. */
    record Granted(long from, long to) {}

    private final Database database;

    UseTable(Database database) {
        this.database = database;
    }

    /** A block of uses, or as many as the limit leaves; empty when it leaves none. */
    Optional<Granted> lease(String key, LocalDate day, long block, long limit) {
        long first = Math.min(block, limit);
        if (first <= 0) {
            return Optional.empty();
        }
        return database.write(handle -> handle.createQuery("""
                        INSERT INTO uses (use_key, day, leased, latest_lease) VALUES (:key, :day, :first, :first)
                        ON CONFLICT (use_key, day) DO UPDATE SET
                            latest_lease = CASE WHEN :limit - uses.leased < :first THEN :limit - uses.leased ELSE :first END,
                            leased = uses.leased + CASE WHEN :limit - uses.leased < :first THEN :limit - uses.leased ELSE :first END
                        WHERE uses.leased < :limit
                        RETURNING leased - latest_lease AS first_use, leased AS end_of_lease""")
                .bind("key", key)
                .bind("day", day.toEpochDay())
                .bind("first", first)
                .bind("limit", limit)
                .map((row, _) -> new Granted(row.getLong("first_use"), row.getLong("end_of_lease")))
                .findOne());
    }

    void giveBack(String key, LocalDate day, long unused) {
        database.write(handle -> handle.createUpdate(
                        "UPDATE uses SET leased = leased - :unused WHERE use_key = :key AND day = :day")
                .bind("unused", unused)
                .bind("key", key)
                .bind("day", day.toEpochDay())
                .execute());
    }

    long leased(String key, LocalDate day) {
        return database.read(handle -> handle.createQuery("SELECT leased FROM uses WHERE use_key = :key AND day = :day")
                .bind("key", key)
                .bind("day", day.toEpochDay())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
    }

    /** What is counted on each day that anything is, both ends included. */
    NavigableMap<LocalDate, Long> leased(String key, LocalDate from, LocalDate until) {
        record OfDay(LocalDate day, long leased) {}
        return database.read(handle -> handle
                .createQuery("SELECT day, leased FROM uses WHERE use_key = :key AND day >= :from AND day <= :until")
                .bind("key", key)
                .bind("from", from.toEpochDay())
                .bind("until", until.toEpochDay())
                .map((row, _) -> new OfDay(LocalDate.ofEpochDay(row.getLong("day")), row.getLong("leased")))
                .stream()
                .collect(Collectors.toMap(OfDay::day, OfDay::leased, Long::sum, TreeMap::new)));
    }
}

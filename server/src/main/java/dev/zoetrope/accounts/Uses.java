package dev.zoetrope.accounts;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts uses by key and UTC day, against a daily limit or without one. Safe for use by many threads.
 *
 * <p>The count is taken from the database in blocks. It is exact after an orderly {@link Accounts#close()}; a kill can
 * leave it too high by at most one block per key and node, and by what was taken for work that the kill cut off, never too low.
 * Blocks of uses without a limit grow with how fast they are used, to about a second's worth: nobody is kept from a use by what another node has leased.
 *
 * <p>All methods throw {@link AccountsUnavailable} when the database cannot be used.
 */
public final class Uses {

    /** For a use that is counted only. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    private final UseTable table;
    private final int block;
    private final int freeBlock;
    private final ConcurrentHashMap<String, Lease> leases = new ConcurrentHashMap<>();

    /** @param freeBlock the largest block of uses without a limit */
    Uses(Database database, int block, int freeBlock) {
        this.table = new UseTable(database);
        this.block = block;
        this.freeBlock = freeBlock;
    }

    /**
     * Takes one use.
     *
     * @param key what is limited, such as {@code research:awa1b2c3d4e5f6g7}; one of a bounded number
     * @param limit uses that the day allows, all nodes together
     * @return false when the day's uses are spent; nothing is counted then
     */
    public boolean take(String key, LocalDate day, long limit) {
        return take(key, day, 1, limit);
    }

    /**
     * Takes so many uses, or none.
     *
     * @param amount at least 0
     * @return false when the day has not so many left; nothing is counted then
     */
    public boolean take(String key, LocalDate day, long amount, long limit) {
        return lease(key).take(day, amount, limit);
    }

    /**
     * Takes so many uses, or as many as there are.
     *
     * @param most at least 0
     * @return how many
     */
    public long takeUpTo(String key, LocalDate day, long most, long limit) {
        return lease(key).takeUpTo(day, most, limit);
    }

    /**
     * Gives back some of what was taken.
     *
     * @param day on which it was taken; it may be over
     * @param amount at least 0
     */
    public void giveBack(String key, LocalDate day, long amount) {
        if (amount > 0) {
            lease(key).giveBack(day, amount);
        }
    }

    /** Uses taken on a day. What other nodes have leased and not yet used counts as taken. */
    public long used(String key, LocalDate day) {
        return lease(key).used(day);
    }

    /** As {@link #used(String, LocalDate)}, for every day with uses from one to another, both included. */
    public NavigableMap<LocalDate, Long> used(String key, LocalDate from, LocalDate until) {
        return lease(key).used(from, until);
    }

    private Lease lease(String key) {
        return leases.computeIfAbsent(key, k -> new Lease(table, k, block, freeBlock));
    }

    /** Gives back what was leased and not used. */
    void giveBack() {
        leases.values().forEach(Lease::giveBack);
    }
}

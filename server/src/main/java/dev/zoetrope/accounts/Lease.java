package dev.zoetrope.accounts;

import java.time.LocalDate;
import java.util.NavigableMap;

/**
 * This node's share of one key's uses on one day: of those leased so far, the last {@code left} are free. More than a block is never free, so that a kill cannot
 * over-count by more.
 */
final class Lease {

    private final UseTable table;
    private final String key;
    private final int block;
    private final int freeBlock;
    private LocalDate day = LocalDate.EPOCH;
    /** As large as the limit of the latest use allows. */
    private int usual;

    private long left;
    private long end;

    /** @param freeBlock the block of uses without a limit */
    Lease(UseTable table, String key, int block, int freeBlock) {
        this.table = table;
        this.key = key;
        this.block = block;
        this.freeBlock = freeBlock;
        this.usual = block;
    }

    synchronized boolean take(LocalDate day, long amount, long limit) {
        if (ready(day, amount, limit) < amount) {
            giveBackAbove(usual);
            return false;
        }
        left -= amount;
        return true;
    }

    synchronized long takeUpTo(LocalDate day, long most, long limit) {
        long taken = Math.min(most, ready(day, most, limit));
        left -= taken;
        return taken;
    }

    /** Leases anew if what is left does not suffice, and tells what can be taken then. */
    private long ready(LocalDate day, long amount, long limit) {
        if (!day.equals(this.day)) {
            giveBack();
            this.day = day;
        }
        usual = limit == Uses.UNLIMITED ? freeBlock : block;
        if (left < amount) {
            renew(amount - left, limit);
        }
        // The limit may have been lowered since the lease was made.
        return Math.clamp(limit - (end - left), 0, left);
    }

    synchronized void giveBack(LocalDate day, long amount) {
        if (day.equals(this.day)) {
            left += amount;
            giveBackAbove(usual);
        } else {
            table.giveBack(key, day, amount);
        }
    }

    private void giveBackAbove(long kept) {
        long above = left - kept;
        if (above > 0) {
            // First here: what fails half-way is counted twice rather than not at all.
            end -= above;
            left = kept;
            table.giveBack(key, day, above);
        }
    }

    synchronized long used(LocalDate day) {
        return table.leased(key, day) - free(day);
    }

    synchronized NavigableMap<LocalDate, Long> used(LocalDate from, LocalDate until) {
        var used = table.leased(key, from, until);
        used.computeIfPresent(day, (_, leased) -> leased - left);
        return used;
    }

    private long free(LocalDate day) {
        return day.equals(this.day) ? left : 0;
    }

    synchronized void giveBack() {
        giveBackAbove(0);
    }

    private void renew(long missing, long limit) {
        table.lease(key, day, Math.max(usual, missing), limit).ifPresent(granted -> {
            left += granted.to() - granted.from();
            end = granted.to();
        });
    }
}

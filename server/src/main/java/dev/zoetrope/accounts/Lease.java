package dev.zoetrope.accounts;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.concurrent.TimeUnit;

/**
 * This node's share of one key's uses on one day: of those leased so far, the last {@code left} are free. More than a block is never free, so that a kill cannot
 * over-count by more.
 */
final class Lease {
    /** A block without a limit is to last about so long: a busy key makes few commits, and a quiet one is counted nearly exactly. */
    private static final long LASTING = TimeUnit.SECONDS.toNanos(1);

    private final UseTable table;
    private final String key;
    private final int block;
    private final int largest;
    private LocalDate day = LocalDate.EPOCH;
    /** The block of uses without a limit, of late. */
    private int free;
    /** The block of uses under the limit of the latest one. */
    private int usual;

    private long renewed = System.nanoTime() - LASTING;

    private long left;
    private long end;

    /** @param largest the largest block of uses without a limit */
    Lease(UseTable table, String key, int block, int largest) {
        this.table = table;
        this.key = key;
        this.block = block;
        this.largest = Math.max(block, largest);
        this.free = block;
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
        boolean lacking = left < amount;
        if (lacking) {
            resize();
        }
        usual = limit == Uses.UNLIMITED ? free : block;
        if (lacking) {
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

    private void resize() {
        long now = System.nanoTime();
        free = now - renewed < LASTING ? Math.min(2 * free, largest) : Math.max(free / 2, block);
        renewed = now;
    }

    private void renew(long missing, long limit) {
        table.lease(key, day, Math.max(usual, missing), limit).ifPresent(granted -> {
            left += granted.to() - granted.from();
            end = granted.to();
        });
    }
}

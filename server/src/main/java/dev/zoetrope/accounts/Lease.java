package dev.zoetrope.accounts;

import java.time.LocalDate;

/** This node's share of one key's uses on one day: those numbered from {@code next} up to, not including, {@code end}. */
final class Lease {

    private final UseTable table;
    private final String key;
    private final int block;
    private LocalDate day = LocalDate.EPOCH;
    private long next;
    private long end;

    Lease(UseTable table, String key, int block) {
        this.table = table;
        this.key = key;
        this.block = block;
    }

    synchronized boolean take(LocalDate day, long limit) {
        if (!day.equals(this.day)) {
            giveBack();
            this.day = day;
        }
        if (next == end) {
            renew(limit);
        }
        // The second test matters when the limit was lowered since the lease was made.
        if (next == end || next >= limit) {
            return false;
        }
        next++;
        return true;
    }

    synchronized long used(LocalDate day) {
        long unused = day.equals(this.day) ? end - next : 0;
        return table.leased(key, day) - unused;
    }

    synchronized void giveBack() {
        if (next < end) {
            table.giveBack(key, day, end - next);
        }
        end = next;
    }

    private void renew(long limit) {
        table.lease(key, day, block, limit).ifPresent(granted -> {
            next = granted.from();
            end = granted.to();
        });
    }
}

package dev.zoetrope.accounts;

import java.time.LocalDate;
import java.util.NavigableMap;

/** This node's share of one key's uses on one day: of those leased so far, the last {@code left} are free. */
final class Lease {

    private final UseTable table;
    private final String key;
    private final int block;
    private LocalDate day = LocalDate.EPOCH;
    private long left;
    private long end;

    Lease(UseTable table, String key, int block) {
        this.table = table;
        this.key = key;
        this.block = block;
    }

    synchronized boolean take(LocalDate day, long amount, long limit) {
        if (!day.equals(this.day)) {
            giveBack();
            this.day = day;
        }
        if (left < amount) {
            renew(amount - left, limit);
        }
        // The second test matters when the limit was lowered since the lease was made.
        if (left < amount || end - left + amount > limit) {
            return false;
        }
        left -= amount;
        return true;
    }

    synchronized void giveBack(LocalDate day, long amount) {
        if (day.equals(this.day)) {
            left += amount;
        } else {
            table.giveBack(key, day, amount);
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
        if (left > 0) {
            table.giveBack(key, day, left);
        }
        end -= left;
        left = 0;
    }

    private void renew(long missing, long limit) {
        table.lease(key, day, Math.max(block, missing), limit).ifPresent(granted -> {
            left += granted.to() - granted.from();
            end = granted.to();
        });
    }
}

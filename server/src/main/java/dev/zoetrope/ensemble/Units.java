package dev.zoetrope.ensemble;

import dev.zoetrope.accounts.ApiKey;
import dev.zoetrope.accounts.Uses;
import dev.zoetrope.world.World;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The units of one call. What it may cost at most is held before the work, and what it did not cost is given back. So a token whose units are spent makes no
 * work, no day's quota is ever exceeded, and nothing is charged for an answer that the caller does not get. All of it counts for the UTC day on which the call
 * began.
 */
final class Units {
    private final Uses uses;
    private final String key;
    private final LocalDate day;
    private final long limit;
    private long held;

    private Units(ApiKey key, World world, long dailyUnits) {
        uses = world.accounts().uses();
        this.key = key.useKey();
        day = today(world);
        limit = key.dailyQuota() == 0 ? dailyUnits : key.quota();
    }

    /**
     * Holds what an operation wants of every call.
     *
     * @param dailyUnits the quota of tokens without one of their own
     * @throws Refusal when the day has not so many units left
     */
    static Units hold(long least, ApiKey key, World world, long dailyUnits) {
        var units = new Units(key, world, dailyUnits);
        units.hold(least);
        return units;
    }

    static LocalDate today(World world) {
        return LocalDate.ofInstant(world.clock().instant(), ZoneOffset.UTC);
    }

    /**
     * Holds so many units, those that are held already among them. For work whose cost is known only when it is done: at most so many.
     *
     * @throws Refusal when the day has not so many units left
     */
    void hold(long most) {
        if (most > held) {
            if (!uses.take(key, day, most - held, limit)) {
                throw new Refusal(Refusal.Reason.UNITS_SPENT);
            }
            held = most;
        }
    }

    /**
     * Holds so many units, or as many as the day has left. For work that can be done in part.
     *
     * @return how many are held
     */
    long holdUpTo(long most) {
        if (most > held) {
            held += uses.takeUpTo(key, day, most - held, limit);
        }
        return held;
    }

    /**
     * Charges a cost, and gives the rest of what is held back.
     *
     * @throws Refusal when the work cost more than was held, since something arrived meanwhile, and the day has not so many units left
     */
    void settle(long cost) {
        hold(cost);
        long rest = held - cost;
        // First: nothing is given back twice when this fails.
        held = cost;
        uses.giveBack(key, day, rest);
    }
}

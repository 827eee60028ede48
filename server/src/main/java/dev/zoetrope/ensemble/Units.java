package dev.zoetrope.ensemble;

import dev.zoetrope.accounts.ApiKey;
import dev.zoetrope.accounts.Uses;
import dev.zoetrope.world.World;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The units of one call. What the operation costs at least is taken before the work; the rest when the work is done and its cost known. So a token whose units
 * are spent makes no work, no day's quota is ever exceeded, and nothing is charged for an answer that the caller does not get. All of it counts for the UTC day
 * on which the call began.
 */
final class Units {
    private final Uses uses;
    private final String key;
    private final LocalDate day;
    private final long limit;
    private long taken;

    private Units(ApiKey key, World world, long dailyUnits) {
        uses = world.accounts().uses();
        this.key = key.useKey();
        day = today(world);
        limit = key.dailyQuota() == 0 ? dailyUnits : key.quota();
    }

    /**
     * Takes what a call costs at least.
     *
     * @param dailyUnits the quota of tokens without one of their own
     * @throws Refusal when the day has not so many units left
     */
    static Units take(long least, ApiKey key, World world, long dailyUnits) {
        var units = new Units(key, world, dailyUnits);
        units.settle(least);
        return units;
    }

    static LocalDate today(World world) {
        return LocalDate.ofInstant(world.clock().instant(), ZoneOffset.UTC);
    }

    /**
     * Charges a cost in place of what was taken so far.
     *
     * @throws Refusal when the day has not so many units left; nothing is charged then
     */
    void settle(long cost) {
        if (cost > taken && !uses.take(key, day, cost - taken, limit)) {
            giveBack();
            throw new Refusal(Refusal.Reason.UNITS_SPENT);
        }
        if (cost < taken) {
            uses.giveBack(key, day, taken - cost);
        }
        taken = cost;
    }

    /** Charges nothing. */
    void giveBack() {
        uses.giveBack(key, day, taken);
        taken = 0;
    }
}

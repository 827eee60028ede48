package dev.zoetrope.handle;

import dev.zoetrope.accounts.Api;
import dev.zoetrope.accounts.Standing;
import dev.zoetrope.handle.Refusal.Reason;
import dev.zoetrope.http.Call;
import dev.zoetrope.world.World;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Who may call, and how often. */
final class Admission {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private Admission() {}

    /**
     * Lets a call in, which is counted then. The limits are the key's own, which somebody wanted: they hold whether the real services' are enforced or not.
     *
     * @throws Refusal when there is no good key, or it was used too often
     */
    static void require(Call call, World world) {
        var text = call.header("x-api-key");
        var key = text == null
                ? null
                : world.accounts().keys().find(Api.HANDLE, text).orElse(null);
        if (key == null || key.standing() != Standing.ACTIVE) {
            throw new Refusal(Reason.FORBIDDEN);
        }
        call.note("key", key.id());
        var now = world.clock().instant();
        if (key.perSecond() > 0 && !world.accounts().rates().take(key.useKey(), key.perSecond(), SECOND, now)) {
            throw new Refusal(Reason.TOO_FAST);
        }
        if (!world.accounts().uses().take(key.useKey(), LocalDate.ofInstant(now, ZoneOffset.UTC), key.quota())) {
            throw new Refusal(Reason.QUOTA_SPENT);
        }
    }
}

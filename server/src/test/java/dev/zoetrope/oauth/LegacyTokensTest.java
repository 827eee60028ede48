package dev.zoetrope.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.AccountLimits;
import dev.zoetrope.accounts.Accounts;
import dev.zoetrope.accounts.GrantRules;
import dev.zoetrope.catalog.Overlay;
import dev.zoetrope.chance.Chance;
import dev.zoetrope.http.HandlerServer;
import dev.zoetrope.http.Logging;
import dev.zoetrope.world.World;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LegacyTokensTest {
    @Test
    void whatNobodyThoughtOfIsAnErrorInItsOwnForm() throws Exception {
        Logging.quiet();
        // Good for the log id and for nothing more.
        Iterator<Instant> clock = List.of(Instant.EPOCH).iterator();
        try (var accounts = Accounts.inMemory(AccountLimits.DEFAULT, Chance.secure())) {
            var world = new World(Overlay.overNothing(), accounts, clock::next, Chance.secure());
            var tokens = new LegacyTokens(new OAuthSettings(200, GrantRules.LONG));
            try (var server = new HandlerServer(call -> tokens.revoke(call, world))) {
                var reply = server.post("access_token=act.secret&open_id=x");
                assertEquals(500, reply.statusCode());
                assertEquals(
                        "{\"data\":{\"captcha\":\"\",\"desc_url\":\"\",\"description\":\"Server Internal Error\",\"error_code\":10002},\"message\":\"error\"}",
                        reply.body());
                var line = server.logged();
                assertTrue(line.contains("reason=\"Server Internal Error\""), line);
            }
        }
    }
}

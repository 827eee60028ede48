package dev.zoetrope.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.AccountLimits;
import dev.zoetrope.accounts.Accounts;
import dev.zoetrope.catalog.Overlay;
import dev.zoetrope.chance.Chance;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.HandlerServer;
import dev.zoetrope.http.Logging;
import dev.zoetrope.world.World;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class LoginGatewayTest {
    @Test
    void whatNobodyThoughtOfIsAPageWithALogIdAndWithoutItsText() throws Exception {
        Logging.quiet();
        try (var accounts = Accounts.inMemory(AccountLimits.DEFAULT, Chance.secure())) {
            var world = new World(Overlay.overNothing(), accounts, InstantSource.system(), Chance.secure());
            try (var server = new HandlerServer((Call call) -> LoginGateway.answer(call, world, () -> {
                throw new IllegalStateException("a secret");
            }))) {
                var reply = server.post("");
                assertEquals(500, reply.statusCode());
                assertTrue(reply.body().contains("Something went wrong"), reply.body());
                assertFalse(reply.body().contains("secret"), reply.body());
                var line = server.logged();
                var logId = reply.headers().firstValue("X-Tt-Logid").orElseThrow();
                assertTrue(line.contains(logId) && line.contains("server_error"), line);
            }
        }
    }
}

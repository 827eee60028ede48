package dev.zoetrope.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.RegisteredApp;
import dev.zoetrope.accounts.UserToken;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo that is kept and started again. */
class DemoHouseTest {
    private static final String KEY = "awdemowebapp0001";
    private static final String SECRET = "demoWebAppSecretIsNoSecret000001";

    @TempDir
    private Path folder;

    private TestServer start() {
        return TestServer.demo("demo=100", "data=" + folder.resolve("world"));
    }

    @Test
    void theCredentialsItTellsAreGood() {
        try (var server = start()) {
            var rotated = server.world().accounts().apps().rotateSecret(KEY);
            assertNotEquals(SECRET, rotated.clientSecret());
        }
        try (var server = start()) {
            var told = server.get("/_zoetrope/demo").body();
            assertTrue(told.contains(SECRET), told);
            server.token(KEY, SECRET);
        }
    }

    @Test
    void noTwoPeopleHaveOneIdThoughItWasStartedInBetween() {
        var handles = List.of(0, 1, 2);
        var openIds = new HashSet<String>();
        for (int run : handles) {
            try (var server = start()) {
                var world = server.world();
                var app = world.accounts().apps().find(KEY).orElseThrow();
                var person = world.catalog().people("", handles.size()).get(run);
                var text = server.userToken(
                        new RegisteredApp(app, SECRET),
                        Objects.requireNonNull(person.user().handle()),
                        "user.info.basic");
                var token = (UserToken) world.accounts()
                        .tokens()
                        .find(text, world.clock().instant())
                        .orElseThrow();
                openIds.add(token.openId());
            }
        }
        assertEquals(handles.size(), openIds.size());
    }
}

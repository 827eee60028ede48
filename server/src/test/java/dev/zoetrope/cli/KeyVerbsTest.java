package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.Api;
import dev.zoetrope.http.Logging;
import dev.zoetrope.server.House;
import dev.zoetrope.server.Server;
import dev.zoetrope.server.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The verbs about keys, with the folder for themselves and beside a server that has it. */
class KeyVerbsTest {
    @TempDir
    private Path data;

    private @Nullable Server server;

    @BeforeEach
    void quiet() {
        Logging.quiet();
    }

    private Server serve() {
        var settings = Settings.read(Map.of("port", "0", "data", data.toString(), "access-log", "off"), Map.of());
        server = Server.start(settings, House.open(settings), System.err);
        return server;
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private Ended key(String... arguments) {
        return Ended.run(Stream.concat(
                        Stream.of("key", arguments[0], "--data", data.toString()),
                        Stream.of(arguments).skip(1))
                .toArray(String[]::new));
    }

    private static String member(String json, String name) {
        return Objects.requireNonNull(json.replaceAll("(?s).*\"" + name + "\":\"([^\"]*)\".*", "$1"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aKeyIsCreatedListedAndRevoked(boolean serving) {
        if (serving) {
            serve();
        }
        assertEquals(
                "There are no keys; ./zoetrope key create --api API makes one.\n",
                key("list").succeeded().out());
        var created = key("create", "--api", "handle").succeeded().out();
        assertTrue(created.matches("""
                        id           [a-z0-9]{10}
                        key          [a-zA-Z0-9]{40}
                        api          handle
                        name         API key
                        standing     active
                        daily quota  0
                        per second   0
                        created at   20[^\n]*Z
                        """), created);
        var json = key(
                        "create",
                        "--api",
                        "ensemble",
                        "--name",
                        "Collector",
                        "--daily-quota",
                        "1500",
                        "--per-second",
                        "20",
                        "--standing",
                        "unverified",
                        "--json")
                .succeeded()
                .out();
        assertTrue(member(json, "key").matches("[a-zA-Z0-9]{16}"), json);
        assertTrue(json.contains("\"standing\":\"unverified\",\"daily_quota\":1500,\"per_second\":20"), json);

        var listed = key("list").succeeded().out();
        assertEquals(3, listed.lines().count());
        assertTrue(listed.startsWith("id          api       name       standing    daily quota  per second"), listed);
        assertFalse(listed.contains(member(json, "key")));
        assertEquals(2, key("list", "--json").succeeded().out().lines().count());

        var id = member(json, "id");
        assertEquals("Revoked: " + id + "\n", key("revoke", id).succeeded().out());
        key("revoke", id).failed(Main.FAILED, "There is no key with id \"" + id + "\"", "key list");
        key("revoke", "\u001b[31m").failed(Main.FAILED, "There is no key");
        var other = member(key("list", "--json").succeeded().out(), "id");
        assertEquals(other, member(key("revoke", other, "--json").succeeded().out(), "id"));
    }

    @Test
    void aRunningServerTakesAKeyAndRefusesItAtOnce() {
        var keys = serve().world().accounts().keys();
        var created = key("create", "--api", "ensemble", "--json").succeeded().out();
        assertTrue(keys.find(Api.ENSEMBLE, member(created, "key")).isPresent());
        key("revoke", member(created, "id")).succeeded();
        assertTrue(keys.find(Api.ENSEMBLE, member(created, "key")).isEmpty());
    }

    @Test
    void whatAKeyCannotBeIsWrongUsage() {
        for (var wrong : new String[][] {
            {"--api", "toaster"},
            {"--api", "handle", "--name", ""},
            {"--api", "handle", "--daily-quota", "-1"},
            {"--api", "handle", "--daily-quota", "many"},
            {"--api", "handle", "--per-second", "10001"},
            {"--api", "handle", "--per-second", "4294967297"},
            {"--api", "handle", "--standing", "expired"},
            {"--api", "ensemble", "--standing", "gone"}
        }) {
            var arguments = Stream.concat(Stream.of("create"), Stream.of(wrong)).toArray(String[]::new);
            key(arguments).failed(CommandLine.ExitCode.USAGE, wrong[wrong.length - 1]);
        }
        assertFalse(data.resolve("accounts.db").toFile().exists());
    }
}

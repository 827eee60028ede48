package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The verbs about apps, with the folder for themselves and beside a server that has it. */
class AppVerbsTest {
    @TempDir
    private Path data;

    private @Nullable Server server;

    @BeforeEach
    void quiet() {
        Logging.quiet();
    }

    private void begin(boolean serving) {
        if (serving) {
            var settings = Settings.read(Map.of("port", "0", "data", data.toString(), "access-log", "off"), Map.of());
            server = Server.start(settings, House.open(settings), System.err);
        }
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private Ended app(String... arguments) {
        return Ended.run(Stream.concat(
                        Stream.of("app", arguments[0], "--data", data.toString()),
                        Stream.of(arguments).skip(1))
                .toArray(String[]::new));
    }

    private static String member(String json, String name) {
        return Objects.requireNonNull(json.replaceAll("(?s).*\"" + name + "\":\"([^\"]*)\".*", "$1"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAppIsListedShownChangedAndDeleted(boolean serving) {
        begin(serving);
        assertEquals(
                "There are no apps; ./zoetrope app create registers one.\n",
                app("list").succeeded().out());
        var created = app(
                        "create",
                        "--name",
                        "My site",
                        "--scope",
                        "video.list,user.info.basic",
                        "--redirect-uri",
                        "https://a.example/",
                        "--webhook",
                        "http://localhost:3000/hook")
                .succeeded()
                .out();
        var key = member(created, "client_key");
        var sandboxed = app(
                        "create",
                        "--name",
                        "Trial",
                        "--sandbox-of",
                        key,
                        "--target-user",
                        "@Anna",
                        "--target-user",
                        "ben")
                .succeeded()
                .out();
        var sandbox = member(sandboxed, "client_key");

        assertEquals("""
                client key          name     developer  platform  sandbox of        scopes
                %s    My site  me         web                         user.info.basic, video.list
                %s  Trial    me         web       %s  user.info.basic, video.list
                """.formatted(key, sandbox, key), app("list").succeeded().out());
        var json = app("list", "--json").succeeded().out();
        assertEquals(2, json.lines().count());
        assertTrue(json.startsWith("{\"client_key\":\"" + key + "\""), json);
        assertFalse(json.contains("secret"));

        var shown = app("show", key).succeeded().out();
        assertTrue(shown.startsWith("""
                client key         %s
                name               My site
                developer          me
                platform           web
                scopes             user.info.basic, video.list
                redirect uris      https://a.example/
                webhook            http://localhost:3000/hook
                created at         20""".formatted(key)), shown);
        assertTrue(shown.contains("sandboxes          " + sandbox + "\nwebhooks pending   0\n"), shown);
        assertTrue(app("show", "--json", sandbox).succeeded().out().contains("\"target_users\":[\"anna\",\"ben\"]"));

        var changed = app("update", key, "--name", "Other", "--redirect-uri", "", "--webhook", "")
                .succeeded()
                .out();
        assertTrue(changed.contains("\"name\":\"Other\"") && changed.contains("\"redirect_uris\":[]"), changed);
        assertFalse(changed.contains("webhook"), changed);
        assertTrue(changed.contains("\"scopes\":[\"user.info.basic\",\"video.list\"]"), changed);

        var rotated = app("rotate-secret", key).succeeded().out();
        assertEquals(key, member(rotated, "client_key"));
        assertFalse(member(created, "client_secret").equals(member(rotated, "client_secret")));

        app("delete", key).failed(CommandLine.ExitCode.USAGE, "--yes");
        assertEquals(
                "Deleted: " + key + ", " + sandbox + "\n",
                app("delete", "--yes", key).succeeded().out());
        for (var verb : new String[][] {{"show", key}, {"delete", "--yes", key}, {"update", key, "--name", "x"}}) {
            app(verb).failed(Main.FAILED, "There is no app with client key \"" + key + "\"", "app list");
        }
        app("rotate-secret", "\u001b[31m").failed(Main.FAILED, "There is no app");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void looseAddressesAreAskedFor(boolean serving) {
        begin(serving);
        var arguments = new String[] {"create", "--name", "x", "--redirect-uri", "http://localhost:3000/callback"};
        app(arguments).failed(CommandLine.ExitCode.USAGE, "--loose takes http and localhost");
        app(Stream.concat(Stream.of(arguments), Stream.of("--loose")).toArray(String[]::new))
                .succeeded();
    }
}

package dev.zoetrope.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Identity;
import dev.zoetrope.model.User;
import dev.zoetrope.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the program of the page, against a demo. */
final class UpstreamClientsPageTest {
    private static final Pattern PROGRAM = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void theProgramTellsFollowers() throws Exception {
        var page = PROGRAM.matcher(Files.readString(Path.of("..", "docs", "upstream-clients.md")));
        assertTrue(page.find());
        Files.writeString(folder.resolve("Followers.java"), page.group(1));
        try (var server = TestServer.demo("demo=100")) {
            var handle = (String) server.get("/_zoetrope/demo").at("handles", 0);
            var followers = server.world()
                    .catalog()
                    .user(new Identity.Handle(handle))
                    .orElseThrow()
                    .facts()
                    .number(User.FOLLOWER_COUNT, 0);

            assertEquals(followers + " followers", run(server, handle));
            assertEquals("nobody has this handle", run(server, "nobody.has.this"));
        }
    }

    private String run(TestServer server, String handle) throws IOException, InterruptedException {
        var app = server.register("research.data.basic");
        var out = folder.resolve("printed");
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        folder.resolve("Followers.java").toString(),
                        handle,
                        "http://127.0.0.1:" + server.port())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        program.environment().put("TIKTOK_CLIENT_KEY", app.app().clientKey());
        program.environment().put("TIKTOK_CLIENT_SECRET", app.clientSecret());
        var process = program.start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the program does not end");
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(out, UTF_8).strip();
    }
}

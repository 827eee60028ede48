package dev.zoetrope.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.server.TestServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DescriptionPathsTest {
    private static final String HOME = "/_zoetrope/openapi/";

    @TempDir
    private static Path data;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.on(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void documentTellsTheAddressItWasAskedAt(Description description) {
        var reply = server.get(HOME + description.id() + ".json");
        assertEquals(200, reply.status());
        assertEquals("application/json", reply.header("Content-Type"));
        var document = Described.JSON.readTree(reply.body());
        assertEquals("3.1.0", document.get("openapi").asString());
        assertEquals(
                "http://127.0.0.1:" + server.port(),
                document.at("/servers/0/url").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:\"", "localhost:\\"})
    void aHostThatIsNoAddressIsNotRepeated(String host) {
        var reply = server.raw("GET " + HOME + "display.json HTTP/1.1", "Host: " + host);
        assertTrue(reply.contains("\"url\": \"http://localhost\""), reply);
    }

    @Test
    void pageNeedsNothingFromElsewhere() {
        var page = server.get(HOME);
        assertEquals("text/html; charset=utf-8", page.header("Content-Type"));
        assertTrue(page.header("Content-Security-Policy").startsWith("default-src 'none'; script-src 'self';"));
        assertFalse(page.header("Content-Security-Policy").contains("http"));
        var links = Pattern.compile("(?:href|src)=\"([^\"]*)\"")
                .matcher(page.body())
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.equals("data:,"))
                .toList();
        // Two sheets, three scripts, and the documents, EnsembleData's among them.
        assertEquals(6 + Description.values().length, links.size(), page.body());
        for (var link : links) {
            assertEquals(
                    200, server.get(URI.create(HOME).resolve(link).toString()).status(), link);
        }
        var ours = server.get(HOME + "ui/page.js").body()
                + server.get(HOME + "ui/page.css").body()
                + page.body();
        assertFalse(ours.contains("://"), ours);
        for (var description : Description.values()) {
            assertTrue(links.contains(description.id() + ".json"), description.id());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            swagger-ui.css                  | text/css; charset=utf-8        | max-age=31536000, immutable
            swagger-ui-bundle.js            | text/javascript; charset=utf-8 | max-age=31536000, immutable
            swagger-ui-standalone-preset.js | text/javascript; charset=utf-8 | max-age=31536000, immutable
            page.css                        | text/css; charset=utf-8        | no-cache
            page.js                         | text/javascript; charset=utf-8 | no-cache
            """)
    void filesHaveTheirTypes(String file, String type, String caching) {
        var reply = server.get(HOME + "ui/" + file);
        assertEquals(200, reply.status());
        assertEquals(type, reply.header("Content-Type"));
        assertEquals(caching, reply.header("Cache-Control"));
        assertEquals("nosniff", reply.header("X-Content-Type-Options"));
        assertTrue(reply.body().length() > 100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ui/",
                "ui/index.html",
                "ui/../display.json",
                "ui/%2e%2e/Description.class",
                "display",
                "posting.json"
            })
    void thereIsNothingElse(String path) {
        assertEquals(404, server.get(HOME + path).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "display.json", "ui/page.js"})
    void strangersAreRefused(String path) {
        assertTrue(server.raw("GET " + HOME + path + " HTTP/1.1", "Host: open.tiktokapis.com")
                .startsWith("HTTP/1.1 403 "));
        assertEquals(
                403, server.get(HOME + path, "Origin", "https://evil.example").status());
    }
}

package dev.zoetrope.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links to pictures: who may follow them, and for how long. */
final class MediaPathTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:30Z");
    private static final String AVATAR =
            MediaLinks.ORIGIN + "/avatar/7109000000000000001-168.jpeg?x-expires=1&x-signature=a%3D";
    private static final String COVER =
            MediaLinks.ORIGIN + "/cover/7109000000000000001.jpeg?x-expires=1&x-signature=a%3D";

    @TempDir
    private static Path data;

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(START);
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.on(data, NOW::get);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void setClock() {
        NOW.set(START);
    }

    private static String link(String url) {
        return MediaLinks.signer(server.world(), "").sign(url);
    }

    @Test
    void aLinkLeadsToThePicture() {
        for (var url : new String[] {AVATAR, COVER}) {
            var reply = server.get(link(url));
            assertEquals(200, reply.status());
            assertEquals("image/jpeg", reply.header("Content-Type"));
            assertEquals("*", reply.header("Access-Control-Allow-Origin"));
            assertTrue(reply.header("Cache-Control").matches("public, max-age=\\d+, immutable"));
            assertTrue(reply.body().contains("JFIF"));
        }
        assertEquals("", server.call("HEAD", link(COVER), "").body());
    }

    @Test
    void aLinkHasTheFormOfTheServices() {
        assertTrue(
                link(AVATAR)
                        .matches(
                                "/_media/avatar/7109000000000000001-168\\.jpeg\\?x-expires=\\d{10}&x-signature=[A-Za-z0-9%]{27,60}%3D"),
                link(AVATAR));
    }

    @ParameterizedTest
    @CsvSource({"cover/7.jpeg, PT6H", "avatar/7-1080.jpeg, PT48H"})
    void aLinkIsGoodForItsTimeAndAMinuteAtMostBeyond(String path, Duration life) {
        var link = link(MediaLinks.ORIGIN + "/" + path);
        NOW.set(START.plus(life).minusSeconds(1));
        assertEquals(200, server.get(link).status());
        NOW.set(START.plus(life).plusSeconds(60));
        assertRefused(server.get(link));
        assertEquals(200, server.get(link(MediaLinks.ORIGIN + "/" + path)).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://p16-sign.tiktokcdn.com/a~c5_168x168.jpeg?x-expires=1&x-signature=a%2Bb%3D",
                "https://media.zoetrope.example.evil/avatar/7-168.jpeg",
                "https://media.zoetrope.example/video/7.mp4?x-expires=1",
                "https://media.zoetrope.example",
                "",
            })
    void otherLinksGoOutAsTheyCame(String url) {
        assertEquals(url, link(url));
    }

    @Test
    void aChangedLinkIsRefused() {
        var link = link(AVATAR);
        assertRefused(server.get(link.replace("-168.", "-100.")));
        assertRefused(server.get(link.replace("7109000000000000001", "7109000000000000002")));
        assertRefused(server.get(link.replaceAll("x-expires=\\d", "x-expires=9")));
        assertRefused(server.get(link.replaceAll("x-signature=...", "x-signature=AAA")));
        assertRefused(server.get(link.replaceAll("&x-signature=.*", "")));
        assertRefused(server.get(link.replaceAll("x-expires=\\d+&", "")));
        assertRefused(server.get(link.replaceAll("x-expires=\\d+", "x-expires=soon")));
        assertRefused(server.get(link.replaceAll("x-signature=.*", "x-signature=%21%21")));
        assertRefused(server.get(link.replaceAll("\\?.*", "")));
        assertRefused(server.get("/_media/"));
        assertTrue(server.raw("GET " + link + "% HTTP/1.1", "Host: a").startsWith("HTTP/1.1 400 "));
    }

    /** The first signature is the one that counts. */
    @Test
    void aSecondSignatureHelpsNobody() {
        var link = link(AVATAR);
        assertRefused(server.get(link.replace("x-signature=", "x-signature=AAAA&x-signature=")));
        assertEquals(200, server.get(link + "&x-expires=1").status());
    }

    private static void assertRefused(Reply reply) {
        assertEquals(403, reply.status());
        assertTrue(reply.body().contains("Ask the API for a new one"), reply.body());
    }

    @Test
    void picturesAreOnlyRead() {
        var reply = server.call("POST", link(AVATAR), "");
        assertEquals(405, reply.status());
        assertEquals("GET, HEAD", reply.header("Allow"));
    }

    @Test
    void linksOutliveARestartAndNoOtherServerTakesThem(@TempDir Path first, @TempDir Path second) {
        String link;
        try (var before = TestServer.on(first, NOW::get)) {
            link = MediaLinks.signer(before.world(), "").sign(AVATAR);
        }
        try (var after = TestServer.on(first, NOW::get);
                var other = TestServer.on(second, NOW::get)) {
            assertEquals(200, after.get(link).status());
            assertEquals(403, other.get(link).status());
            assertNotEquals(link, MediaLinks.signer(other.world(), "").sign(AVATAR));
        }
    }
}

package dev.zoetrope.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.server.Ask;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /oembed} of a demo. */
final class OEmbedTest {
    private static TestServer server;
    private static String id;

    @BeforeAll
    static void start() {
        server = TestServer.demo("demo=600");
        id = (String) server.get("/_zoetrope/demo").at("video_ids", 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Reply ask(String url) {
        return server.get(
                "/oembed?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8), "Origin", "https://a.example");
    }

    @Test
    void aVideoIsToldToAnybody() {
        var reply = ask("https://www.tiktok.com/@somebody/video/" + id);

        assertEquals(200, reply.status());
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals("*", reply.header("Access-Control-Allow-Origin"));
        assertEquals(
                List.of(
                        "version",
                        "type",
                        "title",
                        "author_url",
                        "author_name",
                        "author_unique_id",
                        "width",
                        "height",
                        "html",
                        "thumbnail_width",
                        "thumbnail_height",
                        "thumbnail_url",
                        "provider_url",
                        "provider_name",
                        "embed_product_id",
                        "embed_type"),
                List.copyOf(reply.json().keySet()));
        assertEquals(id, reply.at("embed_product_id"));
        assertEquals("https://www.tiktok.com/@" + reply.at("author_unique_id"), reply.at("author_url"));
        assertEquals(576L, reply.at("thumbnail_width"));
        assertTrue(((String) reply.at("html")).contains(" data-embed-from=\"oembed\" "), reply.body());
        assertTrue(((String) reply.at("html")).contains("♬ "), reply.body());
        assertTrue(!((String) reply.at("author_name")).isEmpty());
        var thumbnail = (String) reply.at("thumbnail_url");
        assertTrue(thumbnail.startsWith("http://127.0.0.1:" + server.port() + "/_media/cover/" + id), thumbnail);
        assertEquals(
                200,
                server.get(thumbnail.substring(thumbnail.indexOf("/_media"))).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.tiktok.com/@a.b_c/video/ID",
                "http://www.tiktok.com/@a/video/ID/",
                "https://tiktok.com/@a/video/ID?is_from_webapp=1&sender_device=pc#x",
                "https://m.tiktok.com/@/video/ID",
                "https://m.tiktok.com/v/ID.html?u_code=1",
                "https://WWW.TIKTOK.COM/@a/photo/ID",
                "HTTPS://www.tiktok.com/embed/ID",
                "https://www.tiktok.com/embed/v2/ID?lang=de",
                "https://www.tiktok.com/player/v1/ID",
                " https://www.tiktok.com/@a/video/ID ",
            })
    void theUsualFormsOfAnAddressAreKnown(String url) {
        assertEquals(Optional.of(7109000000000000001L), OEmbedPath.id(url.replace("ID", "7109000000000000001")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7109000000000000001",
                "www.tiktok.com/@a/video/7109000000000000001",
                "https://evil.example/@a/video/7109000000000000001",
                "https://www.tiktok.com.evil.example/@a/video/7109000000000000001",
                "https://nottiktok.com/@a/video/7109000000000000001",
                "https://vm.tiktok.com/ZMabcdef/",
                "https://www.tiktok.com/@a",
                "https://www.tiktok.com/@a/video/",
                "https://www.tiktok.com/@a/video/x",
                "https://www.tiktok.com/@a/video/99999999999999999999",
                "https://www.tiktok.com/@a/video/9999999999999999999",
                "https://www.tiktok.com/@a/b/video/7109000000000000001",
                "javascript:7109000000000000001",
                "mailto:a@tiktok.com",
                "https://[/@a/video/1",
                "https://www.tiktok.com/@a/video/1 2",
                "file://www.tiktok.com/@a/video/7109000000000000001",
            })
    void whatIsNoAddressOfAVideoIsRefused(String url) {
        assertEquals(Optional.empty(), OEmbedPath.id(url));
        assertRefused(ask(url));
    }

    @Test
    void unknownPrivateAndMissingVideosAreRefusedAlike() {
        assertRefused(ask("https://www.tiktok.com/@a/video/7109000000000000001"));
        assertRefused(server.get("/oembed"));
        assertRefused(server.get("/oembed?url"));
        assertTrue(
                server.raw("GET /oembed?url=% HTTP/1.1", "Host: a").endsWith("Something went wrong\",\"code\":400}"));
        server.load(Ask.row(5, "2022-06-15T12:00:00Z", "\"username\":\"ada\""));
        assertEquals(200, ask("https://www.tiktok.com/@ada/video/5").status());
    }

    private static void assertRefused(Reply reply) {
        assertEquals(400, reply.status());
        assertEquals("{\"message\":\"Something went wrong\",\"code\":400}", reply.body());
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals("*", reply.header("Access-Control-Allow-Origin"));
    }
}

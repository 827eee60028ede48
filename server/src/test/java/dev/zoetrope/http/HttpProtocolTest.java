package dev.zoetrope.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpProtocolTest {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answerCarriesLengthAndDateAndNoServerName() throws IOException {
        try (var client = server.connect()) {
            var reply = client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n").reply();
            assertEquals(200, reply.status());
            assertEquals("hello", reply.body());
            assertEquals("5", reply.headers().get("content-length"));
            assertEquals("text/plain; charset=utf-8", reply.headers().get("content-type"));
            assertTrue(reply.headers().getOrDefault("date", "none").endsWith(" GMT"));
            assertNull(reply.headers().get("server"));
            assertNull(reply.headers().get("connection"));
        }
    }

    @Test
    void connectionServesOneRequestAfterAnother() throws IOException {
        try (var client = server.connect()) {
            for (int i = 0; i < 3; i++) {
                assertEquals(
                        "body" + i,
                        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nbody" + i)
                                .reply()
                                .body());
            }
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        try (var client = server.connect()) {
            client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\none"
                    + "POST /ignore HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\ntwo"
                    + "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nthree\r\n0\r\n\r\n"
                    + "\r\nGET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertEquals("one", client.reply().body());
            assertEquals("ignored", client.reply().body());
            assertEquals("three", client.reply().body());
            assertEquals("hello", client.reply().body());
            assertTrue(client.isClosed());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "Close", "keep-alive, close", "close,TE"})
    void connectionIsClosedWhenTheClientWantsIt(String value) throws IOException {
        try (var client = server.connect()) {
            var reply = client.send("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: " + value + "\r\n\r\n")
                    .reply();
            assertEquals("close", reply.headers().get("connection"));
            assertEquals("hello", reply.body());
            assertTrue(client.isClosed());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: a\r\n", "Connection: keep-alive\r\n"})
    void olderVersionIsServedAndItsConnectionClosed(String headers) throws IOException {
        try (var client = server.connect()) {
            var reply = client.send("POST /echo HTTP/1.0\r\nContent-Length: 2\r\n" + headers + "\r\nok")
                    .reply();
            assertEquals(200, reply.status());
            assertEquals("ok", reply.body());
            assertEquals("close", reply.headers().get("connection"));
            assertTrue(client.isClosed());
        }
    }

    @Test
    void streamedAnswerComesInChunks() throws IOException {
        try (var client = server.connect()) {
            var reply = client.send("GET /lines HTTP/1.1\r\nHost: a\r\n\r\n").reply();
            assertEquals("chunked", reply.headers().get("transfer-encoding"));
            assertEquals("one\ntwo\n", reply.body());
            assertEquals(
                    "hello",
                    client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
                            .reply()
                            .body());
        }
    }

    @Test
    void streamedAnswerToTheOlderVersionEndsWithTheConnection() throws IOException {
        try (var client = server.connect()) {
            var reply = client.send("GET /lines HTTP/1.0\r\n\r\n").reply();
            assertNull(reply.headers().get("transfer-encoding"));
            assertEquals("one\ntwo\n", reply.body());
        }
    }

    @Test
    void targetInAbsoluteFormIsServedLikeOriginForm() throws IOException {
        try (var client = server.connect()) {
            client.send("POST http://open.tiktokapis.com/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nok");
            assertEquals("ok", client.reply().body());
            assertEquals(
                    "nothing at / []",
                    client.send("GET http://open.tiktokapis.com?q=1 HTTP/1.1\r\nHost: a\r\n\r\n")
                            .reply()
                            .body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"//apis//x", "/a/../b", "/a/./b", "/%2e%2E/", "/a;b=c", "/%zz", "/a//", "/ü"})
    void pathReachesTheHandlerAsSent(String path) throws IOException {
        try (var client = server.connect()) {
            var reply = client.send("GET " + path + "?q=/x HTTP/1.1\r\nHost: a\r\n\r\n")
                    .reply();
            assertEquals("nothing at " + path + " []", reply.body());
        }
    }

    @Test
    void answerToHeadHasNoBody() throws IOException {
        try (var client = server.connect()) {
            var reply = client.send("HEAD /hello HTTP/1.1\r\nHost: a\r\n\r\n").reply(false);
            assertEquals(404, reply.status());
            assertEquals("23", reply.headers().get("content-length"));
            assertEquals(
                    "hello",
                    client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
                            .reply()
                            .body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2\r\nab\r\n1\r\nc\r\n0\r\n\r\n",
                "3;name=value\r\nabc\r\n0\r\n\r\n",
                "03 \r\nabc\r\n000\r\nTrailer: x\r\nOther: y\r\n\r\n"
            })
    void chunkedBodyIsRead(String chunks) throws IOException {
        try (var client = server.connect()) {
            client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n" + chunks);
            assertEquals("abc", client.reply().body());
            assertEquals(
                    "hello",
                    client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
                            .reply()
                            .body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\n",
                "\r\n",
                "-1\r\n",
                "0x3\r\nabc\r\n0\r\n\r\n",
                "3\r\nabcd\r\n0\r\n\r\n",
                "3\nabc\n0\n\n",
                "7fffffffffffffffff\r\n",
                "3 4\nabc\r\n0\r\n\r\n"
            })
    void malformedChunksAreRefused(String chunks) throws IOException {
        try (var client = server.connect()) {
            client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);
            var reply = client.reply();
            assertEquals(400, reply.status());
            assertEquals("The chunks of the request body are malformed.", reply.body());
            assertTrue(client.isClosed());
        }
    }

    @Test
    void bodyOfExactlyTheLimitIsTakenAndOneByteMoreIsRefused() throws IOException {
        var most = "x".repeat(TestServer.ECHO_LIMIT);
        try (var client = server.connect()) {
            assertEquals(
                    most,
                    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n" + most)
                            .reply()
                            .body());
            assertEquals(
                    most,
                    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\n" + most
                                    + "\r\n0\r\n\r\n")
                            .reply()
                            .body());
            var reply = client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n" + most + "y")
                    .reply();
            assertEquals(413, reply.status());
            assertEquals("The request body is larger than the 1000 bytes allowed.", reply.body());
            client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" + most + "y");
            assertEquals(413, client.reply().status());
            assertTrue(client.isClosed());
        }
    }

    @Test
    void answerToAHugeBodyArrivesWhileTheClientStillSends() throws IOException {
        try (var own = new TestServer(HttpLimits.DEFAULTS, TestServer.routes());
                var client = own.connect()) {
            client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\n" + "x".repeat(500_000));
            assertEquals(413, client.reply().status());
        }
    }

    @Test
    void chunkIsNotHeldInMemoryWhateverSizeItClaims() throws IOException {
        try (var client = server.connect()) {
            client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\n"
                    + "x".repeat(TestServer.ECHO_LIMIT + 1));
            assertEquals(413, client.reply().status());
        }
    }

    @Test
    void clientThatAsksFirstIsToldToSendItsBody() throws IOException {
        try (var client = server.connect()) {
            client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
            assertEquals(100, client.reply().status());
            assertEquals("ok", client.send("ok").reply().body());
        }
    }

    @Test
    void clientThatAsksFirstIsRefusedWithoutItsBody() throws IOException {
        try (var client = server.connect()) {
            client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2000\r\nExpect: 100-continue\r\n\r\n");
            var reply = client.reply();
            assertEquals(413, reply.status());
            assertEquals("close", reply.headers().get("connection"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Length: 2~Content-Length: 2|400",
                "Content-Length: 2, 2|400",
                "Content-Length: 2~Transfer-Encoding: chunked|400",
                "transfer-encoding: chunked~content-length: 2|400",
                "Content-Length: -2|400",
                "Content-Length: +2|400",
                "Content-Length: 0x2|400",
                "Content-Length:|400",
                "Content-Length: 99999999999999999999|400",
                "Content-Length : 2|400",
                "' Content-Length: 2'|400",
                "Transfer-Encoding: gzip, chunked|501",
                "Transfer-Encoding: chunked~Transfer-Encoding: chunked|501",
                "Transfer-Encoding: xchunked|501",
                "Transfer-Encoding:|501",
                "Host: b|400",
                "No colon here|400",
                ": no name|400",
                "X: a\u0000b|400",
                "'X: \u000b'|400",
            })
    void requestThatTwoReadersCouldUnderstandDifferentlyIsRefused(String headers, int status) throws IOException {
        try (var client = server.connect()) {
            client.send("POST /echo HTTP/1.1\r\nHost: a\r\n" + headers.replace("~", "\r\n") + "\r\n\r\nok");
            var reply = client.reply();
            assertEquals(status, reply.status(), reply.body());
            assertEquals("close", reply.headers().get("connection"));
            assertEquals("text/plain; charset=utf-8", reply.headers().get("content-type"));
            assertFalse(reply.body().contains("xception"), reply.body());
            assertTrue(client.isClosed());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /hello|400",
                "GET|400",
                "GET  /hello HTTP/1.1|400",
                "GET /hello  HTTP/1.1|400",
                "GET /he llo HTTP/1.1|400",
                "GET /hello\t HTTP/1.1|400",
                "GET /hello\u0000 HTTP/1.1|400",
                "GET hello HTTP/1.1|400",
                "GET * HTTP/1.1|400",
                "GET http:///x HTTP/1.1|400",
                "GET ftp://a/x HTTP/1.1|400",
                "G@T /hello HTTP/1.1|400",
                "GET /hello HTTP/1.2|400",
                "GET /hello http/1.1|400",
                "GET /hello HTTQ/1.1|400",
                "PRI * HTTP/2.0|505",
                "CONNECT a:443 HTTP/1.1|405",
                "TRACE /hello HTTP/1.1|405",
                "\u0016\u0003\u0001 HTTP/1.1|400",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJ /hello HTTP/1.1|501",
            })
    void malformedRequestLineIsRefusedInPlainText(String line, int status) throws Exception {
        try (var client = server.connect()) {
            var reply = client.send(line + "\r\nHost: a\r\n\r\n").reply();
            assertEquals(status, reply.status(), reply.body());
            assertEquals("text/plain; charset=utf-8", reply.headers().get("content-type"));
            assertTrue(reply.body().length() < 100, reply.body());
            assertFalse(reply.body().contains("xception"), reply.body());
            assertTrue(client.isClosed());
        }
    }

    @Test
    void lineEndsOfALoneLineFeedAreRefused() throws IOException {
        try (var client = server.connect()) {
            assertEquals(
                    400, client.send("GET /hello HTTP/1.1\nHost: a\n\n").reply().status());
        }
    }

    @Test
    void requestWithoutAHostIsRefused() throws IOException {
        try (var client = server.connect()) {
            assertEquals(400, client.send("GET /hello HTTP/1.1\r\n\r\n").reply().status());
        }
    }

    @Test
    void absurdlyLongHeadIsRefused() throws IOException {
        try (var client = server.connect()) {
            assertEquals(414, client.send("GET /" + "x".repeat(100_000)).reply().status());
        }
        try (var client = server.connect()) {
            var reply = client.send("GET /hello HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(100_000))
                    .reply();
            assertEquals(431, reply.status());
        }
        try (var client = server.connect()) {
            var reply = client.send("GET /hello HTTP/1.1\r\nHost: a\r\n" + "a:\r\n".repeat(20_000))
                    .reply();
            assertEquals(431, reply.status());
        }
    }

    @Test
    void clientThatLeavesDuringItsBodyIsLoggedAndNoFaultOfOurs() throws Exception {
        try (var own = new TestServer()) {
            try (var client = own.connect()) {
                client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf.");
                client.socket().shutdownOutput();
                assertEquals(
                        "The request body ended early, after 5 bytes.",
                        client.reply().body());
            }
            var call = own.logged();
            assertEquals(400, call.status());
            assertTrue(call.line().endsWith(" reason=\"The request body ended early, after 5 bytes.\""), call.line());
            try (var client = own.connect()) {
                client.socket().setSoLinger(true, 0);
                client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf.");
            }
            assertTrue(own.logged().status() < 500);
        }
    }

    @Test
    void ordinaryClientIsServed() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + server.server().port() + "/echo");
            var body = "{\"text\":\"é\"}";
            for (int i = 0; i < 3; i++) {
                var reply = client.send(
                        HttpRequest.newBuilder(uri)
                                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                                .build(),
                        BodyHandlers.ofString());
                assertEquals(200, reply.statusCode());
                assertEquals(body, reply.body());
            }
        }
    }
}

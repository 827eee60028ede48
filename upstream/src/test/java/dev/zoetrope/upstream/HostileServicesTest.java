package dev.zoetrope.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Identity;
import dev.zoetrope.net.Reach;
import dev.zoetrope.upstream.Hostile.Behaviour;
import dev.zoetrope.upstream.UpstreamFailed.Why;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every connector against services that misbehave. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class HostileServicesTest {
    private static final Duration WITHIN = Duration.ofMillis(400);
    private static final Duration ENOUGH = Duration.ofSeconds(10);
    private static final int LARGEST = 200_000;
    private static final String SECRET = "secret-never-shown-42";
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Identity.Handle HANDLE = new Identity.Handle("somebody");
    private static final Question USER = new Question.OfUser(HANDLE);
    private static final Question VIDEO = new Question.OfVideo(7_300_000_000_000_000_001L, HANDLE);

    private static final JsonClient CLIENT = new JsonClient(Reach.PUBLIC, Set.of(), LARGEST, InstantSource.fixed(NOW));

    private static final String JSON = "Content-Type: application/json\r\n";

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    /** A connector of its own for each test: breakdowns of one test tell nothing in the next. */
    interface Connector {
        Upstream at(URI base);
    }

    private static final List<Arguments> CONNECTORS = List.of(
            connector("research", base -> new ResearchApi(CLIENT, base, "key", SECRET)),
            connector("display", base -> new DisplayApi(CLIENT, base, "key", HANDLE, SECRET, null)),
            connector("ensemble", base -> new EnsembleApi(CLIENT, base, SECRET)),
            connector("gateway", base -> new HandleGatewayApi(CLIENT, base, SECRET)),
            connector("oembed", base -> new OEmbedApi(CLIENT, base)));

    private static Arguments connector(String name, Connector connector) {
        return Arguments.of(name, connector);
    }

    record Case(String name, Why why, Duration within, Behaviour behaviour) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case one(String name, Why why, Behaviour behaviour) {
        return new Case(name, why, ENOUGH, behaviour);
    }

    private static Case late(String name, Behaviour behaviour) {
        return new Case(name, Why.LATE, WITHIN, behaviour);
    }

    private static final List<Case> CASES = List.of(
            late("never answers", Hostile.Conversation::awaitEnd),
            late("head drips", with -> drip("HTTP/1.1 200 OK\r\nX-Long: ", with)),
            late(
                    "body drips",
                    with -> drip("HTTP/1.1 200 OK\r\n" + JSON + "Content-Length: 5000\r\n\r\n{\"data\":\"", with)),
            one("interim answers without end", Why.UNREADABLE, with -> {
                while (true) {
                    with.send("HTTP/1.1 103 Early Hints\r\n\r\n");
                }
            }),
            one("HTML", Why.UNREADABLE, Hostile.text("200 OK", "Content-Type: text/html\r\n", "<html>{}</html>")),
            one("HTML said to be JSON", Why.UNREADABLE, Hostile.json("200 OK", "<html></html>")),
            one("no type", Why.UNREADABLE, Hostile.text("200 OK", "", "{}")),
            one("empty", Why.UNREADABLE, Hostile.json("200 OK", "")),
            one("no content", Why.UNREADABLE, with -> with.send("HTTP/1.1 204 No Content\r\n\r\n")),
            one("half a body", Why.UNREADABLE, with -> {
                with.send("HTTP/1.1 200 OK\r\n" + JSON + "Content-Length: 500\r\n\r\n{\"data\":{");
                throw new IOException("hangs up");
            }),
            one("half a body of chunks", Why.UNREADABLE, with -> {
                with.send("HTTP/1.1 200 OK\r\n" + JSON + "Transfer-Encoding: chunked\r\n\r\n9\r\n{\"data\":{\r\n");
                throw new IOException("hangs up");
            }),
            one("half a JSON", Why.UNREADABLE, Hostile.json("200 OK", "{\"data\":{\"user\":{\"open_id\":\"x\"")),
            one("JSON and more", Why.UNREADABLE, Hostile.json("200 OK", "{\"data\":{}} {}")),
            one("a list", Why.UNREADABLE, Hostile.json("200 OK", "[{\"data\":{}}]")),
            one("a bare value", Why.UNREADABLE, Hostile.json("200 OK", "\"data\"")),
            one("a name twice", Why.UNREADABLE, Hostile.json("200 OK", "{\"data\":{},\"data\":{}}")),
            one(
                    "deep",
                    Why.UNREADABLE,
                    Hostile.json("200 OK", "{\"data\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}")),
            one(
                    "wrong types",
                    Why.UNREADABLE,
                    Hostile.json("200 OK", "{\"data\":7,\"error\":[],\"user\":1,\"stats\":true}")),
            one("wrong types below", Why.UNREADABLE, Hostile.json("200 OK", """
                    {"data":{"user":[1],"videos":{"id":"x"}},"user":[2],"stats":{"heart":{}},"error":{"code":"ok"}}""")),
            one("an empty object", Why.UNREADABLE, Hostile.json("200 OK", "{}")),
            one("endless body", Why.UNREADABLE, with -> flood("", with)),
            one("a gigabyte announced", Why.UNREADABLE, with -> flood("Content-Length: 1073741824\r\n", with)),
            one("gzip bomb", Why.UNREADABLE, HostileServicesTest::bomb),
            one("broken gzip", Why.UNREADABLE, Hostile.text("200 OK", JSON + "Content-Encoding: gzip\r\n", "{}")),
            one("another packing", Why.UNREADABLE, Hostile.text("200 OK", JSON + "Content-Encoding: br\r\n", "{}")),
            one("redirects in a ring", Why.UNREADABLE, with -> redirect(with.target(), with)),
            one("a redirect nowhere", Why.UNREADABLE, Hostile.text("302 Found", "", "")),
            one(
                    "a redirect that is no address",
                    Why.UNREADABLE,
                    Hostile.text("302 Found", "Location: ht tp://[\r\n", "")),
            one(
                    "a redirect to a user",
                    Why.UNREADABLE,
                    with -> redirect("http://me:you@127.0.0.1:" + with.server().port() + "/", with)),
            one("401", Why.DENIED, Hostile.json("401 Unauthorized", "{}")),
            one("403", Why.DENIED, Hostile.json("403 Forbidden", "{\"message\":\"Forbidden\"}")),
            one("403 of a proxy", Why.DENIED, Hostile.text("403 Forbidden", "Content-Type: text/html\r\n", "<html>")),
            one(
                    "404 of a proxy",
                    Why.UNREADABLE,
                    Hostile.text("404 Not Found", "Content-Type: text/html\r\n", "<html>")),
            one("404 without a body", Why.UNREADABLE, Hostile.text("404 Not Found", "", "")),
            one("404 of another API", Why.REFUSED, Hostile.json("404 Not Found", "{\"detail\":\"Not Found\"}")),
            one(
                    "404 in plain text",
                    Why.UNREADABLE,
                    Hostile.text("404 Not Found", "Content-Type: text/plain\r\n", "Unsupported path(Janus)")),
            one("429", Why.LIMITED, Hostile.text("429 Too Many Requests", "", "")),
            one("500", Why.UNAVAILABLE, Hostile.json("500 Internal Server Error", "{\"detail\":\"Internal error.\"}")),
            one("502", Why.UNAVAILABLE, Hostile.text("502 Bad Gateway", "Content-Type: text/html\r\n", "<html>")),
            one("503", Why.UNAVAILABLE, Hostile.text("503 Service Unavailable", "", "")),
            one(
                    "504",
                    Why.UNAVAILABLE,
                    Hostile.json("504 Gateway Timeout", "{\"message\":\"Endpoint request timed out\"}")),
            one("hangs up", Why.UNAVAILABLE, _ -> {
                throw new IOException("hangs up");
            }),
            one("hangs up in the head", Why.UNAVAILABLE, with -> {
                with.send("HTTP/1.1 200 OK\r\nContent-");
                throw new IOException("hangs up");
            }),
            one("no HTTP", Why.UNREADABLE, with -> {
                with.send("SSH-2.0-OpenSSH_9.9 " + SECRET + "\r\n\r\n");
                throw new IOException("hangs up");
            }),
            one("a head without end", Why.UNREADABLE, with -> {
                with.send("HTTP/1.1 200 OK\r\n");
                while (true) {
                    with.send("X-More: " + "x".repeat(1_000) + "\r\n");
                }
            }));

    private static void drip(String start, Hostile.Conversation with) throws IOException, InterruptedException {
        with.send(start);
        while (true) {
            with.send("x");
            Thread.sleep(10);
        }
    }

    private static void flood(String headers, Hostile.Conversation with) throws IOException {
        with.send("HTTP/1.1 200 OK\r\n" + JSON + headers + "\r\n{\"data\":\"");
        while (true) {
            with.send("x".repeat(10_000));
        }
    }

    private static void redirect(String location, Hostile.Conversation with) throws IOException {
        with.send(Hostile.answer("302 Found", "Location: " + location + "\r\n", ""));
    }

    private static void bomb(Hostile.Conversation with) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write('{');
            for (int i = 0; i < 150; i++) {
                out.write(new byte[1 << 20]);
            }
        }
        with.send("HTTP/1.1 200 OK\r\n" + JSON + "Content-Encoding: gzip\r\nContent-Length: " + packed.size()
                + "\r\n\r\n");
        with.send(packed.toByteArray());
    }

    private static Stream<Arguments> everyConnectorAndCase() {
        return CONNECTORS.stream()
                .flatMap(connector -> CASES.stream()
                        .map(it -> Arguments.of(connector.get()[0], connector.get()[1], it)));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("everyConnectorAndCase")
    void whatIsNoAnswerIsAFailureOfItsKind(String name, Connector connector, Case it) throws Exception {
        for (var question : questions(connector)) {
            try (var server = new Hostile(it.behaviour)) {
                var upstream = connector.at(server.url());
                var before = System.nanoTime();
                var failure = assertThrows(UpstreamFailed.class, () -> upstream.ask(question, it.within), name);
                var took = Duration.ofNanos(System.nanoTime() - before);

                assertEquals(it.why, failure.why(), failure.toString());
                assertHidesSecrets(failure);
                assertTrue(took.compareTo(it.within.plusSeconds(2)) < 0, took::toString);
                if (it.why == Why.LATE) {
                    assertTrue(server.clientWent(), "the connection is still open");
                }
                assertTrue(server.sent() < 40 * LARGEST, () -> server.sent() + " bytes were taken");
            }
        }
    }

    /** What it answers of these, without being asked. */
    private static List<Question> questions(Connector connector) {
        var upstream = connector.at(URI.create("http://127.0.0.1:1"));
        var questions = Stream.of(USER, VIDEO).filter(upstream::answers).toList();
        assertFalse(questions.isEmpty());
        return questions;
    }

    private static void assertHidesSecrets(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        assertFalse(text.toString().contains(SECRET), text::toString);
        assertFalse(text.toString().contains(Hostile.ISSUED), text::toString);
    }

    /** The service repeats all that it was sent, wherever it can. */
    @ParameterizedTest(name = "{0}")
    @FieldSource("CONNECTORS")
    void whatAServiceRepeatsIsNotTold(String name, Connector connector) throws Exception {
        for (var status :
                List.of("200 OK", "302 Found", "400 Bad Request", "401 Unauthorized", "463 Nobody", "500 No")) {
            Behaviour echo = with -> {
                var said = (with.head() + with.body() + SECRET + Hostile.ISSUED).replaceAll("[^!-~]", " ");
                var quoted = "\"" + said.replace("\\", "").replace("\"", "'") + "\"";
                with.send(Hostile.answer(
                        status + " " + said,
                        JSON + "Location: http://127.0.0.1:1/" + said.replace(' ', '+') + "\r\n",
                        "{\"data\":" + quoted + ",\"error\":{\"code\":" + quoted + ",\"message\":" + quoted
                                + "},\"message\":" + quoted + ",\"user\":{\"id\":" + quoted + "}}"));
            };
            try (var server = new Hostile(echo)) {
                var failure = assertThrows(
                        UpstreamFailed.class,
                        () -> connector
                                .at(server.url())
                                .ask(questions(connector).getFirst(), ENOUGH),
                        name);
                assertHidesSecrets(failure);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("CONNECTORS")
    void aRedirectElsewhereIsNotFollowed(String name, Connector connector) throws Exception {
        try (var other = new Hostile(Hostile.json("200 OK", "{}"));
                var server = new Hostile(with -> redirect("http://127.0.0.1:" + other.port() + with.target(), with))) {
            var failure = assertThrows(
                    UpstreamFailed.class,
                    () -> connector.at(server.url()).ask(questions(connector).getFirst(), ENOUGH),
                    name);

            assertEquals(Why.UNREADABLE, failure.why());
            assertEquals(List.of(), other.calls());
        }
    }

    @Test
    void redirectsWithinTheOriginAreFewEnough() throws Exception {
        try (var server = new Hostile(with -> redirect("/again" + with.target(), with))) {
            assertThrows(UpstreamFailed.class, () -> new OEmbedApi(CLIENT, server.url()).ask(VIDEO, ENOUGH));
            assertEquals(1 + JsonClient.MOST_REDIRECTS, server.calls().size());
        }
    }

    /** The JDK's client sends a GET once more when its connection ends without an answer, as RFC 9110 lets it. */
    @ParameterizedTest(name = "{0}")
    @FieldSource("CONNECTORS")
    void aCallIsHardlyRepeated(String name, Connector connector) throws Exception {
        try (var server = new Hostile(_ -> {
            throw new IOException("hangs up");
        })) {
            assertThrows(
                    UpstreamFailed.class,
                    () -> connector.at(server.url()).ask(questions(connector).getFirst(), ENOUGH),
                    name);
            var calls = server.calls();
            assertTrue(calls.size() <= (calls.getFirst().head().startsWith("GET") ? 2 : 1), calls::toString);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7                              | 7
            0                              | 0
            99999999999999999999999        | 86400
            -5                             |
            soon                           |
            Sat, 21 Nov 2026 12:00:30 GMT  | 30
            Sat, 21 Nov 2026 11:00:00 GMT  | 0
            Sat, 21 Nov 2099 12:00:00 GMT  | 86400
            """)
    void retryAfterIsRead(String header, Long seconds) throws Exception {
        try (var server = new Hostile(Hostile.text("429 Slow Down", "Retry-After: " + header + "\r\n", ""))) {
            var failure = assertThrows(
                    UpstreamFailed.class, () -> new HandleGatewayApi(CLIENT, server.url(), SECRET).ask(USER, ENOUGH));
            assertEquals(Why.LIMITED, failure.why());
            assertEquals(seconds == null ? null : Duration.ofSeconds(seconds), failure.retryAfter());
        }
    }

    @Test
    void tlsToAPlainPortIsNoConnection() throws Exception {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                try (var socket = listening.accept()) {
                    socket.getOutputStream().write(Hostile.answer("400 Bad Request", "", ""));
                    socket.getInputStream().readAllBytes();
                } catch (IOException _) {
                    // The client is gone.
                }
            });
            assertFails(
                    Why.UNAVAILABLE,
                    new OEmbedApi(CLIENT, URI.create("https://127.0.0.1:" + listening.getLocalPort())));
        }
    }

    @Test
    void nobodyListening() throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertFails(Why.UNAVAILABLE, new OEmbedApi(CLIENT, URI.create("http://127.0.0.1:" + port)));
    }

    @ParameterizedTest
    @CsvSource({
        "http://93.184.215.14",
        "http://10.0.0.1",
        "https://192.168.1.1",
        "https://169.254.169.254",
        "http://[fd00::1]",
        "https://0.0.0.0",
        "http://[::ffff:10.0.0.1]"
    })
    void addressesThatAreNotCalled(String base) {
        assertFails(Why.FORBIDDEN_ADDRESS, new OEmbedApi(CLIENT, URI.create(base)));
    }

    @Test
    void hostsThatAreNotListedAreNotCalled() throws Exception {
        try (var server = new Hostile(Hostile.json("200 OK", "{}"));
                var client = new JsonClient(
                        Reach.PRIVATE, Set.of("open.tiktokapis.com"), LARGEST, InstantSource.fixed(NOW))) {
            assertFails(Why.FORBIDDEN_ADDRESS, new OEmbedApi(client, server.url()));
            assertEquals(List.of(), server.calls());
        }
    }

    @Test
    void aNameThatIsNobodys() {
        assertFails(Why.UNAVAILABLE, new OEmbedApi(CLIENT, URI.create("https://nowhere.invalid")));
    }

    private static void assertFails(Why why, Upstream upstream) {
        var failure = assertThrows(UpstreamFailed.class, () -> upstream.ask(VIDEO, ENOUGH));
        assertEquals(why, failure.why(), failure.toString());
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        try (var server = new Hostile(Hostile.Conversation::awaitEnd)) {
            var upstream = new OEmbedApi(CLIENT, server.url());
            var waiting = Thread.startVirtualThread(
                    () -> assertThrows(UpstreamFailed.class, () -> upstream.ask(VIDEO, Duration.ofMinutes(5))));
            while (server.calls().isEmpty()) {
                Thread.onSpinWait();
            }
            waiting.interrupt();
            assertTrue(waiting.join(Duration.ofSeconds(10)));
            assertTrue(server.clientWent());
        }
    }

    @Test
    void everyCallSaysWhoCalls() throws Exception {
        try (var server = new Hostile(Hostile.json("500 No", "{}"))) {
            assertFails(Why.UNAVAILABLE, new OEmbedApi(CLIENT, server.url()));
            assertTrue(server.calls().getFirst().head().contains("User-Agent: zoetrope/"), server.calls()::toString);
        }
    }
}

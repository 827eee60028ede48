package dev.zoetrope.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.AccountLimits;
import dev.zoetrope.accounts.Accounts;
import dev.zoetrope.accounts.AppChange;
import dev.zoetrope.accounts.Backlog;
import dev.zoetrope.accounts.Consent;
import dev.zoetrope.accounts.GrantRules;
import dev.zoetrope.accounts.NewApp;
import dev.zoetrope.accounts.Outbox;
import dev.zoetrope.accounts.Platform;
import dev.zoetrope.accounts.RegisteredApp;
import dev.zoetrope.accounts.Removal;
import dev.zoetrope.catalog.Overlay;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.chance.Chance;
import dev.zoetrope.http.Logging;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.User;
import dev.zoetrope.net.Reach;
import dev.zoetrope.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks to receivers of all sorts; the world's clock is the test's. */
@Timeout(60)
class SenderTest {
    private static final Instant START = Instant.parse("2026-11-21T09:42:03.123Z");
    private static final Subject ZOE = new Subject(new User(1, "zoe", Facts.NONE), List.of("id:7"), Set.of(1L));

    private final AtomicReference<Instant> clock = new AtomicReference<>(START);
    private final Accounts accounts = Accounts.inMemory(AccountLimits.DEFAULT, Chance.secure());
    private final World world = new World(Overlay.overNothing(), accounts, clock::get, Chance.secure());
    private Receiver receiver;

    @BeforeEach
    void listen() throws IOException {
        Logging.quiet();
        receiver = new Receiver(0);
    }

    @AfterEach
    void stop() throws IOException {
        receiver.close();
        accounts.close();
    }

    private RegisteredApp app(String url) {
        var app = new NewApp("a", "d", Platform.WEB, List.of(), Set.of(), url, true);
        return accounts.apps().register(app, clock.get());
    }

    /** A person connects an app, and goes; gives what the app calls them. */
    private String disconnect(RegisteredApp registered) {
        var app = registered.app();
        var grants = accounts.grants();
        var code = grants.consent(
                new Consent(app, ZOE, List.of("user.info.basic"), "https://a.example/", null, false), clock.get());
        var openId = grants.redeem(app, code, null, null, false, GrantRules.LONG, clock.get())
                .openId();
        grants.disconnect(app.clientKey(), ZOE, Removal.DISCONNECTED, clock.get());
        return openId;
    }

    private Sender sender(Duration deadline) {
        return sender(deadline, InetAddress::getAllByName, SenderTest::noTls);
    }

    private Sender sender(Duration deadline, Attempt.Resolver resolver, Supplier<SSLSocketFactory> tls) {
        return Sender.of(world, Reach.PUBLIC, resolver, tls, deadline);
    }

    private static SSLSocketFactory noTls() {
        throw new AssertionError("no https here");
    }

    private void deliverDue() {
        try (var sender = sender(Attempt.DEADLINE)) {
            sender.deliverDue();
        }
    }

    private Backlog backlog(RegisteredApp app) {
        return accounts.outbox().backlog(app.app().clientKey());
    }

    private void assertFails(RegisteredApp app, String why) {
        deliverDue();
        assertEquals(new Backlog(1, 0, why), backlog(app));
    }

    @Test
    void itHasTheRecordedFormAndTheSecretsSignature() throws Exception {
        var app = app(receiver.url() + "/a%20b?c=d&e=f");
        var openId = disconnect(app);
        clock.set(START.plusSeconds(5));
        deliverDue();

        var request = receiver.next(1);
        assertTrue(request.head()
                .startsWith("POST /hook/a%20b?c=d&e=f HTTP/1.1\r\nHost: 127.0.0.1:" + receiver.port()
                        + "\r\nContent-Type: application/json\r\n"));
        assertEquals(
                "{\"client_key\":\"" + app.app().clientKey()
                        + "\",\"event\":\"authorization.removed\",\"create_time\":" + START.getEpochSecond()
                        + ",\"user_openid\":\"" + openId + "\",\"content\":\"{\\\"reason\\\": 1}\"}",
                request.body());
        assertEquals(START.getEpochSecond() + 5, request.signedAt(app.clientSecret()));
        assertEquals(new Backlog(0, 0, null), backlog(app));
        deliverDue();
        assertEquals(0, receiver.waiting());
    }

    @Test
    void aReceiverThatFailsIsAskedAgainAfterAWhile() throws Exception {
        receiver.behaves(Receiver.status("500 Internal Server Error"));
        var app = app(receiver.url());
        disconnect(app);
        assertFails(app, "status 500");
        var first = receiver.next(1);
        clock.set(START.plus(Sender.FIRST_WAIT).minusMillis(1));
        deliverDue();
        assertEquals(0, receiver.waiting());

        receiver.behaves(Receiver.status("200 OK"));
        clock.set(START.plus(Sender.FIRST_WAIT));
        deliverDue();
        var second = receiver.next(1);
        assertEquals(first.body(), second.body());
        assertEquals(clock.get().getEpochSecond(), second.signedAt(app.clientSecret()));
        assertEquals(new Backlog(0, 0, null), backlog(app));
    }

    @Test
    void waitsDoubleUpToSixHours() {
        assertEquals(Duration.ofSeconds(1), Sender.waitAfter(1));
        assertEquals(Duration.ofSeconds(2), Sender.waitAfter(2));
        assertEquals(Duration.ofSeconds(1024), Sender.waitAfter(11));
        assertEquals(Duration.ofSeconds(16_384), Sender.waitAfter(15));
        for (int attempts : new int[] {16, 17, 33, 64, 65, 1_000_000}) {
            assertEquals(Duration.ofHours(6), Sender.waitAfter(attempts));
        }
    }

    @Test
    void itIsGivenUpWhenTheNextAttemptWouldComeAfterThreeDays() throws Exception {
        var port = unused();
        var app = app("http://127.0.0.1:" + port + "/");
        disconnect(app);
        int attempts = 0;
        while (backlog(app).pending() > 0) {
            deliverDue();
            clock.set(clock.get().plus(Sender.waitAfter(++attempts)));
        }
        assertEquals(new Backlog(0, 1, null), backlog(app));
        assertEquals(26, attempts);
        assertTrue(clock.get().isBefore(START.plus(Sender.GIVEN_UP_AFTER).plus(Sender.LONGEST_WAIT)));
    }

    @Test
    void nobodyListeningIsTold() throws Exception {
        var app = app("http://127.0.0.1:" + unused() + "/");
        disconnect(app);
        assertFails(app, "no answer: Connection refused");
    }

    private static int unused() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "204 No Content,status 204",
        "301 Moved,status 301",
        "302 Found,status 302",
        "307 Temporary Redirect,status 307",
        "400 Bad Request,status 400",
        "999,status 999"
    })
    void only200IsADeliveryAndNothingIsFollowed(String status, String why) throws Exception {
        try (var elsewhere = new Receiver(0)) {
            receiver.behaves(Receiver.text(
                    "HTTP/1.1 " + status + "\r\nLocation: " + elsewhere.url() + "\r\nContent-Length: 0\r\n\r\n"));
            var app = app(receiver.url());
            disconnect(app);
            assertFails(app, why);
            assertEquals(1, receiver.waiting());
            assertEquals(0, elsewhere.waiting());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '' | no answer: the connection ended
            HTTP/1.1 20 | no answer: the connection ended
            SSH-2.0-OpenSSH\\n | the answer is no HTTP
            HTTP/2 200\\n | the answer is no HTTP
            HTTP/1.1 2000 OK\\n | the answer is no HTTP
            HTTP/1.1 103 Early Hints\\nLink: x\\n | no answer: the connection ended
            """)
    void whatIsNoAnswerIsToldWithoutItsText(String text, String why) {
        receiver.behaves(Receiver.text(text.replace("\\n", "\r\n")));
        var app = app(receiver.url());
        disconnect(app);
        assertFails(app, why);
    }

    @Test
    void interimAnswersMayComeBefore() throws Exception {
        receiver.behaves(Receiver.text("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.0 200\r\n\r\n"));
        var app = app(receiver.url());
        disconnect(app);
        deliverDue();
        assertEquals(new Backlog(0, 0, null), backlog(app));
    }

    @Test
    void anAnswerWithoutEndIsReadNoFurtherThanItsStatus() throws Exception {
        receiver.behaves(socket -> {
            Receiver.text("HTTP/1.1 200 OK\r\n").answer(socket);
            while (true) {
                socket.getOutputStream().write(new byte[1 << 16]);
            }
        });
        var app = app(receiver.url());
        disconnect(app);
        deliverDue();
        assertEquals(new Backlog(0, 0, null), backlog(app));

        receiver.behaves(socket -> {
            while (true) {
                socket.getOutputStream().write(new byte[1 << 16]);
            }
        });
        disconnect(app);
        assertFails(app, "the answer's head is too large");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSlowReceiverIsCutOffHoweverItDrips(boolean drips) throws Exception {
        receiver.behaves(socket -> {
            while (!socket.isClosed()) {
                if (drips) {
                    socket.getOutputStream().write('H');
                }
                Thread.sleep(20);
            }
        });
        var app = app(receiver.url());
        disconnect(app);
        long start = System.nanoTime();
        try (var sender = sender(Duration.ofSeconds(1))) {
            sender.deliverDue();
        }
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(8).toNanos());
        assertEquals(new Backlog(1, 0, "no answer within 1 s"), backlog(app));
    }

    @Test
    void aDeadReceiverHoldsUpNobodyElse() throws Exception {
        var release = new CountDownLatch(1);
        receiver.behaves(_ -> release.await());
        try (var healthy = new Receiver(0);
                var _ = Sender.start(world, false)) {
            var dead = app(receiver.url());
            for (int i = 0; i < 3; i++) {
                disconnect(dead);
            }
            receiver.next(5);
            var app = app(healthy.url());
            for (int i = 0; i < 4; i++) {
                disconnect(app);
                healthy.next(5);
            }
            assertEquals(3, backlog(dead).pending());
            assertEquals(0, receiver.waiting(), "one after another");
            release.countDown();
        }
    }

    @Test
    void aNameThatIsLookedUpForeverIsCutOffAndHoldsUpNoStop() throws Exception {
        var app = app("http://hook.example/");
        disconnect(app);
        var release = new CountDownLatch(1);
        Attempt.Resolver stuck = _ -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return new InetAddress[0];
        };
        try (var sender = sender(Duration.ofSeconds(1), stuck, SenderTest::noTls)) {
            sender.deliverDue();
        }
        assertEquals(new Backlog(1, 0, "no answer within 1 s"), backlog(app));

        clock.set(START.plusSeconds(2));
        var stopped = sender(Attempt.DEADLINE, stuck, SenderTest::noTls);
        var delivering = CompletableFuture.runAsync(stopped::deliverDue);
        for (int i = 0; accounts.outbox().due(clock.get(), 1).size() > 0; i++) {
            assertTrue(i < 1_000, "it is never taken up");
            Thread.sleep(10);
        }
        long start = System.nanoTime();
        stopped.close();
        delivering.join();
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(5).toNanos());
        assertEquals(new Backlog(1, 0, "the server stops"), backlog(app));
        release.countDown();
    }

    @Test
    void appsOfWhichNothingFailedComeFirst() {
        var failing = app(receiver.url());
        for (int i = 0; i < 3; i++) {
            disconnect(failing);
        }
        assertEquals(1, accounts.outbox().due(clock.get(), 5).size());
        deliverOnce();
        clock.set(START.plusMillis(1));
        var healthy = app(receiver.url());
        disconnect(healthy);
        assertEquals(
                List.of(healthy.app().clientKey(), failing.app().clientKey()),
                accounts.outbox().due(clock.get(), 5),
                "though the other has waited longer");
    }

    /** As a lane does that ends with its first failure. */
    private void deliverOnce() {
        var app = accounts.outbox().due(clock.get(), 1).getFirst();
        var delivery = accounts.outbox().claim(app, clock.get()).orElseThrow();
        accounts.outbox().failed(delivery, "status 500", clock.get().plusSeconds(1));
    }

    @Test
    void anErrorDoesNotEndTheSender() throws Exception {
        var left = new AtomicInteger(1);
        var failing = new World(
                Overlay.overNothing(),
                accounts,
                () -> {
                    if (left.getAndDecrement() > 0) {
                        throw new AssertionError("of a clock");
                    }
                    return clock.get();
                },
                Chance.secure());
        var app = app(receiver.url());
        disconnect(app);
        try (var _ = Sender.start(failing, false)) {
            receiver.next(20);
        }
    }

    @Test
    void manyGoOneAfterAnotherInTheOrderTheyHappened() throws Exception {
        var app = app(receiver.url());
        var told = new ArrayList<Long>();
        for (int i = 0; i < 30; i++) {
            clock.set(START.plusSeconds(i));
            disconnect(app);
            told.add(START.getEpochSecond() + i);
        }
        deliverDue();
        var came = new ArrayList<Long>();
        for (int i = 0; i < 30; i++) {
            came.add(Long.valueOf(receiver.next(1).body().replaceAll(".*create_time\":([0-9]+).*", "$1")));
        }
        assertEquals(told, came);
    }

    @Test
    void whatAStoppedSenderBrokeOffGoesOutAgainAtOnce() throws Exception {
        var hold = new CountDownLatch(1);
        receiver.behaves(_ -> hold.await());
        var app = app(receiver.url());
        disconnect(app);
        var sender = sender(Attempt.DEADLINE);
        var delivering = CompletableFuture.runAsync(sender::deliverDue);
        var first = receiver.next(5);
        sender.close();
        delivering.join();
        hold.countDown();

        receiver.behaves(Receiver.status("200 OK"));
        deliverDue();
        assertEquals(first.body(), receiver.next(1).body());
    }

    @Test
    void whatAKilledSenderHadTakenGoesOutAfterAWhile() throws Exception {
        var app = app(receiver.url());
        disconnect(app);
        assertTrue(accounts.outbox().claim(app.app().clientKey(), clock.get()).isPresent());
        deliverDue();
        assertEquals(0, receiver.waiting());
        clock.set(START.plus(Outbox.CLAIM));
        deliverDue();
        receiver.next(1);
    }

    @Test
    void aStartedSenderLooksByItself() throws Exception {
        var app = app(receiver.url());
        try (var _ = Sender.start(world, false)) {
            disconnect(app);
            receiver.next(5);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://hook.example/,10.0.0.1",
        "https://hook.example/,10.0.0.1",
        "https://hook.example/,169.254.169.254",
        "https://hook.example/,fe80::1",
        "http://hook.example/,93.184.215.14"
    })
    void aNameThatLeadsInsideIsNotCalled(String url, String address) {
        var app = app(url);
        disconnect(app);
        try (var sender =
                sender(Attempt.DEADLINE, _ -> new InetAddress[] {InetAddress.ofLiteral(address)}, SenderTest::noTls)) {
            sender.deliverDue();
        }
        var why = Objects.requireNonNull(backlog(app).failure());
        assertTrue(why.startsWith("the host's address is not one that webhooks go to"), why);
        assertTrue(why.contains("--webhooks-private"), why);
    }

    @Test
    void aNameIsLookedUpOnceAndTheAddressThatWasCheckedIsCalled() throws Exception {
        var app = app("http://hook.example:" + receiver.port() + "/hook");
        disconnect(app);
        var lookUps = new AtomicInteger();
        // As a rebinding name does it: harmless when it is checked, inside the network when it is called.
        Attempt.Resolver rebinding = _ -> new InetAddress[] {
            lookUps.getAndIncrement() == 0 ? InetAddress.getLoopbackAddress() : InetAddress.ofLiteral("10.0.0.1")
        };
        try (var sender = sender(Attempt.DEADLINE, rebinding, SenderTest::noTls)) {
            sender.deliverDue();
        }
        assertTrue(receiver.next(1).head().contains("Host: hook.example:" + receiver.port()));
        assertEquals(1, lookUps.get());
    }

    @Test
    void byHttpsTheCertificateHasToBeTheHosts(@TempDir Path folder) throws Exception {
        var store = certificate(folder, "hook.example");
        var context = SSLContext.getInstance("TLS");
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "changeit".toCharArray());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        Attempt.Resolver here = _ -> new InetAddress[] {InetAddress.getLoopbackAddress()};
        try (var secured = new Receiver(context.getServerSocketFactory(), 0)) {
            var app = app("https://hook.example:" + secured.port() + "/hook");
            disconnect(app);
            try (var sender = sender(Attempt.DEADLINE, here, () -> (SSLSocketFactory) SSLSocketFactory.getDefault())) {
                sender.deliverDue();
            }
            assertTrue(String.valueOf(backlog(app).failure()).startsWith("no secure connection: "));
            clock.set(START.plusSeconds(1));
            try (var sender = sender(Attempt.DEADLINE, here, context::getSocketFactory)) {
                sender.deliverDue();
                secured.next(1).signedAt(app.clientSecret());
                var other = new AppChange(
                        null, null, null, null, "https://other.example:" + secured.port() + "/hook", false);
                accounts.apps().update(app.app().clientKey(), other);
                disconnect(app);
                sender.deliverDue();
            }
            assertTrue(String.valueOf(backlog(app).failure()).startsWith("no secure connection: "));
            assertEquals(0, secured.waiting());
        }
    }

    private static KeyStore certificate(Path folder, String host) throws Exception {
        var file = folder.resolve("keys.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "a",
                        "-dname",
                        "CN=x",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString(),
                        "-ext",
                        "SAN=dns:" + host)
                .redirectErrorStream(true)
                .start();
        var said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, keytool.waitFor(), said);
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "changeit".toCharArray());
        }
        return store;
    }
}

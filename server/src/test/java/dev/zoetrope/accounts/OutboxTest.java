package dev.zoetrope.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.Subject;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.User;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class OutboxTest extends AccountsContract {
    private static final String URL = "https://a.example/hook";

    private RegisteredApp register() {
        var app = new NewApp("a", "d", Platform.WEB, List.of(), Set.of(), URL, false);
        return accounts.apps().register(app, NOW);
    }

    private void removed(App app, String openId, Instant when) {
        accounts.database().write(handle -> {
            accounts.outbox().removed(handle, app.clientKey(), openId, Removal.DISCONNECTED, when);
            return 0;
        });
    }

    @Test
    void whatIsWrittenIsDueAtOnceAndSignedWithTheAppsSecret() throws Exception {
        var registered = register();
        var app = registered.app();
        removed(app, "open-1", NOW);
        reopenIfKept();

        assertEquals(List.of(app.clientKey()), accounts.outbox().due(NOW, 10));
        var delivery = accounts.outbox().claim(app.clientKey(), NOW).orElseThrow();
        assertEquals(URL, delivery.callbackUrl());
        assertEquals("authorization.removed", delivery.event());
        assertEquals("open-1", delivery.userOpenId());
        assertEquals("{\"reason\": 1}", delivery.content());
        assertEquals(NOW, delivery.createdAt());
        assertEquals(1, delivery.attempts());
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(registered.clientSecret().getBytes(UTF_8), "HmacSHA256"));
        assertEquals(
                HexFormat.of().formatHex(mac.doFinal("1.{}".getBytes(UTF_8))),
                delivery.key().sign("1.{}".getBytes(UTF_8)));
    }

    private void reopenIfKept() {
        if (engine != Engine.MEMORY) {
            reopen(LIMITS);
        }
    }

    @Test
    void itIsPartOfWhatItTellsOf() {
        var app = register().app();
        assertThrows(
                IllegalStateException.class,
                () -> accounts.database().write(handle -> {
                    accounts.outbox().removed(handle, app.clientKey(), "x", Removal.REVOKED, NOW);
                    throw new IllegalStateException();
                }));
        assertEquals(List.of(), accounts.outbox().due(NOW, 10));
    }

    @Test
    void anAppWithoutACallbackIsToldNothing() {
        removed(newApp(), "x", NOW);
        assertEquals(List.of(), accounts.outbox().due(NOW, 10));
    }

    @Test
    void aDeliveryIsTakenByOneAndFreeAgainAfterAWhile() throws Exception {
        var app = register().app();
        removed(app, "x", NOW);
        var taken = new ConcurrentLinkedQueue<Delivery>();
        Together.run(8, () -> accounts.outbox().claim(app.clientKey(), NOW).ifPresent(taken::add));
        assertEquals(1, taken.size());
        assertEquals(List.of(), accounts.outbox().due(NOW.plus(Outbox.CLAIM).minusMillis(1), 10));
        var again =
                accounts.outbox().claim(app.clientKey(), NOW.plus(Outbox.CLAIM)).orElseThrow();
        assertEquals(2, again.attempts());
    }

    @Test
    void theOldestOfAnAppComesFirstAndEachAppHasItsOwn() {
        var one = register().app();
        var two = register().app();
        removed(one, "later", NOW.plusSeconds(2));
        removed(two, "other", NOW.plusSeconds(1));
        removed(one, "first", NOW);
        var now = NOW.plusSeconds(3);
        assertEquals(
                List.of(one.clientKey(), two.clientKey()), accounts.outbox().due(now, 10));
        assertEquals(List.of(one.clientKey()), accounts.outbox().due(now, 1));
        assertEquals(
                Optional.of("first"),
                accounts.outbox().claim(one.clientKey(), now).map(Delivery::userOpenId));
        assertEquals(
                Optional.of("later"),
                accounts.outbox().claim(one.clientKey(), now).map(Delivery::userOpenId));
        assertEquals(Optional.empty(), accounts.outbox().claim(one.clientKey(), now));
        assertEquals(
                Optional.of("other"),
                accounts.outbox().claim(two.clientKey(), now).map(Delivery::userOpenId));
    }

    @Test
    void whatFailedComesAgainWhatArrivedAndWhatIsLostDoNot() {
        var app = register().app();
        var outbox = accounts.outbox();
        assertEquals(new Backlog(0, 0, null), outbox.backlog(app.clientKey()));
        for (var openId : List.of("failed", "delivered", "lost")) {
            removed(app, openId, NOW);
        }
        var next = NOW.plusSeconds(60);
        for (int i = 0; i < 3; i++) {
            var delivery = outbox.claim(app.clientKey(), NOW).orElseThrow();
            switch (delivery.userOpenId()) {
                case "failed" -> outbox.failed(delivery, "status 500", next);
                case "delivered" -> outbox.delivered(delivery);
                default -> outbox.lost(delivery);
            }
        }
        assertEquals(new Backlog(1, 1, "status 500"), outbox.backlog(app.clientKey()));
        assertEquals(List.of(), outbox.due(next.minusMillis(1), 10));
        var again = outbox.claim(app.clientKey(), next).orElseThrow();
        assertEquals("failed", again.userOpenId());
        assertEquals(2, again.attempts());
    }

    @Test
    void aNewAddressAndANewSecretHoldForWhatWaits() {
        var app = register().app();
        removed(app, "x", NOW);
        accounts.apps().update(app.clientKey(), new AppChange(null, null, null, null, "https://b.example/", false));
        var secret = accounts.apps().rotateSecret(app.clientKey()).clientSecret();
        var delivery = accounts.outbox().claim(app.clientKey(), NOW).orElseThrow();
        assertEquals("https://b.example/", delivery.callbackUrl());
        var message = "message".getBytes(UTF_8);
        assertEquals(SigningKey.of(secret).sign(message), delivery.key().sign(message));
    }

    @Test
    void withTheAddressOrTheAppGoesWhatWaits() {
        var one = register().app();
        var two = register().app();
        removed(one, "x", NOW);
        removed(two, "x", NOW);
        accounts.apps().update(one.clientKey(), new AppChange(null, null, null, null, "", false));
        accounts.apps().delete(two.clientKey());
        assertEquals(List.of(), accounts.outbox().due(NOW, 10));
    }

    @Test
    void anAppOfAnEarlierVersionNeedsANewSecretFirst() {
        var app = newApp();
        accounts.database()
                .write(handle ->
                        handle.execute("UPDATE app SET signing_state = NULL WHERE client_key = ?", app.clientKey()));
        var change = new AppChange(null, null, null, null, URL, false);
        var refusal = assertThrows(InvalidApp.class, () -> accounts.apps().update(app.clientKey(), change));
        assertTrue(refusal.toString().contains("./zoetrope app rotate-secret " + app.clientKey()), refusal.toString());
        accounts.apps().rotateSecret(app.clientKey());
        assertEquals(URL, accounts.apps().update(app.clientKey(), change).callbackUrl());
    }

    private static final Subject ZOE =
            new Subject(new User(1, "zoe", Facts.NONE), List.of("id:7", "handle:zoe"), Set.of(1L));

    private String code(App app) {
        var scopes = List.of("user.info.basic");
        return accounts.grants().consent(new Consent(app, ZOE, scopes, "https://a.example/", null, false), NOW);
    }

    private GrantedTokens connect(App app) {
        return accounts.grants().redeem(app, code(app), null, null, false, GrantRules.LONG, NOW);
    }

    private List<String> told(App app) {
        return Stream.generate(() -> accounts.outbox().claim(app.clientKey(), NOW))
                .takeWhile(Optional::isPresent)
                .map(delivery -> delivery.orElseThrow().userOpenId() + " "
                        + delivery.orElseThrow().content())
                .toList();
    }

    @Test
    void anAppIsToldOnceThatAPersonHasGoneWithTheReason() {
        var app = register().app();
        var other = register().app();
        var tokens = connect(app);
        connect(app);
        code(other);
        accounts.grants().disconnect(app.clientKey(), ZOE, Removal.DISCONNECTED, NOW);
        accounts.grants().disconnect(app.clientKey(), ZOE, Removal.DISCONNECTED, NOW);
        accounts.grants().disconnect(other.clientKey(), ZOE, Removal.DISCONNECTED, NOW);
        assertEquals(List.of(tokens.openId() + " {\"reason\": 1}"), told(app));
        assertEquals(List.of(), told(other), "a code alone is nothing it knows of");

        accounts.grants().revoke(app, connect(app).accessToken(), NOW);
        assertEquals(List.of(tokens.openId() + " {\"reason\": 5}"), told(app));

        connect(app);
        accounts.forgetPeople(ZOE.terms(), NOW);
        assertEquals(List.of(tokens.openId() + " {\"reason\": 2}"), told(app));
    }

    @Test
    void anAppIsToldThoughThePersonGoesWhileTheCodeIsExchanged() throws Exception {
        var app = register().app();
        var code = code(app);
        var ending = accounts.database().write(handle -> {
            handle.execute("UPDATE app_grant SET code_used = 0");
            var redeeming =
                    Aside.start(() -> accounts.grants().redeem(app, code, null, null, false, GrantRules.LONG, NOW));
            var disconnecting = Aside.start(() -> {
                accounts.grants().disconnect(app.clientKey(), ZOE, Removal.DISCONNECTED, NOW);
                return true;
            });
            return List.of(redeeming, disconnecting);
        });
        var toTell = tokens(ending.getFirst()).map(tokens -> tokens.openId() + " {\"reason\": 1}");
        ending.getLast().get();
        assertEquals(List.of(), accounts.grants().connections(ZOE, NOW));
        assertEquals(toTell.stream().toList(), told(app));
    }

    /** Empty when the person went first. */
    private static Optional<GrantedTokens> tokens(Aside<?> redeeming) throws Exception {
        try {
            return Optional.of((GrantedTokens) redeeming.get());
        } catch (ExecutionException refused) {
            assertInstanceOf(GrantRefused.class, refused.getCause());
            return Optional.empty();
        }
    }

    @Test
    void aForgottenPersonsEndIsToldOnceWhateverTheyWereKnownBy() {
        var app = register().app();
        var alone = new Subject(ZOE.user(), List.of("handle:zoe"), ZOE.rows());
        var consent = new Consent(app, alone, List.of("user.info.basic"), "https://a.example/", null, false);
        var code = accounts.grants().consent(consent, NOW);
        var tokens = accounts.grants().redeem(app, code, null, null, false, GrantRules.LONG, NOW);
        connect(app);
        accounts.forgetPeople(ZOE.terms(), NOW);
        assertEquals(List.of(tokens.openId() + " {\"reason\": 2}"), told(app));
    }

    @Test
    void nothingIsLeftForAnAppThatGoesDeafMeanwhile() throws Exception {
        var app = register().app();
        var change = new AppChange(null, null, null, null, "", false);
        var update = accounts.database().write(handle -> {
            accounts.outbox().removed(handle, app.clientKey(), "x", Removal.REVOKED, NOW);
            return Aside.start(() -> accounts.apps().update(app.clientKey(), change));
        });
        update.get();
        assertEquals(List.of(), accounts.outbox().due(NOW, 10));
    }

    @Test
    void whatNobodyCanBeToldLeaves() {
        var app = register().app();
        removed(app, "x", NOW);
        accounts.database().write(handle -> handle.execute("UPDATE app SET callback_url = NULL"));
        assertEquals(Optional.empty(), accounts.outbox().claim(app.clientKey(), NOW));
        assertEquals(List.of(), accounts.outbox().due(NOW, 10));
    }

    @Test
    void aSandboxSharesItsAppsOpenIdsAndIsToldItself() {
        var app = register().app();
        var sandbox = accounts.apps()
                .register(new NewSandbox(app.clientKey(), "s", List.of(), Set.of(), List.of("zoe"), URL, false), NOW)
                .app();
        var tokens = connect(sandbox);
        assertEquals(connect(app).openId(), tokens.openId());
        accounts.grants().disconnect(sandbox.clientKey(), ZOE, Removal.DISCONNECTED, NOW);
        assertEquals(List.of(), told(app));
        assertEquals(List.of(tokens.openId() + " {\"reason\": 1}"), told(sandbox));
    }

    @Test
    void aDeletedAppsGrantsEndAndItIsToldNothing() {
        var app = register().app();
        var tokens = connect(app);
        var code = code(app);
        assertTrue(accounts.tokens().find(tokens.accessToken(), NOW).isPresent());
        accounts.apps().delete(app.clientKey());
        assertEquals(Optional.empty(), accounts.tokens().find(tokens.accessToken(), NOW));
        assertThrows(
                GrantRefused.class,
                () -> accounts.grants().refresh(app.clientKey(), tokens.refreshToken(), GrantRules.LONG, NOW));
        assertThrows(
                GrantRefused.class, () -> accounts.grants().redeem(app, code, null, null, false, GrantRules.LONG, NOW));
        assertEquals(List.of(), accounts.grants().connections(ZOE, NOW));
        assertEquals(List.of(), accounts.outbox().due(NOW, 10));
    }
}

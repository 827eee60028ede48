package dev.zoetrope.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.GrantRefused.Reason;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.User;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class GrantsTest extends AccountsContract {
    private static final String URI = "https://example.org/callback/";
    private static final List<String> SCOPES = List.of("user.info.basic", "video.list");
    private static final Subject ZOE = person("id:7", "sec:MS4");

    private static Subject person(String... terms) {
        return new Subject(new User(1, "zoe", Facts.NONE), List.of(terms), Set.of(1L));
    }

    private String consent(App app, Subject person) {
        return accounts.grants().consent(new Consent(app, person, SCOPES, URI, null, false), NOW);
    }

    private GrantedTokens redeem(App app, String code) {
        return accounts.grants().redeem(app, code, URI, null, false, GrantRules.LONG, NOW);
    }

    private GrantedTokens connect(App app, Subject person) {
        return redeem(app, consent(app, person));
    }

    private UserToken find(GrantedTokens tokens) {
        return (UserToken) accounts.tokens().find(tokens.accessToken(), NOW).orElseThrow();
    }

    private boolean isGood(GrantedTokens tokens) {
        return accounts.tokens().find(tokens.accessToken(), NOW).isPresent();
    }

    private static void refused(Reason reason, Runnable exchange) {
        assertEquals(reason, assertThrows(GrantRefused.class, exchange::run).reason());
    }

    @Test
    void aCodeGivesTokensForThePerson() {
        var app = newApp();
        var code = consent(app, ZOE);
        assertTrue(code.matches("[A-Za-z0-9_-]{64}\\*0![0-9]{4}"), code);
        var tokens = redeem(app, code);

        assertTrue(tokens.accessToken().matches("act\\.[A-Za-z0-9_-]{64}![0-9]{4}"));
        assertTrue(tokens.refreshToken().matches("rft\\.[A-Za-z0-9_-]{64}![0-9]{4}"));
        assertEquals(Duration.ofHours(24), tokens.life());
        assertEquals(Duration.ofDays(365), tokens.refreshLife());
        assertEquals(SCOPES, tokens.scopes());
        var token = find(tokens);
        assertEquals(tokens.openId(), token.openId());
        assertEquals("id:7", token.subject());
        assertEquals(Set.copyOf(SCOPES), token.scopes());
        assertEquals(NOW, token.grantedAt());
        assertEquals(Optional.empty(), accounts.tokens().find(tokens.accessToken(), NOW.plus(tokens.life())));
    }

    @Test
    void aCodeIsGoodOnceForTenMinutesForItsAppAndAddress() {
        var app = newApp();
        var other = newApp();
        var grants = accounts.grants();
        var code = consent(app, ZOE);
        var late = NOW.plus(GrantRules.CODE_LIFE);

        refused(Reason.CODE, () -> grants.redeem(app, "no code", URI, null, false, GrantRules.LONG, NOW));
        refused(Reason.CODE, () -> grants.redeem(app, code + "0", URI, null, false, GrantRules.LONG, NOW));
        refused(Reason.CODE, () -> grants.redeem(other, code, URI, null, false, GrantRules.LONG, NOW));
        refused(Reason.CODE, () -> grants.redeem(app, code, URI, null, false, GrantRules.LONG, late));
        refused(Reason.REDIRECT_URI, () -> grants.redeem(app, code, URI + "/", null, false, GrantRules.LONG, NOW));
        var tokens = grants.redeem(app, code, URI, null, false, GrantRules.LONG, late.minusMillis(1));
        refused(Reason.CODE, () -> redeem(app, code));
        assertTrue(isGood(tokens), "the real service only refuses a code that comes again");
    }

    @Test
    void ofFiftyClientsAtOnceOneGetsTokens() throws Exception {
        var app = newApp();
        var code = consent(app, ZOE);
        var winners = new ConcurrentLinkedQueue<GrantedTokens>();
        var start = new CountDownLatch(1);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                clients.execute(() -> {
                    try {
                        start.await();
                        winners.add(redeem(app, code));
                    } catch (GrantRefused refused) {
                        assertEquals(Reason.CODE, refused.reason());
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                });
            }
            start.countDown();
        }
        assertEquals(1, winners.size());
        assertTrue(isGood(winners.element()));
    }

    @Test
    void aReusedCodeEndsTheGrantWhereThatIsAskedFor() {
        var app = newApp();
        var code = consent(app, ZOE);
        var strict = new GrantRules(Duration.ofHours(2), Duration.ofDays(180), true, true);
        var tokens = accounts.grants().redeem(app, code, URI, null, false, strict, NOW);
        assertTrue(isGood(tokens));
        refused(Reason.CODE, () -> accounts.grants().redeem(app, code, URI, null, false, strict, NOW));
        assertFalse(isGood(tokens));
    }

    /** The vector is that of the contract. */
    @Test
    void theVerifierHasToFitItsChallenge() {
        var app = newApp();
        var verifier = "gaeCq5mVvbhA8Ce6w5O9XBVIKMkySgv-_9A-rnhm9Ns";
        var challenge = "e6a178b120743d08509508f269652b0bdf91e29332921bc9e9744fd3dd41bfef";
        var grants = accounts.grants();
        var code = grants.consent(new Consent(app, ZOE, SCOPES, URI, challenge, false), NOW);
        refused(Reason.VERIFIER, () -> redeem(app, code));
        refused(Reason.VERIFIER, () -> grants.redeem(app, code, URI, verifier + "s", false, GrantRules.LONG, NOW));
        refused(Reason.VERIFIER, () -> grants.redeem(app, code, null, null, true, GrantRules.LONG, NOW));
        assertTrue(isGood(grants.redeem(app, code, URI, verifier, false, GrantRules.LONG, NOW)));
    }

    @Test
    void codesOfTheFirstAuthorizePageAreForTheFirstTokenEndpoint() {
        var app = newApp();
        var grants = accounts.grants();
        var code = grants.consent(new Consent(app, ZOE, SCOPES, URI, null, true), NOW);
        refused(Reason.LEGACY, () -> redeem(app, code));
        assertTrue(isGood(grants.redeem(app, code, null, null, true, GrantRules.LONG, NOW)));
    }

    @Test
    void eachRefreshTokenIsGoodOnceAndTheirLifeRunsOut() {
        var app = newApp();
        var grants = accounts.grants();
        var key = app.clientKey();
        var first = connect(app, ZOE);
        var later = NOW.plusSeconds(20);
        var second = grants.refresh(key, first.refreshToken(), GrantRules.LONG, later);

        assertNotEquals(first.refreshToken(), second.refreshToken());
        assertEquals(Duration.ofDays(365).minusSeconds(20), second.refreshLife());
        assertEquals(first.openId(), second.openId());
        assertEquals(SCOPES, second.scopes());
        assertTrue(isGood(first) && isGood(second));
        refused(Reason.REFRESH_TOKEN, () -> grants.refresh(key, first.refreshToken(), GrantRules.LONG, later));
        refused(Reason.REFRESH_TOKEN, () -> grants.refresh(key, second.accessToken(), GrantRules.LONG, later));
        refused(
                Reason.REFRESH_TOKEN,
                () -> grants.refresh(newApp().clientKey(), second.refreshToken(), GrantRules.LONG, later));
        refused(
                Reason.REFRESH_TOKEN,
                () -> grants.refresh(
                        key, second.refreshToken(), GrantRules.LONG, NOW.plus(GrantRules.LONG.refreshLife())));
        assertTrue(isGood(grants.refresh(key, second.refreshToken(), GrantRules.LONG, later)));
    }

    @Test
    void aReusedRefreshTokenEndsTheGrantWhereThatIsAskedFor() {
        var app = newApp();
        var strict = new GrantRules(Duration.ofHours(2), Duration.ofDays(180), false, true);
        var first = connect(app, ZOE);
        var second = accounts.grants().refresh(app.clientKey(), first.refreshToken(), strict, NOW);
        assertTrue(isGood(second));
        refused(
                Reason.REFRESH_TOKEN,
                () -> accounts.grants().refresh(app.clientKey(), first.refreshToken(), strict, NOW));
        assertFalse(isGood(first) || isGood(second));
        refused(
                Reason.REFRESH_TOKEN,
                () -> accounts.grants().refresh(app.clientKey(), second.refreshToken(), strict, NOW));
    }

    @Test
    void revokingEndsAllThatThePersonLetTheAppDo() {
        var app = newApp();
        var other = newApp();
        var first = connect(app, ZOE);
        var second = connect(app, ZOE);
        var elsewhere = connect(other, ZOE);
        assertTrue(isGood(first), "and known to the cache");
        assertFalse(accounts.grants().revoke(other, first.accessToken(), NOW), "another app's token");
        assertTrue(isGood(first));

        assertTrue(accounts.grants().revoke(app, first.accessToken(), NOW));

        assertFalse(isGood(first) || isGood(second));
        assertTrue(isGood(elsewhere));
        refused(
                Reason.REFRESH_TOKEN,
                () -> accounts.grants().refresh(app.clientKey(), first.refreshToken(), GrantRules.LONG, NOW));
        assertFalse(accounts.grants().revoke(app, first.accessToken(), NOW), "nothing is left to end");
        assertEquals(first.openId(), connect(app, ZOE).openId(), "the name stays");
    }

    @Test
    void aPersonSeesAndEndsTheirConnections() {
        var app = newApp();
        var other = newApp();
        connect(app, ZOE);
        connect(app, ZOE);
        var tokens = connect(other, ZOE);
        consent(newApp(), ZOE);
        connect(newApp(), person("id:8"));

        var connections = accounts.grants().connections(ZOE, NOW);
        assertEquals(
                Set.of(app, other),
                new HashSet<>(connections.stream().map(Connection::app).toList()));
        assertEquals(2, connections.size());
        assertEquals(Set.copyOf(SCOPES), connections.getFirst().scopes());

        accounts.grants().disconnect(other.clientKey(), ZOE, Removal.DISCONNECTED, NOW);
        assertFalse(isGood(tokens));
        assertEquals(
                List.of(app),
                accounts.grants().connections(ZOE, NOW).stream()
                        .map(Connection::app)
                        .toList());
    }

    @Test
    void idsAreKeptThroughAJoin() {
        var app = newApp();
        var alone = connect(app, person("handle:zoe"));
        var unionId = find(alone).unionId();

        var joined = connect(app, person("id:7", "handle:zoe"));
        assertEquals(alone.openId(), joined.openId());
        assertEquals(unionId, find(joined).unionId());

        // The handle has gone to somebody else since.
        assertEquals(alone.openId(), connect(app, person("id:7")).openId());
        assertNotEquals(alone.openId(), connect(app, person("id:8")).openId());
    }

    @Test
    void openIdsAreAnAppsAndUnionIdsADevelopers() {
        var app = newApp();
        var sister = newApp();
        var foreign = accounts.apps()
                .register(new NewApp("Other", "Other Labs", Platform.WEB, List.of(), Set.of()), NOW)
                .app();
        var one = connect(app, ZOE);
        var two = connect(sister, ZOE);
        var three = connect(foreign, ZOE);
        assertEquals(3, Set.of(one.openId(), two.openId(), three.openId()).size());
        assertEquals(find(one).unionId(), find(two).unionId());
        assertNotEquals(find(one).unionId(), find(three).unionId());
        assertTrue(one.openId().matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    }

    @Test
    void whatIsForgottenIsGone() throws Exception {
        var app = newApp();
        var tokens = connect(app, ZOE);
        var other = connect(app, person("id:8"));
        assertTrue(accounts.forgetPeople(ZOE.terms(), NOW));

        assertFalse(isGood(tokens));
        assertTrue(isGood(other));
        assertEquals(List.of(), accounts.grants().connections(ZOE, NOW));
        if (engine == Engine.SQLITE) {
            for (var file : home.contents()) {
                assertFalse(new String(file, StandardCharsets.ISO_8859_1).contains(tokens.openId()));
            }
        }
        assertNotEquals(tokens.openId(), connect(app, ZOE).openId());
    }

    @Test
    void aJoinedPersonsGrantsEndTogether() {
        var app = newApp();
        var joined = person("id:7", "handle:zoe");
        var before = connect(app, person("handle:zoe"));
        var after = connect(app, joined);
        assertTrue(accounts.grants().revoke(app, after.accessToken(), NOW));
        assertFalse(isGood(before) || isGood(after));

        before = connect(app, person("handle:zoe"));
        // The handle has gone to somebody else since.
        assertEquals(1, accounts.grants().connections(person("id:7"), NOW).size());
        accounts.grants().disconnect(app.clientKey(), person("id:7"), Removal.DISCONNECTED, NOW);
        assertFalse(isGood(before));
        assertEquals(List.of(), accounts.grants().connections(joined, NOW));
    }

    @Test
    void aConnectionIsAllThatWasAgreedSinceTheFirstTime() {
        var app = newApp();
        var grants = accounts.grants();
        for (var scope : List.of("user.info.basic", "video.list", "video.list")) {
            var code = grants.consent(new Consent(app, ZOE, List.of(scope), URI, null, false), NOW.plusSeconds(5));
            grants.redeem(app, code, URI, null, false, GrantRules.LONG, NOW.plusSeconds(6));
        }
        connect(app, ZOE);
        assertEquals(
                List.of(new Connection(app, Set.copyOf(SCOPES), NOW)), grants.connections(ZOE, NOW.plusSeconds(7)));
    }

    @Test
    void theOldestOfTooManyGrantsEnds() {
        var app = newApp();
        var oldest = connect(app, ZOE);
        var other = connect(app, person("id:8"));
        var elsewhere = connect(newApp(), ZOE);
        var agreed = new Agreed(SCOPES, URI, null, false);
        var later = NOW.plusSeconds(1);
        accounts.database().write(handle -> {
            for (int i = 0; i < Grants.MOST_PER_PERSON - 1; i++) {
                accounts.grants().begin(handle, app, ZOE.terms(), agreed, later);
            }
            return handle.execute(
                    "UPDATE app_grant SET code_used = 1, ends_at = ?",
                    later.plusSeconds(10_000).toEpochMilli());
        });
        assertEquals(Grants.MOST_PER_PERSON + 2, grants());
        assertEquals(oldest.openId(), refreshed(app, oldest, later).openId(), "not too many yet");

        accounts.grants().consent(new Consent(app, ZOE, SCOPES, URI, null, false), later);
        assertEquals(Grants.MOST_PER_PERSON + 2, grants());
        refused(Reason.REFRESH_TOKEN, () -> refreshed(app, oldest, later));
        assertTrue(isGood(other) && isGood(elsewhere));
    }

    private GrantedTokens refreshed(App app, GrantedTokens tokens, Instant now) {
        return accounts.grants().refresh(app.clientKey(), tokens.refreshToken(), GrantRules.LONG, now);
    }

    /** Whoever is about to change a grant takes it first, and holds none of its tokens while waiting. */
    @Test
    void aGrantIsTakenBeforeItsTokens() throws Exception {
        var app = newApp();
        var tokens = connect(app, ZOE);
        long grant = find(tokens).grant();
        for (Callable<Object> change : List.<Callable<Object>>of(
                () -> accounts.grants().refresh(app.clientKey(), tokens.refreshToken(), GrantRules.LONG, NOW),
                () -> accounts.grants().revoke(app, tokens.accessToken(), NOW))) {
            var aside = accounts.database().write(handle -> {
                handle.execute("UPDATE app_grant SET code_used = 1 WHERE grant_id = ?", grant);
                var started = Aside.start(change);
                assertTrue(started.isWaiting());
                if (engine == Engine.POSTGRES) {
                    for (var table : List.of("user_token", "refresh_token")) {
                        handle.execute("SELECT 1 FROM " + table + " WHERE grant_id = ? FOR UPDATE NOWAIT", grant);
                    }
                }
                return started;
            });
            aside.get();
        }
        assertFalse(isGood(tokens));
    }

    @Test
    void whatHasEndedLeavesInPassing() {
        var app = newApp();
        for (int i = 0; i < Grants.PURGED_PER_CODE + 3; i++) {
            consent(app, ZOE);
        }
        var late = NOW.plus(GrantRules.CODE_LIFE);
        accounts.grants().consent(new Consent(app, ZOE, SCOPES, URI, null, false), late);
        assertEquals(4, grants());
        accounts.grants().consent(new Consent(app, ZOE, SCOPES, URI, null, false), late);
        assertEquals(2, grants());
    }

    private int grants() {
        return accounts.database()
                .read(handle -> handle.createQuery("SELECT count(*) FROM app_grant")
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void tokensShowInNoText() {
        var tokens = connect(newApp(), ZOE);
        assertFalse(tokens.toString().contains(tokens.accessToken()));
        assertFalse(tokens.toString().contains(tokens.refreshToken()));
    }
}

package dev.zoetrope.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.zoetrope.catalog.Subject;
import dev.zoetrope.chance.Chance;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.User;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Accounts whose numbers can be repeated, opened again and again. */
@ParameterizedClass
@EnumSource(names = {"SQLITE", "POSTGRES"})
class RunsTest extends AccountsContract {
    private static final String URI = "https://example.org/callback/";
    private static final List<String> SCOPES = List.of("user.info.basic");

    private void reopen(Chance chance) {
        accounts.close();
        accounts = switch (home) {
            case Home.SqliteHome sqlite -> Accounts.sqlite(sqlite.directory(), LIMITS, chance);
            case Home.PostgresHome postgres -> Accounts.postgres(postgres.address(), LIMITS, chance);
            case Home.MemoryHome _ -> throw new AssertionError();
        };
    }

    private UserToken connect(App app, String term) {
        var person = new Subject(new User(1, "zoe", Facts.NONE), List.of(term), Set.of(1L));
        var code = accounts.grants().consent(new Consent(app, person, SCOPES, URI, null, false), NOW);
        var tokens = accounts.grants().redeem(app, code, URI, null, false, GrantRules.LONG, NOW);
        return (UserToken) accounts.tokens().find(tokens.accessToken(), NOW).orElseThrow();
    }

    @Test
    void whatWasDrawnBeforeIsNotDrawnAgain() {
        var app = newApp();
        var openIds = new HashSet<String>();
        var unionIds = new HashSet<String>();
        for (int run = 0; run < 3; run++) {
            reopen(Chance.seeded(1));
            for (int i = 0; i < 3; i++) {
                var token = connect(app, "id:" + run + i);
                openIds.add(token.openId());
                unionIds.add(token.unionId());
            }
            accounts.qrLogins().begin(app, SCOPES, "", NOW);
            // An id stays somebody's when nothing is left that tells of it.
            accounts.forgetPeople(List.of("id:" + run + "0"), NOW);
        }
        assertEquals(9, openIds.size());
        assertEquals(9, unionIds.size());
    }

    @Test
    void whatIsTakenIsDrawnAnew() {
        var app = newApp();
        reopen(twice());
        var one = connect(app, "id:1");
        var other = connect(app, "id:2");
        assertNotEquals(one.openId(), other.openId());
        assertNotEquals(one.unionId(), other.unionId());
        var logins = accounts.qrLogins();
        var first = logins.begin(app, SCOPES, "", NOW);
        assertNotEquals(first, logins.begin(app, SCOPES, "", NOW));
        assertEquals(2, logins.open(10, NOW).size());
    }

    /** Every number comes twice. */
    private static Chance twice() {
        var drawn = new ConcurrentHashMap<String, AtomicInteger>();
        return purpose -> {
            int ordinal =
                    drawn.computeIfAbsent(purpose, _ -> new AtomicInteger()).getAndIncrement();
            return Chance.seeded(ordinal / 2).draw(purpose);
        };
    }
}

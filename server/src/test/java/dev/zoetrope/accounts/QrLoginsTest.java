package dev.zoetrope.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.QrLogin.Status;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class QrLoginsTest extends AccountsContract {
    private static final String URI = "https://example.org/callback/";
    private static final List<String> SCOPES = List.of("user.info.basic");
    private static final Subject ZOE = new Subject(new User(1, "zoe", Facts.NONE), List.of("id:7"), Set.of(1L));
    private static final Subject BERT = new Subject(new User(2, "bert", Facts.NONE), List.of("id:8"), Set.of(2L));

    @Test
    void aScanTakesNoConfirmationBack() throws Exception {
        var logins = accounts.qrLogins();
        logins.begin(newApp(), SCOPES, "", NOW);
        var ticket = logins.open(1, NOW).getFirst().ticket();
        var scan = accounts.database().write(handle -> {
            handle.execute("UPDATE qr_login SET status = 'CONFIRMED', subject = 'id:7' WHERE ticket = ?", ticket);
            return Aside.start(() -> logins.scan(ticket, NOW));
        });
        assertEquals(Status.CONFIRMED, scan.get().orElseThrow().status());
        assertFalse(logins.confirm(ticket, BERT, SCOPES, NOW), "somebody else was first");
    }

    @Test
    void ofCodesHandedOutAtOnceOneIsGood() throws Exception {
        var logins = accounts.qrLogins();
        var app = newApp();
        var token = logins.begin(app, SCOPES, "", NOW);
        assertTrue(logins.confirm(logins.open(1, NOW).getFirst().ticket(), ZOE, SCOPES, NOW));
        var codes = new ConcurrentLinkedQueue<String>();
        Together.run(
                4,
                () -> codes.add(String.valueOf(
                        logins.progress(app, token, URI, NOW).orElseThrow().code())));
        assertEquals(4, codes.size());
        long good = codes.stream().filter(code -> isGood(app, code)).count();
        assertEquals(1, good);
        assertEquals(
                Status.UTILISED,
                logins.progress(app, token, URI, NOW).orElseThrow().status());
    }

    private boolean isGood(App app, String code) {
        try {
            accounts.grants().redeem(app, code, URI, null, false, GrantRules.LONG, NOW);
            return true;
        } catch (GrantRefused _) {
            return false;
        }
    }

    @Test
    void whatIsNoTicketLeadsNowhere() {
        var logins = accounts.qrLogins();
        logins.begin(newApp(), SCOPES, "", NOW);
        for (var text : List.of("", "\0", "\0".repeat(43), "x".repeat(43))) {
            assertEquals(Optional.empty(), logins.scan(text, NOW));
            logins.cancel(text);
        }
        assertEquals(Status.NEW, logins.open(1, NOW).getFirst().status());
    }
}

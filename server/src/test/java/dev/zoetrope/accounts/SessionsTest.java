package dev.zoetrope.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class SessionsTest extends AccountsContract {

    @Test
    void signInLastsItsTimeAndNoLonger() {
        var token = accounts.sessions().begin("id:7", NOW);
        var session = Optional.of(new Session("id:7", NOW));
        assertEquals(session, accounts.sessions().find(token, NOW));
        var end = NOW.plus(Sessions.LIFE);
        assertEquals(session, accounts.sessions().find(token, end.minusMillis(1)));
        assertEquals(Optional.empty(), accounts.sessions().find(token, end));
    }

    @Test
    void everySignInHasATokenOfItsOwn() {
        var first = accounts.sessions().begin("id:7", NOW);
        var second = accounts.sessions().begin("id:7", NOW);
        assertNotEquals(first, second);
        accounts.sessions().end(first);
        assertEquals(Optional.empty(), accounts.sessions().find(first, NOW));
        assertTrue(accounts.sessions().find(second, NOW).isPresent());
    }

    @Test
    void whatNobodySignedInUnderIsNoSession() {
        for (var text : List.of("", "\0", "é".repeat(43), accounts.sessions().draw(), "A".repeat(44))) {
            assertEquals(Optional.empty(), accounts.sessions().find(text, NOW), text);
        }
    }

    @Test
    void tokensAreNotKeptAsTheyAre() {
        var token = accounts.sessions().begin("id:7", NOW);
        assertEquals(
                List.of(32),
                accounts.database()
                        .read(handle -> handle.createQuery("SELECT length(token_hash) FROM session")
                                .mapTo(Integer.class)
                                .list()));
        assertTrue(Sessions.isToken(token) && token.length() == 43, token);
    }

    @Test
    void endedSessionsLeaveTheDatabaseInPassing() {
        for (int i = 0; i < 2 * Sessions.PURGED_PER_SIGN_IN; i++) {
            accounts.sessions().begin("id:" + i, NOW);
        }
        accounts.sessions().begin("id:99", NOW.plus(Sessions.LIFE));
        assertEquals(Sessions.PURGED_PER_SIGN_IN + 1, rows(), "one bounded step");
        accounts.sessions().begin("id:99", NOW.plus(Sessions.LIFE));
        assertEquals(2, rows(), "only what is alive is left");
    }

    @Test
    void forgettingPeopleSignsThemOut() {
        var token = accounts.sessions().begin("id:7", NOW);
        var other = accounts.sessions().begin("id:8", NOW);
        accounts.forgetPeople(List.of("id:6", "id:7"), NOW);
        assertEquals(Optional.empty(), accounts.sessions().find(token, NOW));
        assertTrue(accounts.sessions().find(other, NOW).isPresent());
    }

    private int rows() {
        return accounts.database()
                .read(handle -> handle.createQuery("SELECT count(*) FROM session")
                        .mapTo(Integer.class)
                        .one());
    }
}

package dev.zoetrope.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import org.junit.jupiter.api.Test;

final class NameSearchTest {
    private static boolean matches(String text, String handle, String name) {
        var facts = Facts.at(new Stamp(1, Source.RESEARCH)).with(User.DISPLAY_NAME, name);
        return NameSearch.of(text).matches(new User(1, handle, facts.build()));
    }

    @Test
    void allWordsHaveToBeInTheNameOrAllInTheHandle() {
        assertTrue(matches("smi anna", "x", "Anna Smith"));
        assertTrue(matches("ben.1", "ben.17", ""));
        assertFalse(matches("anna ben", "ben", "Anna"));
        assertFalse(matches("nna", "anna", "Anna"));
    }

    @Test
    void aTextWithoutLettersFindsTheHandleItSpellsAndNobodyElse() {
        assertTrue(matches("@___", "___", ""));
        assertFalse(matches("_", "___", "_"));
        assertFalse(matches("🙂", "x", "🙂"));
        assertTrue(matches("anna 🙂", "x", "Anna"));
    }

    @Test
    void aBlankTextMeansEverybody() {
        assertTrue(NameSearch.of(" \n").isBlank());
        assertTrue(matches("", "x", ""));
    }

    @Test
    void aTextCountsByItsBeginning() {
        assertEquals(
                NameSearch.of("a".repeat(NameSearch.LONGEST)).phrases(),
                NameSearch.of("a".repeat(100 * NameSearch.LONGEST)).phrases());
    }
}

package dev.zoetrope.accounts;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.chance.Chance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was asked is gone from the files, what expired before as well. */
final class ForgetPeopleTest {
    private static final String MARKER = "qzxmarkerqzx";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void noByteOfASearchIsLeft() throws Exception {
        try (var accounts = Accounts.sqlite(folder, AccountLimits.DEFAULT, Chance.seeded(1))) {
            var search = accounts.searches().open("key", MARKER.repeat(500), 7, NOW);
            accounts.searches().advance(search, new Position(100, 4711), NOW);
            for (int day = 1; day < 40; day++) {
                // Expired ones leave by themselves, and free pages with their text behind.
                accounts.searches().open("key", MARKER.repeat(day * 20), 7, NOW.plus(Duration.ofDays(day)));
            }
            assertTrue(isOnDisk());
            assertTrue(accounts.forgetPeople(List.of(), NOW));
            assertFalse(isOnDisk());
            assertTrue(accounts.searches().find(search.id(), "key", NOW).isEmpty());
            assertTrue(accounts.searches().floor(search, 100).isEmpty());
            var next = accounts.searches().open("key", "another", 7, NOW);
            assertTrue(accounts.searches().find(next.id(), "key", NOW).isPresent());
        }
        assertFalse(isOnDisk());
    }

    private boolean isOnDisk() throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(MARKER)) {
                    return true;
                }
            }
        }
        return false;
    }
}

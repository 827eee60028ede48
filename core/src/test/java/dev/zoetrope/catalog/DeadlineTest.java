package dev.zoetrope.catalog;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DeadlineTest {
    @Test
    void passesWhenItsTimeIsOverAndNeverComesBack() {
        for (var duration : new Duration[] {Duration.ofMillis(5), Duration.ZERO, Duration.ofSeconds(-5)}) {
            var deadline = Deadline.in(duration);
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
                while (!deadline.passed()) {
                    Thread.onSpinWait();
                }
            });
            assertTrue(deadline.passed());
        }
    }

    @Test
    void doesNotPassBefore() {
        assertFalse(Deadline.NONE.passed());
        assertFalse(Deadline.in(Duration.ofDays(1)).passed());
    }
}

package dev.zoetrope.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.zoetrope.catalog.DeadlinePassed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class QueryRoomTest {
    private static final Duration SOON = Duration.ofMillis(20);
    private static final int ALL = 1 << 20;

    private final QueryRoom room = new QueryRoom();

    @Test
    void whatDoesNotFitWaitsAndGivesUp() {
        var found = room.with(ALL - 10, SOON, () -> {
            assertThrows(DeadlinePassed.class, () -> room.with(11, SOON, () -> "too much"));
            return room.with(10, SOON, () -> "fits");
        });
        assertEquals("fits", found);
        assertEquals("all", room.with(Integer.MAX_VALUE, SOON, () -> "all"));
    }

    @Test
    void workThatFailsLeavesItsRoom() {
        for (int i = 0; i < 3; i++) {
            assertThrows(
                    IllegalStateException.class,
                    () -> room.with(ALL, SOON, () -> {
                        throw new IllegalStateException("on purpose");
                    }));
        }
        assertEquals("room", room.with(ALL, SOON, () -> "room"));
    }
}

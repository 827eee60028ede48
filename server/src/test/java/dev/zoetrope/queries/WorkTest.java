package dev.zoetrope.queries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.Reply;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class WorkTest {
    private interface Telling {
        void tell() throws IOException;
    }

    private static Reply reply(Telling telling) {
        return new Reply() {
            @Override
            public void tell(Event event) throws IOException {
                assertEquals(Work.GOING_ON, event);
                telling.tell();
            }

            @Override
            public void data(byte[] bytes, int offset, int count) {
                throw new AssertionError("work gives no data");
            }
        };
    }

    @Test
    void longWorkIsToldOf() throws Exception {
        var told = new CountDownLatch(2);
        try (var work = new Work(reply(told::countDown))) {
            assertFalse(work.deadline().passed());
            // Ends only when it was told of twice.
            assertTrue(work.run(() -> told.await(20, TimeUnit.SECONDS)));
            assertFalse(work.run(() -> Thread.currentThread().isVirtual()));
        }
    }

    @Test
    void workThatNobodyHearsOfEnds() {
        var ended = new AtomicBoolean();
        var failure = assertThrows(IOException.class, () -> {
            try (var work = new Work(reply(() -> {
                throw new IOException("the client is gone");
            }))) {
                work.run(() -> {
                    while (!work.deadline().passed()) {
                        Thread.sleep(5);
                    }
                    ended.set(true);
                    return "";
                });
            }
        });
        assertEquals("the client is gone", failure.getMessage());
        // Whatever the work used may be let go of now.
        assertTrue(ended.get());
    }

    @Test
    void whatTheWorkThrowsIsThrownOn() {
        try (var work = new Work(reply(() -> {}))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> work.run(() -> {
                        throw new IllegalArgumentException();
                    }));
        }
    }
}

package dev.zoetrope.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupCommitTest {

    private final List<List<Integer>> transactions = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final GroupCommit<Integer> commits = new GroupCommit<>(Comparator.naturalOrder(), this::write);
    private final Map<Integer, Boolean> results = new ConcurrentHashMap<>();

    @Test
    void rowsThatWaitTogetherShareOneTransactionInOrder() throws InterruptedException {
        var first = waitingThread(0);
        entered.await();
        var others = IntStream.of(5, 3, 4, 1, 2).mapToObj(this::waitingThread).toList();
        released.countDown();
        first.join();
        for (var thread : others) {
            thread.join();
        }

        assertEquals(List.of(List.of(0), List.of(1, 2, 3, 4, 5)), transactions);
        assertEquals(
                Map.of(0, false, 1, true, 2, false, 3, true, 4, false, 5, true), results, "each learns of its own row");
    }

    @Test
    void aTransactionIsBounded() throws InterruptedException {
        waitingThread(-1);
        entered.await();
        var threads = IntStream.rangeClosed(0, GroupCommit.MAX_ROWS)
                .mapToObj(row -> Thread.startVirtualThread(() -> commits.write(row)))
                .toList();
        threads.forEach(GroupCommitTest::awaitWaiting);
        released.countDown();
        for (var thread : threads) {
            thread.join();
        }
        assertEquals(
                List.of(1, GroupCommit.MAX_ROWS, 1),
                transactions.stream().map(List::size).toList());
    }

    @Test
    void rowsAreCommittedByManyThreadsWithoutEnd() throws Exception {
        released.countDown();
        Together.run(8, () -> IntStream.range(0, 1_000).forEach(commits::write));
        assertEquals(8_000, transactions.stream().mapToInt(List::size).sum());
    }

    @Test
    void aFailureReachesItsCallersAndNoOthers() {
        var failure = new IllegalArgumentException("row 13");
        var failing = new GroupCommit<Integer>(Comparator.naturalOrder(), rows -> {
            if (rows.contains(13)) {
                throw failure;
            }
            return new boolean[] {true};
        });
        assertSame(failure, assertThrows(IllegalArgumentException.class, () -> failing.write(13)));
        assertTrue(failing.write(14));
    }

    /** Odd rows are new ones. */
    private boolean[] write(List<Integer> rows) {
        entered.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        transactions.add(rows);
        boolean[] isNew = new boolean[rows.size()];
        for (int i = 0; i < isNew.length; i++) {
            isNew[i] = rows.get(i) % 2 == 1;
        }
        return isNew;
    }

    private Thread waitingThread(int row) {
        var thread = Thread.startVirtualThread(() -> results.put(row, commits.write(row)));
        awaitWaiting(thread);
        return thread;
    }

    /** A thread that waits has handed in its row. */
    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }
}

package dev.zoetrope.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds callers to so many requests in any stretch of time of a given length, exactly. What was counted is in this node's memory: a restart forgets it, and
 * nodes that share a database count apart. Safe for use by many threads.
 */
public final class Rates {

    /** With more keys than this, those that nobody used lately are let go. */
    static final int MANY = 1_000;

    private final ConcurrentHashMap<String, Window> windows = new ConcurrentHashMap<>();

    /**
     * Takes one request.
     *
     * @param key what is limited, such as {@code display:/v2/user/info/:awa1b2c3d4e5f6g7}; one of a bounded number, always with the same limit and length
     * @param limit requests that any stretch of time of that length allows, at least 1
     * @return false when the request is one too many; it is not counted then
     */
    public boolean take(String key, int limit, Duration length, Instant now) {
        long time = now.toEpochMilli();
        long millis = length.toMillis();
        if (windows.size() > MANY && !windows.containsKey(key)) {
            windows.values().removeIf(window -> window.isIdle(time, millis));
        }
        return windows.computeIfAbsent(key, _ -> new Window(limit)).take(time, millis);
    }

    int keys() {
        return windows.size();
    }

    /** When the latest requests were taken, in a ring: so many as the limit allows. The oldest one stands where the next will be put. */
    private static final class Window {
        private final long[] times;
        private int next;
        private int count;

        Window(int limit) {
            times = new long[limit];
        }

        synchronized boolean take(long now, long length) {
            if (count > 0 && now < latest()) {
                // The clock was set back: what is counted lies in no past of it.
                count = 0;
            }
            if (count == times.length && now - times[next] < length) {
                return false;
            }
            times[next] = now;
            next = (next + 1) % times.length;
            count = Math.min(count + 1, times.length);
            return true;
        }

        synchronized boolean isIdle(long now, long length) {
            return count == 0 || now - latest() >= length;
        }

        private long latest() {
            return times[(next + times.length - 1) % times.length];
        }
    }
}

package dev.zoetrope.media;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Pictures, drawn when they are asked for. Those asked for lately are kept, in bounded memory; drawing goes on at {@value #THREADS} threads of their own, so
 * that no number of pictures takes the processors from calls. Safe for use by many threads.
 */
final class Pictures {
    /** So many bytes of pictures are kept. */
    static final int KEPT_BYTES = 8 * 1024 * 1024;

    private static final int THREADS = 1;
    private static final int MOST_WAITING = 64;
    private static final int PATIENCE_SECONDS = 10;
    private static final int IDLE_SECONDS = 10;

    static {
        // Drawing must not look for a screen.
        System.setProperty("java.awt.headless", "true");
    }

    private final LinkedHashMap<Picture, byte[]> kept = new LinkedHashMap<>(64, 0.75f, true);
    private final ThreadPoolExecutor threads;

    /** Those that are drawn, or wait for it: whoever asks for one of them waits for the same. */
    private final ConcurrentHashMap<Picture, Future<byte[]>> drawings = new ConcurrentHashMap<>();

    private long keptBytes;

    Pictures() {
        threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().daemon().name("pictures-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** A picture as a JPEG file, which nobody may change; empty when there is too much to draw at the moment. */
    Optional<byte[]> jpeg(Picture picture) {
        var known = find(picture);
        if (known != null) {
            return Optional.of(known);
        }
        Future<byte[]> drawing;
        try {
            drawing = drawings.computeIfAbsent(picture, asked -> threads.submit(() -> draw(asked)));
        } catch (RejectedExecutionException _) {
            return Optional.empty();
        }
        try {
            return Optional.of(drawing.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot draw " + picture, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server is stopping", e);
        }
    }

    private byte[] draw(Picture picture) {
        try {
            // It may have been drawn since it was looked for.
            var known = find(picture);
            if (known != null) {
                return known;
            }
            var drawn = Drawing.jpeg(picture);
            keep(picture, drawn);
            return drawn;
        } finally {
            drawings.remove(picture);
        }
    }

    private synchronized byte @Nullable [] find(Picture picture) {
        return kept.get(picture);
    }

    private synchronized void keep(Picture picture, byte[] jpeg) {
        var before = kept.put(picture, jpeg);
        keptBytes += jpeg.length - (before == null ? 0 : before.length);
        var oldest = kept.entrySet().iterator();
        while (keptBytes > KEPT_BYTES && oldest.hasNext()) {
            keptBytes -= oldest.next().getValue().length;
            oldest.remove();
        }
    }

    synchronized long keptBytes() {
        return keptBytes;
    }
}

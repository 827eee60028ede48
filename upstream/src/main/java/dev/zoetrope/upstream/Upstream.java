package dev.zoetrope.upstream;

import java.time.Duration;

/** A service that can be asked for one user or one video. Safe for use by several threads. */
public interface Upstream {
    /** What its settings, its headers and its log lines call it, such as {@code ensemble}. */
    String name();

    /** Whether it may know an answer: it knows this sort of thing, by this identity. */
    boolean answers(Question question);

    /**
     * Asks once. No retries, but that a GET may be sent a second time when its connection ends without an answer. Waits, and can be interrupted.
     *
     * @param within the call ends when this time has passed, however slowly the answer drips
     * @throws UpstreamFailed when it gives no answer that can be believed; nothing is known then
     */
    Told ask(Question question, Duration within);
}

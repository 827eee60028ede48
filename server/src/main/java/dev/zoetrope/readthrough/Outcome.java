package dev.zoetrope.readthrough;

import java.time.Duration;

/** How a fetch ended. */
sealed interface Outcome {
    /** "Nothing there" is believed for so long. */
    Duration NOTHING = Duration.ofMinutes(5);

    /** What was turned away because it is forgotten is not asked for again for so long. */
    Duration TURNED_AWAY = Duration.ofDays(1);

    /** A failure is everybody's for so long, so that those who come next do not all call again; no longer, so that one failure is not everybody's for long. */
    Duration FAILED = Duration.ofSeconds(3);

    /** For how long those who come later get the same. */
    Duration heldFor();

    /**
     * It is in the catalog.
     *
     * @param at when, Unix milliseconds by the world's clock
     * @param isEnough false when it tells too little to be fresh by, and another upstream, which might have told more, failed
     */
    record Fetched(String from, long at, boolean isEnough) implements Outcome {
        /** Until it is pushed out: whether it is still fresh its age tells. What is not enough is held as the failure that it is. */
        @Override
        public Duration heldFor() {
            return isEnough ? Duration.ofNanos(Long.MAX_VALUE / 2) : FAILED;
        }
    }

    /**
     * Every upstream that could be asked says that there is nothing.
     *
     * @param isForGood whether that was said of the thing itself; false when it was asked for by a handle, which may be somebody else's or nobody's by now
     */
    record Nothing(boolean isForGood) implements Outcome {
        @Override
        public Duration heldFor() {
            return NOTHING;
        }
    }

    /** What was told is of somebody or something forgotten. */
    record TurnedAway() implements Outcome {
        @Override
        public Duration heldFor() {
            return TURNED_AWAY;
        }
    }

    /** @param detail a token, as in a Cache-Status header */
    record Failed(Reading.Failure failure, String detail) implements Outcome {
        @Override
        public Duration heldFor() {
            return FAILED;
        }
    }
}

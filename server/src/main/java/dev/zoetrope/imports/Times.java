package dev.zoetrope.imports;

import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When rows of a file count as seen.
 *
 * @param stamp for rows that do not tell
 * @param believesAnswers whether what an answer tells comes before {@code stamp}
 * @param latest the last time that is believed, in Unix milliseconds: a sighting from the future would win over all others for ever
 */
record Times(Stamp stamp, boolean believesAnswers, long latest) {
    /** Clocks go wrong, and the world has time zones. */
    private static final Duration TOLERANCE = Duration.ofDays(1);

    /** The last time that is believed, in Unix milliseconds. */
    static long latest(Instant now) {
        return now.plus(TOLERANCE).toEpochMilli();
    }

    /**
     * @param observed what the user says; null to believe answers, then the file
     * @param modified when the file was written last; now if that lies in the future
     */
    static Times of(@Nullable Instant observed, Instant modified, Instant now) {
        var written = modified.isAfter(now) ? now : modified;
        var time = (observed == null ? written : observed).toEpochMilli();
        return new Times(new Stamp(time, Source.RESEARCH), observed == null, latest(now));
    }

    /** For rows of an answer, which may tell when it was given. */
    Stamp of(@Nullable Long answered) {
        return believesAnswers && answered != null ? new Stamp(answered, Source.RESEARCH) : stamp;
    }
}

package dev.zoetrope.readthrough;

import dev.zoetrope.http.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer came from, as headers beside the emulated body.
 *
 * @param age seconds since it was seen; null when nothing was
 * @param cacheStatus value of a {@code Cache-Status} header (RFC 9211)
 */
public record Provenance(@Nullable Long age, String cacheStatus) {
    Answer tellOn(Answer answer) {
        var told = answer.with("Cache-Status", cacheStatus);
        return age == null ? told : told.with("Age", Long.toString(age));
    }
}

package dev.zoetrope.readthrough;

import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Header;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer came from, as headers beside the emulated body. A server that asks nobody is where its answers come from, so that there is nothing to tell.
 *
 * @param age seconds since it was seen; null when nothing was
 * @param cacheStatus value of a {@code Cache-Status} header (RFC 9211); null for none
 */
public record Provenance(@Nullable Long age, @Nullable String cacheStatus) {
    /** Tells nothing. */
    public static final Provenance NONE = new Provenance(null, null);

    /** The headers that tell it. */
    public List<Header> headers() {
        if (cacheStatus == null) {
            return List.of();
        }
        var status = new Header("Cache-Status", cacheStatus);
        return age == null ? List.of(status) : List.of(status, new Header("Age", Long.toString(age)));
    }

    Answer tellOn(Answer answer) {
        var told = answer;
        for (var header : headers()) {
            told = told.with(header.name(), header.value());
        }
        return told;
    }
}

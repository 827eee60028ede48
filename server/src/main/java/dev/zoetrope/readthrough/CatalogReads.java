package dev.zoetrope.readthrough;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the catalog and asks nobody. */
public final class CatalogReads implements Reads {
    private final Catalog catalog;
    private final InstantSource clock;

    public CatalogReads(Catalog catalog, InstantSource clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public Reading<User> user(Identity who) {
        return reading(catalog.user(who), User::facts);
    }

    @Override
    public Reading<Video> video(long id, Identity.@Nullable Handle author) {
        return reading(Optional.ofNullable(catalog.video(id)), Video::facts);
    }

    @Override
    public List<Reading<Video>> videos(List<Long> ids) {
        return ids.stream().map(id -> video(id, null)).toList();
    }

    private <T> Reading<T> reading(Optional<T> found, Function<T, Facts> facts) {
        return found.<Reading<T>>map(value -> new Reading.Found<>(value, hit(facts.apply(value))))
                .orElseGet(() ->
                        new Reading.Missing<>(new Provenance(null, "zoetrope; fwd=uri-miss; detail=no-upstream")));
    }

    private Provenance hit(Facts facts) {
        var stamps = facts.stamps();
        long seen = stamps.isEmpty() ? 0 : stamps.getLast().time();
        return new Provenance(Math.max(0, (clock.millis() - seen) / 1_000), "zoetrope; hit");
    }
}

package dev.zoetrope.readthrough;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the catalog and asks nobody. */
public final class CatalogReads implements Reads {
    private final Catalog catalog;

    public CatalogReads(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Reading<User> user(Identity who) {
        return reading(catalog.user(who));
    }

    @Override
    public Reading<Video> video(long id, Identity.@Nullable Handle author) {
        return reading(Optional.ofNullable(catalog.video(id)));
    }

    @Override
    public List<Reading<Video>> videos(List<Long> ids) {
        return ids.stream().map(id -> video(id, null)).toList();
    }

    @Override
    public Provenance refresh(Subject subject) {
        return Provenance.NONE;
    }

    @Override
    public Report report() {
        return Report.NOBODY;
    }

    @Override
    public void close() {
        // Nothing is under way.
    }

    private static <T> Reading<T> reading(Optional<T> found) {
        return found.<Reading<T>>map(value -> new Reading.Found<>(value, Provenance.NONE))
                .orElseGet(() -> new Reading.Missing<>(Provenance.NONE));
    }
}

package dev.zoetrope.catalog;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.History;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Tombstone;
import dev.zoetrope.model.Video;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of a catalog, one by one. Safe for use by several threads. */
public interface Rows {
    @Nullable Video video(long id);

    @Nullable Sound sound(long id);

    default @Nullable Comment comment(long id) {
        return lists().comment(id);
    }

    /** The row that an {@link dev.zoetrope.model.Identity#term} or {@link Person#rowTerm} leads to. A handle's term leads to what is known of the handle alone. */
    @Nullable Person person(String term);

    /** All who were ever seen with a handle, in no order. */
    List<Person> claimants(String handle);

    /** Hands on every video that carries one of these row keys as its author, in no order; private ones too. */
    void videosOf(Collection<Long> authors, Consumer<Video> each);

    /** Hands on every sound whose {@link Sound#ownerTerms} hold one of these, in no order; one that holds several may come several times. */
    void soundsOf(Collection<String> owners, Consumer<Sound> each);

    /**
     * What is kept of an owner's counters beside the facts of their row.
     *
     * @param from the first {@link History#month}
     * @param until the last one
     * @return by ascending month; none without points
     */
    List<History> history(History.Owner owner, long from, long until);

    /** The rows that stand in lists. */
    Lists lists();

    /** False when nothing was ever forgotten: no tombstone need be looked for. */
    boolean hasTombstones();

    /** What was left in place of something forgotten, by its term ({@link Tombstone}); null when it was not. */
    @Nullable Tombstone tombstone(String term);

    /** How far a source was read, as its last {@link Checkpoint} says; null when none was kept. */
    @Nullable String checkpoint(String source);
}

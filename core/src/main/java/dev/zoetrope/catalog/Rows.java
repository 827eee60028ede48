package dev.zoetrope.catalog;

import dev.zoetrope.model.Person;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Video;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a catalog, one by one. Safe for use by several threads. */
public interface Rows {
    @Nullable Video video(long id);

    @Nullable Sound sound(long id);

    /** The row that an {@link dev.zoetrope.model.Identity#term} or {@link Person#rowTerm} leads to. A handle's term leads to what is known of the handle alone. */
    @Nullable Person person(String term);

    /** All who were ever seen with a handle, in no order. */
    List<Person> claimants(String handle);

    /** How far a source was read, as its last {@link Checkpoint} says; null when none was kept. */
    @Nullable String checkpoint(String source);
}

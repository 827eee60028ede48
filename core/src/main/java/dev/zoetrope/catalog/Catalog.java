package dev.zoetrope.catalog;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Video;
import dev.zoetrope.query.NameSearch;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Users, videos and sounds, kept. The promises, each of which is a test in {@code CatalogContract}:
 *
 * <ol>
 *   <li>Durable when told: when {@link #save} or {@link #delete} returns, a kill or a power cut loses nothing of it; before, all of it is there or nothing.
 *   <li>The order of arrival does not matter: observations merge field by field, the later seen winning.
 *   <li>Read your writes: what was acknowledged, the next read sees.
 *   <li>One person is one user, whichever identity they are seen by; handles move between people.
 *   <li>Searches go by descending id; a running one has no repeats and no gaps, while others save and delete.
 *   <li>What was forgotten is gone and does not come back, whatever is saved again, in whatever order.
 * </ol>
 *
 * <p>Safe for use by several threads; callers that save at the same time share one commit.
 */
public interface Catalog extends CatalogReader, AutoCloseable {
    /**
     * Merges observations into the catalog, all or none but those of people and videos that were forgotten.
     *
     * @return how many were turned away, being of somebody or something forgotten
     * @throws CatalogUnavailable when they could not be made durable; whether they are kept is then unknown, and saving them again does no harm
     */
    default int save(List<? extends Observation> observations) {
        return save(observations, null);
    }

    /** Saves observations together with how far their source was read; returns and throws as {@link #save(List)} does. */
    int save(List<? extends Observation> observations, @Nullable Checkpoint checkpoint);

    /** Removes videos. Unknown ids are passed over. Throws as {@link #save} does. */
    void delete(Collection<Long> videoIds);

    /**
     * Removes people and videos for good: all that {@link Departure} tells goes in one commit, and comes back with no save. What is unknown is kept from coming.
     * Then every byte of it is erased from what the catalog keeps; that may take minutes, while others read and, most of the time, save. If it is broken off
     * after the commit, the next call does it, or the next opening of the catalog.
     *
     * @return false when bytes are still there, because somebody reads the catalog as it was before; they go when that reader has ended
     * @throws CatalogUnavailable when it could not be made durable, or erased
     */
    boolean forget(Unwanted unwanted);

    /** The catalog as it is now, whatever is saved afterwards. */
    Snapshot snapshot();

    /**
     * A catalog that does not change any more. Holds files until it is closed.
     *
     * <p>It can be walked through, row by row, in an order that depends on the rows alone, whenever and wherever they arrived. A walk is for one thread, takes
     * little memory however many rows there are, and throws {@link CatalogUnavailable} when the catalog cannot be read.
     */
    interface Snapshot extends CatalogReader, AutoCloseable {
        /** Every video by descending id, those that no search finds included. */
        Iterator<Video> videos();

        /** Every user's row, in the order of {@link Person#BY_NAME}. */
        Iterator<Person> people();

        /** Every sound by descending id. */
        Iterator<Sound> sounds();

        /** The same rows, for one thread that looks up many of them. */
        default Rows lookUp() {
            return this;
        }

        /** Every comment by descending id of its video, then by descending id of its own. */
        Iterator<Comment> comments();

        /**
         * Every relation, each once however many rows of one person it was told of: by the first name of whom it comes from, as {@link #people} go; then whom
         * they follow, then what they like, the latest first. Those whom somebody follows since the same second go by first name, and are held in memory.
         */
        default Iterator<Relation> relations() {
            return new RelationWalk(this);
        }

        /** Looks at everybody. */
        @Override
        default List<Subject> people(String text, int limit) {
            return new People(this).meant(NameSearch.of(text), people(), limit);
        }

        @Override
        void close();
    }

    /** Finishes what was acknowledged and lets go of all files. */
    @Override
    void close();
}

package dev.zoetrope.exports;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Video;
import java.util.Iterator;

/** Which rows are exported, in the order of {@link Catalog.Snapshot}. */
interface Extent {
    Iterator<Sound> sounds();

    Iterator<Person> people();

    Iterator<Video> videos();

    Iterator<Comment> comments();

    Iterator<Relation> relations();

    /** All there are. */
    record Whole(Catalog.Snapshot catalog) implements Extent {
        @Override
        public Iterator<Sound> sounds() {
            return catalog.sounds();
        }

        @Override
        public Iterator<Person> people() {
            return catalog.people();
        }

        @Override
        public Iterator<Video> videos() {
            return catalog.videos();
        }

        @Override
        public Iterator<Comment> comments() {
            return catalog.comments();
        }

        @Override
        public Iterator<Relation> relations() {
            return catalog.relations();
        }
    }
}

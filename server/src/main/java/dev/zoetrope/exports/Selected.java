package dev.zoetrope.exports;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.Deadline;
import dev.zoetrope.catalog.Page;
import dev.zoetrope.catalog.Place;
import dev.zoetrope.catalog.VideoSearch;
import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Video;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a search finds, and the users and sounds that it refers to: authors, all that is known of the handles they had, and whoever else had these handles.
 * Without the last, what was seen of a handle would be taken for somebody else's. Not for several threads.
 */
final class Selected implements Extent {
    private static final int PAGE = 1_000;

    private final Catalog.Snapshot catalog;
    private final VideoSearch search;
    private final Runnable goesOn;
    private @Nullable References references;

    private record References(Ids people, Ids sounds) {}

    /** @param goesOn called now and then while the videos are searched for what they refer to */
    Selected(Catalog.Snapshot catalog, VideoSearch search, Runnable goesOn) {
        this.catalog = catalog;
        this.search = search;
        this.goesOn = goesOn;
    }

    @Override
    public Iterator<Video> videos() {
        return new Pages();
    }

    @Override
    public Iterator<Person> people() {
        var wanted = references().people;
        return stream(catalog.people())
                .filter(person -> wanted.contains(person.row()))
                .iterator();
    }

    @Override
    public Iterator<Sound> sounds() {
        return stream(references().sounds.descending())
                .flatMap(id -> Stream.ofNullable(catalog.sound(id)))
                .iterator();
    }

    /** None: whoever wrote them would be referred to as well, and whoever had their handles. */
    @Override
    public Iterator<Comment> comments() {
        return Collections.emptyIterator();
    }

    /** None, for the same reason. */
    @Override
    public Iterator<Relation> relations() {
        return Collections.emptyIterator();
    }

    private static <T> Stream<T> stream(Iterator<T> iterator) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false);
    }

    private References references() {
        var known = references;
        if (known == null) {
            known = new References(new Ids(), new Ids());
            var authors = new Ids();
            for (var pages = new Pages(); pages.hasNext(); ) {
                var video = pages.next();
                authors.add(video.author());
                var sound = video.facts().get(Video.SOUND_ID);
                if (sound != null) {
                    known.sounds.add(sound);
                }
            }
            for (var rows = authors.descending(); rows.hasNext(); ) {
                var author = catalog.person(Person.rowTerm(rows.nextLong()));
                if (author != null) {
                    add(author, known.people);
                }
            }
            references = known;
        }
        return known;
    }

    private void add(Person author, Ids people) {
        people.add(author.row());
        for (var handle : handles(author)) {
            var alone = catalog.person(Identity.Handle.term(handle));
            if (alone != null) {
                people.add(alone.row());
            }
            catalog.claimants(handle).forEach(claimant -> people.add(claimant.row()));
        }
    }

    private static Collection<String> handles(Person person) {
        return Identity.of(person.firstName()) instanceof Identity.Handle alone
                ? List.of(alone.handle())
                : person.claims().stream().map(Person.Claim::handle).toList();
    }

    /** The videos, page by page. */
    private final class Pages implements Iterator<Video> {
        private Page page = new Page(List.of(), Place.START, true);
        private Iterator<Video> ofPage = page.videos().iterator();

        @Override
        public boolean hasNext() {
            while (!ofPage.hasNext() && page.more()) {
                page = catalog.page(search, page.end(), PAGE, Deadline.NONE);
                ofPage = page.videos().iterator();
                goesOn.run();
            }
            return ofPage.hasNext();
        }

        @Override
        public Video next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ofPage.next();
        }
    }
}

package dev.zoetrope.lucene;

import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.catalog.Lists;
import dev.zoetrope.catalog.Rows;
import dev.zoetrope.catalog.Seal;
import dev.zoetrope.model.History;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Tombstone;
import dev.zoetrope.model.Video;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Finds rows by their keys and names, as one commit left them. Many are found faster by one of these than by one each. Not for several threads. */
final class LookUp implements Rows {
    private final List<SegmentTerms> segments;
    private final Lists lists;
    private final @Nullable Seal seal;

    /** @param seal of tombstones; null when there are none */
    LookUp(DirectoryReader reader, @Nullable Seal seal) {
        this.seal = seal;
        segments = reader.leaves().stream()
                .map(leaf -> new SegmentTerms(leaf.reader()))
                .toList();
        lists = new LuceneLists(reader, this);
    }

    @Override
    public @Nullable Video video(long id) {
        return row(Kind.VIDEO.key(id), id, Video::of);
    }

    @Override
    public @Nullable Sound sound(long id) {
        return row(Kind.SOUND.key(id), id, Sound::of);
    }

    @Override
    public @Nullable Person person(String term) {
        if (term.startsWith("row:")) {
            long row = Long.parseLong(term.substring(4));
            var person = row(Kind.USER.key(row), row, Person::of);
            if (person != null) {
                return person;
            }
        }
        var found = people(Layout.NAME, new BytesRef(term), 1);
        return found.isEmpty() ? null : found.getFirst();
    }

    @Override
    public List<Person> claimants(String handle) {
        return people(Layout.CLAIM, new BytesRef(handle), Integer.MAX_VALUE);
    }

    @Override
    public void videosOf(Collection<Long> authors, Consumer<Video> each) {
        eachOf(Layout.AUTHOR, authors, Layout::number, Video::of, each);
    }

    @Override
    public void soundsOf(Collection<String> owners, Consumer<Sound> each) {
        eachOf(Layout.OWNED_BY, owners, BytesRef::new, Sound::of, each);
    }

    @Override
    public Lists lists() {
        return lists;
    }

    /** Hands on every row that has one of some keys as a term, once for each of them. */
    <K, T> void eachOf(
            String field, Collection<K> keys, Function<K, BytesRef> term, RowReader.Form<T> form, Consumer<T> each) {
        try {
            for (var segment : segments) {
                for (var key : keys) {
                    eachOf(field, term.apply(key), segment, form, each);
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static <T> void eachOf(
            String field, BytesRef term, SegmentTerms segment, RowReader.Form<T> form, Consumer<T> each)
            throws IOException {
        var documents = segment.documents(field, term);
        if (documents == null) {
            return;
        }
        var live = segment.reader().getLiveDocs();
        var ids = DocValues.getNumeric(segment.reader(), Layout.FIRST);
        var rows = new RowReader(segment.reader());
        for (int document = documents.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = documents.nextDoc()) {
            if ((live == null || live.get(document)) && ids.advanceExact(document)) {
                each.accept(rows.read(document, ids.longValue(), form));
            }
        }
    }

    @Override
    public List<History> history(History.Owner owner, long from, long until) {
        return LuceneReader.reading(() -> HistoryRows.find(segments, owner, from, until));
    }

    @Override
    public boolean hasTombstones() {
        return seal != null;
    }

    @Override
    public @Nullable Tombstone tombstone(String term) {
        return seal == null
                ? null
                : row(Kind.TOMBSTONE.key(seal.digest(term)), 0L, (_, bytes, start, _) -> Tombstone.of(bytes, start));
    }

    @Override
    public @Nullable String checkpoint(String source) {
        return row(
                Kind.CHECKPOINT.key(source),
                0L,
                (_, bytes, start, count) -> new String(bytes, start, count, StandardCharsets.UTF_8));
    }

    /**
     * The row that has a key; null when none has.
     *
     * @param known the first number that it lies by; null to look it up
     */
    <T> @Nullable T row(BytesRef key, @Nullable Long known, RowReader.Form<T> form) {
        try {
            for (var segment : segments) {
                int document = segment.first(Layout.KEY, key);
                if (document != DocIdSetIterator.NO_MORE_DOCS) {
                    long first = known == null ? first(segment, document) : known;
                    return new RowReader(segment.reader()).read(document, first, form);
                }
            }
            return null;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static long first(SegmentTerms segment, int document) throws IOException {
        var numbers = DocValues.getNumeric(segment.reader(), Layout.FIRST);
        numbers.advanceExact(document);
        return numbers.longValue();
    }

    /** Those users that have a term, at most so many, in no order. */
    List<Person> people(String field, BytesRef term, int limit) {
        try {
            var found = new ArrayList<Person>();
            for (var segment : segments) {
                var documents = segment.documents(field, term);
                if (documents == null) {
                    continue;
                }
                var live = segment.reader().getLiveDocs();
                var kinds = DocValues.getNumeric(segment.reader(), Layout.KIND);
                var ids = DocValues.getNumeric(segment.reader(), Layout.FIRST);
                for (int document = documents.nextDoc();
                        document != DocIdSetIterator.NO_MORE_DOCS && found.size() < limit;
                        document = documents.nextDoc()) {
                    if ((live == null || live.get(document))
                            && kinds.advanceExact(document)
                            && kinds.longValue() == Kind.USER.number()
                            && ids.advanceExact(document)) {
                        found.add(new RowReader(segment.reader()).read(document, ids.longValue(), Person::of));
                    }
                }
            }
            return found;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    static CatalogUnavailable unreadable(IOException e) {
        return new CatalogUnavailable("the catalog cannot be read: " + e.getMessage(), e);
    }
}

package dev.zoetrope.lucene;

import dev.zoetrope.model.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** All users' rows, each at the first of its names. The index keeps names sorted: nothing else is. */
final class PeopleByName implements Iterator<Person> {
    private final DirectoryReader reader;
    private final @Nullable TermsEnum names;
    private @Nullable PostingsEnum postings;
    private @Nullable Person next;

    PeopleByName(DirectoryReader reader) {
        this.reader = reader;
        names = LuceneReader.reading(() -> {
            var terms = MultiTerms.getTerms(reader, Layout.NAME);
            return terms == null ? null : terms.iterator();
        });
        next = advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Person next() {
        var person = next;
        if (person == null) {
            throw new NoSuchElementException();
        }
        next = advance();
        return person;
    }

    private @Nullable Person advance() {
        return LuceneReader.reading(() -> {
            if (names == null) {
                return null;
            }
            for (var name = names.next(); name != null; name = names.next()) {
                var person = person(names);
                if (person != null && isFirst(name, person)) {
                    return person;
                }
            }
            return null;
        });
    }

    private static boolean isFirst(BytesRef name, Person person) {
        return name.bytesEquals(new BytesRef(person.firstName().getBytes(StandardCharsets.UTF_8)));
    }

    /** The row that the name leads to; null when all that had it have been replaced. */
    private @Nullable Person person(TermsEnum name) throws IOException {
        var documents = name.postings(postings, PostingsEnum.NONE);
        postings = documents;
        for (int document = documents.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = documents.nextDoc()) {
            var leaf = reader.leaves().get(ReaderUtil.subIndex(document, reader.leaves()));
            int inLeaf = document - leaf.docBase;
            var live = leaf.reader().getLiveDocs();
            if (live == null || live.get(inLeaf)) {
                var ids = DocValues.getNumeric(leaf.reader(), Layout.FIRST);
                ids.advanceExact(inLeaf);
                return new RowReader(leaf.reader()).read(inLeaf, ids.longValue(), Person::of);
            }
        }
        return null;
    }
}

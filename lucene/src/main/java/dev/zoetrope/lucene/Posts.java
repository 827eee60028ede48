package dev.zoetrope.lucene;

import dev.zoetrope.catalog.Post;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.BytesRef;

/** Public posts of some authors behind a place, the latest first. */
final class Posts {
    private final Runs<PostRun> runs = new Runs<>(Run.ORDER);

    Posts(IndexReader reader, Collection<Long> authors, Post before) throws IOException {
        for (var leaf : reader.leaves()) {
            for (long author : authors) {
                var run = new PostRun(leaf, author, before);
                if (run.begin(ListTerms.post(author, before.createdAt()))) {
                    runs.add(run);
                }
            }
        }
    }

    /** The next ones, at most so many. */
    List<Hit> next(int limit) throws IOException {
        return runs.next(limit);
    }

    /** Passes some of a second; false when it has no more than those. */
    boolean skip(long second, long count) throws IOException {
        for (long left = count; left > 0 && isWithin(second); left--) {
            runs.pass();
        }
        return isWithin(second);
    }

    private boolean isWithin(long second) {
        var first = runs.first();
        return first != null && first.rank == second;
    }

    /** One author's posts in one segment, by time and id. */
    private static final class PostRun extends Run {
        private final Post before;
        private final Numbers ids = new Numbers(Layout.FIRST);

        PostRun(LeafReaderContext leaf, long author, Post before) throws IOException {
            super(leaf, Layout.POST, ListTerms.posts(author));
            this.before = before;
        }

        @Override
        void term(BytesRef term) {
            rank = ListTerms.descending(term, Long.BYTES);
        }

        @Override
        void document(int of) throws IOException {
            number = ids.of(of);
        }

        @Override
        int first() throws IOException {
            return rank == before.createdAt() ? documents().advance(firstBelow(before.id())) : super.first();
        }

        /** The first document that is behind all videos of this id and greater ones. They lie first in the segment. */
        private int firstBelow(long bound) throws IOException {
            int low = 0;
            int high = reader.maxDoc();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (number(Layout.KIND, middle) == Kind.VIDEO.number() && number(Layout.FIRST, middle) >= bound) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        private long number(String field, int of) throws IOException {
            var numbers = DocValues.getNumeric(reader, field);
            numbers.advanceExact(of);
            return numbers.longValue();
        }
    }
}

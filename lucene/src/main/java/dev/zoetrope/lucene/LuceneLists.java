package dev.zoetrope.lucene;

import dev.zoetrope.catalog.Listing;
import dev.zoetrope.catalog.Lists;
import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Relation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Comments and relations as one commit left them. Not for several threads. */
final class LuceneLists implements Lists {
    /** Rows that are read together where all are wanted. */
    private static final int SOME = 1_000;

    private final DirectoryReader reader;
    private final LookUp rows;

    LuceneLists(DirectoryReader reader, LookUp rows) {
        this.reader = reader;
        this.rows = rows;
    }

    @Override
    public @Nullable Comment comment(long id) {
        return rows.row(Kind.COMMENT.key(id), null, Comment::of);
    }

    @Override
    public List<Comment> comments(long video, long parent, long skip, int limit) {
        return LuceneReader.reading(() -> {
            var runs = runs(ListTerms.under(video, parent));
            for (long left = skip; left > 0 && runs.first() != null; left--) {
                runs.pass();
            }
            return comments(runs.next(limit), video);
        });
    }

    /** @param list what terms of the comments begin with */
    private Runs<CommentRun> runs(BytesRef list) throws IOException {
        var runs = new Runs<CommentRun>(Run.ORDER);
        for (var leaf : reader.leaves()) {
            var run = new CommentRun(leaf, list);
            if (run.begin(list)) {
                runs.add(run);
            }
        }
        return runs;
    }

    private List<Comment> comments(List<Hit> hits, long video) throws IOException {
        return new Hits(reader).rows(hits, (_, bytes, start, count) -> Comment.of(video, bytes, start, count));
    }

    @Override
    public void commentsOn(long video, Consumer<Comment> each) {
        each(ListTerms.under(video), video, each);
    }

    @Override
    public void replies(long video, long comment, Consumer<Comment> each) {
        each(ListTerms.under(video, comment), video, each);
    }

    private void each(BytesRef list, long video, Consumer<Comment> each) {
        LuceneReader.reading(() -> {
            var runs = runs(list);
            for (var some = runs.next(SOME); !some.isEmpty(); some = runs.next(SOME)) {
                comments(some, video).forEach(each);
            }
            return null;
        });
    }

    @Override
    public void commentsBy(Collection<Long> authors, Consumer<Comment> each) {
        rows.eachOf(Layout.COMMENTER, authors, Layout::number, Comment::of, each);
    }

    @Override
    public @Nullable Relation relation(Relation.Ends ends) {
        return rows.row(Layout.key(ends), ends.from(), Relation::of);
    }

    @Override
    public List<Relation> relations(Listing listing, Collection<Long> owners, Relation.Place after, int limit) {
        return LuceneReader.reading(() -> {
            var runs = new Runs<>(RelationRun.GREATEST_OWNER_FIRST);
            for (var leaf : reader.leaves()) {
                for (long owner : owners) {
                    var run = new RelationRun(leaf, listing, owner);
                    if (run.begin(ListTerms.listed(listing, owner, after))) {
                        runs.add(run);
                    }
                }
            }
            return relations(runs, after, limit);
        });
    }

    private List<Relation> relations(Runs<RelationRun> runs, Relation.Place after, int limit) throws IOException {
        var hits = new ArrayList<Hit>();
        var last = after;
        while (hits.size() < limit) {
            var run = runs.first();
            if (run == null) {
                break;
            }
            var place = new Relation.Place(run.rank, run.number);
            if (!place.equals(last)) {
                hits.add(new Hit(run.segment, run.document, run.from()));
                last = place;
            }
            runs.pass();
        }
        return new Hits(reader).rows(hits, Relation::of);
    }

    @Override
    public boolean hasRelations() {
        return LuceneReader.reading(() -> {
            for (var leaf : reader.leaves()) {
                if (leaf.reader().terms(Layout.LISTED) != null) {
                    return true;
                }
            }
            return false;
        });
    }

    /** The comments on a video, or the replies to one of them, in one segment; all of a video by one term after the other. */
    private static final class CommentRun extends Run {
        private final Numbers ids = new Numbers(Layout.SECOND);

        CommentRun(LeafReaderContext leaf, BytesRef list) throws IOException {
            super(leaf, Layout.UNDER, list);
        }

        @Override
        void term(BytesRef term) {}

        @Override
        void document(int of) throws IOException {
            number = ids.of(of);
        }
    }

    /** Somebody's list in one segment. */
    private static final class RelationRun extends Run {
        static final Comparator<RelationRun> GREATEST_OWNER_FIRST = (a, b) -> {
            int byPlace = ORDER.compare(a, b);
            return byPlace == 0 ? Long.compare(b.owner, a.owner) : byPlace;
        };

        private final Listing listing;
        private final long owner;

        RelationRun(LeafReaderContext leaf, Listing listing, long owner) throws IOException {
            super(leaf, Layout.LISTED, ListTerms.listed(listing, owner));
            this.listing = listing;
            this.owner = owner;
        }

        @Override
        void term(BytesRef term) {
            rank = ListTerms.descending(term, 1 + Long.BYTES);
            number = ListTerms.descending(term, 1 + 2 * Long.BYTES);
        }

        @Override
        void document(int of) {}

        long from() {
            return listing.ends(owner, number).from();
        }
    }
}

package dev.zoetrope.lucene;

import dev.zoetrope.catalog.Intake;
import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Relation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/** Writes the comments and relations of an intake, in the index's own order: what a flush finds in order it need not sort. */
final class ListRows {
    private ListRows() {}

    static void write(IndexWriter to, Intake intake) throws IOException {
        intake.deletedComments(id -> delete(to, Kind.COMMENT.key(id)));
        intake.deletedRelations(ends -> delete(to, Layout.key(ends)));
        var comments = Comparator.comparingLong(Comment::video)
                .thenComparingLong(Comment::id)
                .reversed();
        for (var comment : intake.comments().stream().sorted(comments).toList()) {
            to.updateDocument(new Term(Layout.KEY, Kind.COMMENT.key(comment.id())), Layout.of(comment));
        }
        var relations = Comparator.comparingLong(Relation::from)
                .thenComparingLong(Relation::since)
                .reversed();
        for (var relation : intake.relations().stream().sorted(relations).toList()) {
            to.updateDocument(new Term(Layout.KEY, Layout.key(relation.ends())), Layout.of(relation));
        }
    }

    private static void delete(IndexWriter from, BytesRef key) {
        try {
            from.deleteDocuments(new Term(Layout.KEY, key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

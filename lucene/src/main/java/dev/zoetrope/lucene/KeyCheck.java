package dev.zoetrope.lucene;

import dev.zoetrope.check.Findings;
import dev.zoetrope.check.Findings.Problem;
import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/** Each key, and each name of a person, leads to one row. Goes through the dictionary once, in its order. */
final class KeyCheck {
    private final DirectoryReader reader;
    private final Findings findings;

    KeyCheck(DirectoryReader reader, Findings findings) {
        this.reader = reader;
        this.findings = findings;
    }

    void run() throws IOException {
        unique(Layout.KEY);
        unique(Layout.NAME);
    }

    private void unique(String field) throws IOException {
        var terms = MultiTerms.getTerms(reader, field);
        if (terms == null) {
            return;
        }
        var live = MultiBits.getLiveDocs(reader);
        var each = terms.iterator();
        PostingsEnum documents = null;
        for (var term = each.next(); term != null; term = each.next()) {
            // Counts removed rows as well.
            if (each.docFreq() < 2) {
                continue;
            }
            documents = each.postings(documents, PostingsEnum.NONE);
            int rows = 0;
            while (documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                if (live == null || live.get(documents.docID())) {
                    rows++;
                }
            }
            if (rows > 1) {
                findings.problem(
                        new Problem("keys", shown(field, term), "leads to " + rows + " rows", CatalogCheck.RESTORE));
            }
        }
    }

    private static String shown(String field, BytesRef term) {
        return field.equals(Layout.NAME) ? "the name " + term.utf8ToString() : "the key " + term;
    }
}

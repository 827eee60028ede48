package dev.zoetrope.lucene;

import dev.zoetrope.query.Phrase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** Finds keywords among {@link TextTokens}, exactly as {@link Phrase} matches them. */
final class KeywordQueries {
    private final IndexReader reader;
    private final String field;

    KeywordQueries(IndexReader reader, String field) {
        this.reader = reader;
        this.field = field;
    }

    /** Those that the phrase {@linkplain Phrase#matches matches}. */
    Query query(Phrase phrase) throws IOException {
        return query(phrase, true);
    }

    /** Those that the phrase {@linkplain Phrase#isWholeIn is whole in}. */
    Query whole(Phrase phrase) throws IOException {
        return query(phrase, false);
    }

    /** @param begins whether the last unit may be the beginning of a word */
    private Query query(Phrase phrase, boolean begins) throws IOException {
        var units = phrase.units();
        if (units.isEmpty()) {
            return new MatchNoDocsQuery("the keyword has neither letter nor digit");
        }
        int last = units.size() - 1;
        if (begins && last == 0 && isLongWord(units.getFirst())) {
            return new PrefixQuery(term(units.getFirst().text()));
        }
        var terms = new ArrayList<Term[]>();
        var positions = new ArrayList<Integer>();
        for (int i = 0; i <= last; i++) {
            boolean signs = units.get(i).sign();
            if (signs
                    && i > 0
                    && units.get(i - 1).sign()
                    && !(i < last && units.get(i + 1).sign())) {
                // The pair before this one holds it.
                continue;
            }
            terms.add(terms(units, i, begins && i == last));
            positions.add(i);
        }
        if (terms.size() == 1 && terms.getFirst().length == 1) {
            return new TermQuery(terms.getFirst()[0]);
        }
        var query = new MultiPhraseQuery.Builder();
        for (int i = 0; i < terms.size(); i++) {
            if (terms.get(i).length == 0) {
                return new MatchNoDocsQuery("no word begins so");
            }
            query.add(terms.get(i), positions.get(i));
        }
        return query.build();
    }

    /** @param begins whether the unit may be the beginning of a word */
    private Term[] terms(List<Phrase.Unit> units, int at, boolean begins) throws IOException {
        var unit = units.get(at);
        if (unit.sign()) {
            boolean pair = at + 1 < units.size() && units.get(at + 1).sign();
            return new Term[] {term(pair ? unit.text() + units.get(at + 1).text() : unit.text())};
        }
        if (!begins) {
            return new Term[] {term(unit.text())};
        }
        return isLongWord(unit) ? wordsThatBegin(unit.text()) : new Term[] {term(TextTokens.PREFIX_MARK + unit.text())};
    }

    private static boolean isLongWord(Phrase.Unit unit) {
        return !unit.sign() && unit.text().codePointCount(0, unit.text().length()) > TextTokens.LONGEST_PREFIX;
    }

    /** Beginnings of so many letters are rare enough to look up. */
    private Term[] wordsThatBegin(String beginning) throws IOException {
        var found = new ArrayList<Term>();
        var all = MultiTerms.getTerms(reader, field);
        if (all != null) {
            var prefix = new BytesRef(beginning);
            var words = all.iterator();
            var status = words.seekCeil(prefix);
            while (status != TermsEnum.SeekStatus.END && StringHelper.startsWith(words.term(), prefix)) {
                found.add(new Term(field, BytesRef.deepCopyOf(words.term())));
                if (words.next() == null) {
                    break;
                }
            }
        }
        return found.toArray(Term[]::new);
    }

    private Term term(String text) {
        return new Term(field, text);
    }
}

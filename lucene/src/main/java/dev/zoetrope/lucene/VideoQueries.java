package dev.zoetrope.lucene;

import dev.zoetrope.catalog.Place;
import dev.zoetrope.catalog.VideoSearch;
import dev.zoetrope.query.Condition;
import dev.zoetrope.query.Operation;
import dev.zoetrope.query.VideoLength;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Translates a {@link VideoSearch} into a Lucene query that finds the same videos as the plain evaluator. */
final class VideoQueries {
    static {
        // The query language has bounds of its own (QueryJson); Lucene's default would refuse an IN of 1,024 keywords.
        IndexSearcher.setMaxClauseCount(100_000);
    }

    private final IndexReader reader;

    VideoQueries(IndexReader reader) {
        this.reader = reader;
    }

    /** The results of a search that lie behind a place. */
    Query results(VideoSearch search, Place after, long arrivals) throws IOException {
        var query = new BooleanQuery.Builder();
        query.add(created(search.from(), search.until() - 1), Occur.FILTER);
        query.add(new TermQuery(new Term(Layout.HIDDEN, Layout.YES)), Occur.MUST_NOT);
        if (!after.equals(Place.START)) {
            query.add(NumericDocValuesField.newSlowRangeQuery(Layout.FIRST, 0, after.last() - 1), Occur.FILTER);
        }
        if (search.arrivals() < arrivals) {
            query.add(NumericDocValuesField.newSlowRangeQuery(Layout.ARRIVAL, 0, search.arrivals()), Occur.FILTER);
        }
        for (var condition : search.query().and()) {
            query.add(query(condition), Occur.FILTER);
        }
        if (!search.query().or().isEmpty()) {
            query.add(any(search.query().or(), this::query), Occur.FILTER);
        }
        for (var condition : search.query().not()) {
            query.add(query(condition), Occur.MUST_NOT);
        }
        return query.build();
    }

    /** Of the results of a search, those whose captions have its keywords as whole words. */
    Query whole(VideoSearch search, Query results) throws IOException {
        var query = new BooleanQuery.Builder();
        query.add(results, Occur.FILTER);
        for (var condition : search.query().and()) {
            query.add(whole(condition), Occur.FILTER);
        }
        if (!search.query().or().isEmpty()) {
            query.add(any(search.query().or(), this::whole), Occur.FILTER);
        }
        return query.build();
    }

    private Query whole(Condition condition) throws IOException {
        return condition instanceof Condition.Keyword keyword
                ? any(keyword.values(), new KeywordQueries(reader, Layout.CAPTION)::whole)
                : query(condition);
    }

    static Query without(Query query, Query some) {
        return new BooleanQuery.Builder()
                .add(query, Occur.FILTER)
                .add(some, Occur.MUST_NOT)
                .build();
    }

    static Query withoutAuthors(Query query, Set<Long> authors) {
        if (authors.isEmpty()) {
            return query;
        }
        return without(query, terms(Layout.AUTHOR, List.copyOf(authors), Layout::number));
    }

    private interface Translation<T> {
        Query of(T value) throws IOException;
    }

    private static <T> Query any(List<T> values, Translation<T> translation) throws IOException {
        if (values.size() == 1) {
            return translation.of(values.getFirst());
        }
        var any = new BooleanQuery.Builder();
        for (var value : values) {
            any.add(translation.of(value), Occur.SHOULD);
        }
        return any.build();
    }

    private Query query(Condition condition) throws IOException {
        return switch (condition) {
            case Condition.Keyword c -> any(c.values(), new KeywordQueries(reader, Layout.CAPTION)::query);
            case Condition.Text c -> text(c);
            case Condition.Numeric c -> number(c);
            case Condition.Day c -> any(c.values(), day -> day(c.operation(), day));
            case Condition.Length c ->
                terms(
                        Layout.LENGTH,
                        Arrays.stream(VideoLength.values())
                                .filter(length -> c.values().stream()
                                        .anyMatch(v -> c.operation().passes(length.compareTo(v))))
                                .toList(),
                        length -> new BytesRef(length.name()));
        };
    }

    private static Query text(Condition.Text condition) {
        var field = switch (condition.field()) {
            case HASHTAG_NAME -> Layout.TAG;
            case USERNAME -> Layout.HANDLE;
            case REGION_CODE -> Layout.REGION;
        };
        var bound = new BytesRef(condition.values().getFirst());
        // A range of texts goes through doc values, video by video, so that it ends with the page: the terms of a range
        // may be most of the index.
        return switch (condition.operation()) {
            case EQ, IN -> terms(field, condition.values(), BytesRef::new);
            case GT -> texts(condition.field(), field, bound, null, false);
            case GTE -> texts(condition.field(), field, bound, null, true);
            case LT -> texts(condition.field(), field, null, bound, false);
            case LTE -> texts(condition.field(), field, null, bound, true);
        };
    }

    private static Query texts(
            Condition.TextField textField,
            String field,
            @Nullable BytesRef low,
            @Nullable BytesRef high,
            boolean inclusive) {
        return textField == Condition.TextField.HASHTAG_NAME
                ? SortedSetDocValuesField.newSlowRangeQuery(field, low, high, inclusive, inclusive)
                : SortedDocValuesField.newSlowRangeQuery(field, low, high, inclusive, inclusive);
    }

    private static <T> Query terms(String field, List<T> values, Function<T, BytesRef> term) {
        if (values.size() == 1) {
            return new TermQuery(new Term(field, term.apply(values.getFirst())));
        }
        return new TermInSetQuery(field, values.stream().map(term).toList());
    }

    private static Query number(Condition.Numeric condition) {
        var field = switch (condition.field()) {
            case VIDEO_ID -> Layout.FIRST;
            case MUSIC_ID -> Layout.MUSIC;
            case EFFECT_ID -> Layout.EFFECT;
            case VIEW_COUNT -> Layout.VIEWS;
            case COMMENT_COUNT -> Layout.COMMENTS;
        };
        if (condition.operation().isRange()) {
            return range(
                    condition.operation(),
                    condition.values().getFirst(),
                    (low, high) -> SortedNumericDocValuesField.newSlowRangeQuery(field, low, high));
        }
        return switch (condition.field()) {
            case VIDEO_ID -> terms(Layout.KEY, condition.values(), Kind.VIDEO::key);
            case MUSIC_ID, EFFECT_ID -> terms(field, condition.values(), Layout::number);
            case VIEW_COUNT, COMMENT_COUNT ->
                NumericDocValuesField.newSlowSetQuery(
                        field,
                        condition.values().stream().mapToLong(Long::longValue).toArray());
        };
    }

    private interface Range {
        Query of(long low, long high);
    }

    private static Query range(Operation operation, long bound, Range range) {
        return switch (operation) {
            case EQ, IN -> range.of(bound, bound);
            case GT -> bound == Long.MAX_VALUE ? nothing() : range.of(bound + 1, Long.MAX_VALUE);
            case GTE -> range.of(bound, Long.MAX_VALUE);
            case LT -> bound == Long.MIN_VALUE ? nothing() : range.of(Long.MIN_VALUE, bound - 1);
            case LTE -> range.of(Long.MIN_VALUE, bound);
        };
    }

    private static Query nothing() {
        return new MatchNoDocsQuery("no number lies beyond the greatest");
    }

    private static Query day(Operation operation, LocalDate day) {
        long start = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        long end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond() - 1;
        return switch (operation) {
            case EQ, IN -> created(start, end);
            case GT -> created(end + 1, Long.MAX_VALUE);
            case GTE -> created(start, Long.MAX_VALUE);
            case LT -> created(Long.MIN_VALUE, start - 1);
            case LTE -> created(Long.MIN_VALUE, end);
        };
    }

    private static Query created(long first, long last) {
        return NumericDocValuesField.newSlowRangeQuery(Layout.CREATED, first, last);
    }
}

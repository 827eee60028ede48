package dev.zoetrope.ensemble;

import dev.zoetrope.catalog.Ranking;
import dev.zoetrope.model.Video;
import dev.zoetrope.query.Condition;
import dev.zoetrope.query.Operation;
import dev.zoetrope.query.Phrase;
import dev.zoetrope.query.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/** Posts by the words of their captions. Each word may be the beginning of one; with an exact match, all stand in the caption as they are. */
final class KeywordOperations {
    /** Posts on a page. */
    static final int PAGE = 20;

    static final int EXACT_PAGE = 10;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private KeywordOperations() {}

    static Outcome search(Request request) {
        var wanted = Wanted.of(request);
        int size = wanted.page();
        boolean stats = request.get(Parameters.GET_AUTHOR_STATS);
        request.units().hold(1 + (stats ? size : 0));
        var page = Searches.page(request.get(Parameters.CURSOR), size, wanted::read);
        var scribe = request.scribe();
        return Outcome.object(1 + (stats ? page.items().size() : 0), out -> {
            Scribe.nextCursor(page.next(), out);
            Scribe.array("data", page.items(), (post, json) -> found(post, stats, scribe, json), out);
        });
    }

    static Outcome fullSearch(Request request) {
        var wanted = Wanted.of(request);
        // With an exact match they are fewer in the end.
        request.units().hold(wanted.units(Math.min(wanted.count(), Searches.MOST_REACHED)));
        var posts = wanted.read(0, Searches.MOST_REACHED);
        var scribe = request.scribe();
        return Outcome.of(
                        wanted.units(posts.size()),
                        out -> Scribe.array(posts, (post, json) -> brief(post, scribe, json), out))
                .holding(posts.size());
    }

    private static void brief(Video post, Scribe scribe, JsonGenerator out) {
        out.writeStartObject();
        out.writeNumberProperty("type", 1);
        out.writeName("aweme_info");
        scribe.post(post, out);
        out.writeEndObject();
    }

    private static void found(Video post, boolean authorStats, Scribe scribe, JsonGenerator out) {
        out.writeStartObject();
        out.writeNumberProperty("type", 1);
        out.writeName("aweme_info");
        if (authorStats) {
            scribe.postWithAuthorStats(post, out);
        } else {
            scribe.post(post, out);
        }
        out.writeNumberProperty("doc_type", 0);
        out.writeNumberProperty("doc_id", post.id());
        out.writeStringProperty("provider_doc_id_str", Long.toString(post.id()));
        out.writeStringProperty("feedback_type", "");
        out.writeEndObject();
    }

    /** What is looked for. */
    private record Wanted(Request request, Query query, Phrase text, long from, Ranking by, boolean exact) {
        static Wanted of(Request request) {
            var text = request.get(Parameters.NAME);
            boolean exact = request.get(Parameters.MATCH_EXACTLY);
            var conditions = new ArrayList<>(words(text, exact));
            var country = request.get(Parameters.COUNTRY).strip().toUpperCase(Locale.ROOT);
            if (!country.isEmpty()) {
                if (!COUNTRIES.contains(country)) {
                    throw new Refusal(Refusal.Reason.INVALID_COUNTRY);
                }
                conditions.add(Searches.isOneOf(Condition.TextField.REGION_CODE, country));
            }
            return new Wanted(request, Searches.all(conditions), Phrase.of(text), from(request), by(request), exact);
        }

        private static List<Condition> words(String text, boolean exact) {
            var parts = exact ? Stream.of(text) : Stream.of(text.strip().split("\\s+"));
            var phrases = parts.map(Phrase::of)
                    .filter(phrase -> !phrase.units().isEmpty())
                    .toList();
            // A text without any word means nothing, and not everything.
            return (phrases.isEmpty() ? List.of(Phrase.of("")) : phrases)
                    .stream()
                            .<Condition>map(phrase -> new Condition.Keyword(Operation.EQ, List.of(phrase)))
                            .toList();
        }

        private static long from(Request request) {
            long days = Long.parseLong(request.get(Parameters.PERIOD));
            return days == 0
                    ? 0
                    : request.world()
                            .clock()
                            .instant()
                            .minus(Duration.ofDays(days))
                            .getEpochSecond();
        }

        private static Ranking by(Request request) {
            return switch (request.get(Parameters.SORTING)) {
                case "1" -> Ranking.LIKES;
                case "2" -> Ranking.NEWEST;
                default -> Ranking.RELEVANCE;
            };
        }

        /** Posts on a page. */
        int page() {
            return exact ? EXACT_PAGE : PAGE;
        }

        /** What a full search costs that finds so many posts. */
        long units(long posts) {
            return Math.max(1, Math.ceilDiv(posts, page()));
        }

        /** How many posts there are; with an exact match, at most. */
        long count() {
            return request.searches().count(request.catalog(), query, from);
        }

        List<Video> read(int skip, int limit) {
            if (!exact) {
                return ranked(skip, limit);
            }
            // The last word of a phrase may be the beginning of one: those posts are in the way, so that all are looked
            // at.
            return ranked(0, Searches.MOST_REACHED).stream()
                    .filter(this::isExact)
                    .skip(skip)
                    .limit(limit)
                    .toList();
        }

        private List<Video> ranked(int skip, int limit) {
            return request.searches().ranked(request.catalog(), query, from, by, skip, limit);
        }

        private boolean isExact(Video post) {
            var caption = Phrase.of(post.facts().get(Video.CAPTION, ""));
            return Collections.indexOfSubList(caption.units(), text.units()) >= 0;
        }
    }
}

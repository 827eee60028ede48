package dev.zoetrope.ensemble;

import dev.zoetrope.catalog.Ranking;
import dev.zoetrope.catalog.SoundSearch;
import dev.zoetrope.model.Video;
import dev.zoetrope.query.Condition;
import dev.zoetrope.query.Operation;
import java.util.List;

/** Music and original sounds, and the posts that have them. */
final class SoundOperations {
    private static final int SOUND_PAGE = 10;
    private static final int POST_PAGE = 20;

    private SoundOperations() {}

    static Outcome search(Request request) {
        var search = new SoundSearch(request.get(Parameters.NAME), in(request), order(request));
        var page = Searches.page(
                request.get(Parameters.CURSOR),
                SOUND_PAGE,
                (skip, limit) -> request.searches().sounds(request.catalog(), search, skip, limit));
        var scribe = request.scribe();
        return Outcome.object(2, out -> {
            Scribe.nextCursor(page.next(), out);
            Scribe.<SoundSearch.Found>array("music", page.items(), scribe::sound, out);
        });
    }

    private static SoundSearch.In in(Request request) {
        return switch (request.get(Parameters.FILTER_BY)) {
            case "1" -> SoundSearch.In.TITLES;
            case "2" -> SoundSearch.In.AUTHORS;
            default -> SoundSearch.In.BOTH;
        };
    }

    private static SoundSearch.Order order(Request request) {
        return switch (request.get(Parameters.SOUND_SORTING)) {
            case "1" -> SoundSearch.Order.MOST_USED;
            case "2" -> SoundSearch.Order.NEWEST;
            case "3" -> SoundSearch.Order.SHORTEST;
            case "4" -> SoundSearch.Order.LONGEST;
            default -> SoundSearch.Order.RELEVANCE;
        };
    }

    /** The most liked ones first. */
    static Outcome posts(Request request) {
        long id = PostOperations.id(request.get(Parameters.MUSIC_ID));
        var query =
                Searches.all(List.of(new Condition.Numeric(Condition.NumberField.MUSIC_ID, Operation.EQ, List.of(id))));
        var page = Searches.page(
                request.get(Parameters.CURSOR),
                POST_PAGE,
                (skip, limit) -> request.searches().ranked(request.catalog(), query, 0, Ranking.LIKES, skip, limit));
        var scribe = request.scribe();
        return Outcome.object(1, out -> {
            Scribe.nextCursor(page.next(), out);
            Scribe.<Video>array("aweme_list", page.items(), scribe::post, out);
        });
    }

    static Outcome details(Request request) {
        var sound = request.catalog().sound(PostOperations.id(request.get(Parameters.SOUND_ID)));
        if (sound == null) {
            return Outcome.of(1, Outcome.NULL);
        }
        var found = new SoundSearch.Found(sound, request.searches().uses(request.catalog(), sound.id()));
        var scribe = request.scribe();
        return Outcome.of(2, out -> scribe.sound(found, out));
    }
}

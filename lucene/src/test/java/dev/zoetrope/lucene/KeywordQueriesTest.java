package dev.zoetrope.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.Deadline;
import dev.zoetrope.catalog.Place;
import dev.zoetrope.catalog.VideoSearch;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.Video;
import dev.zoetrope.query.Condition;
import dev.zoetrope.query.Evaluator;
import dev.zoetrope.query.Operation;
import dev.zoetrope.query.Phrase;
import dev.zoetrope.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The index finds what {@link Phrase} matches. */
final class KeywordQueriesTest {
    private static final Stamp STAMP = new Stamp(1, Source.RESEARCH);

    private final LuceneCatalog catalog = LuceneCatalog.open(new ByteBuffersDirectory(), "test");
    private final List<String> captions = new ArrayList<>();

    @AfterEach
    void end() {
        catalog.close();
    }

    @Test
    void runsOfSignsAreFoundWhereTheyStandTogether() {
        save("東京都", "東都京", "東京", "東 京都", "京", "東京東京都");
        finds("東京都", 0, 3, 5);
        finds("京", 0, 1, 2, 3, 4, 5);
        finds("都京", 1);
        finds("東京東京", 5);
        finds("東京東都");
    }

    @Test
    void scriptsMixInAPhrase() {
        save("visit東京tower", "東京tower at night", "東京 tower", "towerである東京");
        finds("東京tow", 0, 1, 2);
        finds("visit 東京", 0);
        finds("東京tower at n", 1);
        finds("tower東京");
        finds("towerで", 3);
    }

    @Test
    void aLongWordIsFoundByItsBeginningAloneAndAtThePhrasesEnd() {
        save("internationalization now", "so international", "so internationale x", "so intern", "internatio");
        finds("internati", 0, 1, 2, 4);
        finds("so internati", 1, 2);
        finds("so internationalization");
        finds("international", 0, 1, 2);
        finds("international now");
        finds("so intern", 1, 2, 3);
    }

    @Test
    void aLongWordIsFoundAfterOneOrSeveralSigns() {
        save("東internationalization", "東京internationalization", "東internatio");
        finds("東internationa", 0);
        finds("京internationa", 1);
        finds("東京internationa", 1);
        finds("東internati", 0, 2);
    }

    @Test
    void agreesWithPhrasesDrawnFromAFewLetters() {
        long seed = new SplittableRandom().nextLong();
        var random = new SplittableRandom(seed);
        save(IntStream.range(0, 250).mapToObj(_ -> text(random, 8)).toArray(String[]::new));
        int found = 0;
        for (int i = 0; i < 1_000; i++) {
            var phrase = Phrase.of(text(random, 4));
            var expected = new ArrayList<Integer>();
            for (int number = 0; number < captions.size(); number++) {
                var video = new Video(1, 0, 1, facts(captions.get(number)));
                if (Evaluator.matches(query(phrase), video)) {
                    expected.add(number);
                }
            }
            found += expected.isEmpty() ? 0 : 1;
            assertEquals(expected, found(phrase), "seed " + seed + ": " + phrase);
        }
        assertTrue(found > 300, "only " + found + " keywords found anything");
    }

    private static String text(SplittableRandom random, int most) {
        var parts = new String[] {"a", "b", "東", "京", "ー", " ", "#", "longwords", "longwordsa", "longword"};
        var text = new StringBuilder();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }

    /** In several saves, and so in several segments. */
    private void save(String... texts) {
        var videos = new ArrayList<Observation>();
        for (var text : texts) {
            captions.add(text);
            videos.add(new Observation.OfVideo(captions.size(), null, STAMP, facts(text)));
        }
        for (int from = 0; from < videos.size(); from += 100) {
            catalog.save(videos.subList(from, Math.min(from + 100, videos.size())));
        }
    }

    private static Facts facts(String caption) {
        return Facts.at(STAMP)
                .with(Video.CREATED_AT, 10L)
                .with(Video.CAPTION, caption)
                .build();
    }

    private void finds(String keyword, Integer... expected) {
        assertEquals(List.of(expected), found(Phrase.of(keyword)), keyword);
    }

    private List<Integer> found(Phrase phrase) {
        var search = new VideoSearch(query(phrase), 0, 100, catalog.arrivals());
        return catalog.page(search, Place.START, 10_000, Deadline.NONE).videos().stream()
                .map(video -> (int) video.id() - 1)
                .sorted()
                .toList();
    }

    private static Query query(Phrase phrase) {
        return new Query(List.of(new Condition.Keyword(Operation.EQ, List.of(phrase))), List.of(), List.of());
    }
}

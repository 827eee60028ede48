package dev.zoetrope.demo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Video;
import dev.zoetrope.query.Evaluator;
import dev.zoetrope.query.Query;
import dev.zoetrope.query.QueryJson;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The searches of the Research API's guide find more than a page. */
class DemoSearchesTest {
    private static final long START = Instant.parse("2022-06-15T00:00:00Z").getEpochSecond();
    private static final long END = Instant.parse("2022-06-29T00:00:00Z").getEpochSecond();

    private static final String KEYWORD = """
            {"and": [{"operation": "IN", "field_name": "region_code", "field_values": ["US", "CA"]},
                     {"operation": "EQ", "field_name": "keyword", "field_values": ["hello world"]}]}""";

    private static final String HASHTAG = """
            {"and": [{"operation": "IN", "field_name": "region_code", "field_values": ["US", "IN"]},
                     {"operation": "GT", "field_name": "hashtag_name", "field_values": ["hello"]}]}""";

    private static final String PLACE = """
            {"and": [{"operation": "IN", "field_name": "region_code", "field_values": ["US", "CA"]}]}""";

    @ParameterizedTest
    @CsvSource({
        "5000,1",
        "5000,2",
        "5000,3",
        "5000,4",
        "5000,-5",
        "6000,6",
        "7500,7",
        "10000,8",
        "20000,1",
        "20000,2",
        "20000,9223372036854775807",
        "20000,-9223372036854775808",
        "50000,11",
        "100000,1"
    })
    void theGuidesSearchesHaveASecondPage(int videos, long seed) {
        var told = Told.by(new DemoWorld(videos, seed));

        long byKeyword = found(told, KEYWORD);
        long byHashtag = found(told, HASHTAG);

        assertTrue(byKeyword >= 11, () -> byKeyword + " videos say hello world");
        assertTrue(byHashtag >= 31, () -> byHashtag + " videos have a hashtag behind hello");
    }

    /** A trend, not a flood: in a larger world it takes a lesser part. */
    @ParameterizedTest
    @CsvSource({"20000,1,0.2", "200000,1,0.07"})
    void mostVideosOfTheTimeSayOtherThings(int videos, long seed, double most) {
        var told = Told.by(new DemoWorld(videos, seed));

        double share = (double) found(told, KEYWORD) / found(told, PLACE);

        assertTrue(share < most, () -> share + " of the videos");
    }

    private static long found(Told told, String json) {
        var query = query(json);
        return told.publicVideos().stream()
                .filter(DemoSearchesTest::inWindow)
                .filter(v -> Evaluator.matches(query, new Video(v.id(), 0, 0, v.facts())))
                .count();
    }

    private static boolean inWindow(Observation.OfVideo video) {
        long created = video.facts().number(Video.CREATED_AT, 0);
        return created >= START && created < END;
    }

    private static Query query(String json) {
        try (var parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return QueryJson.read(parser);
        }
    }
}

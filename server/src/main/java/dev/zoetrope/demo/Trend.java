package dev.zoetrope.demo;

import java.time.Instant;
import java.util.List;

/**
 * What the world talks about in the second half of June 2022: people introduce themselves with a programmer's first words. The Research API's guide asks
 * for it. The smaller a world the more of it takes part, as in a village, so that there is something to find in worlds from 5,000 videos.
 */
final class Trend {
    static final String TAG = "HelloWorld";

    private static final long BEGIN = Instant.parse("2022-06-13T00:00:00Z").getEpochSecond();
    private static final long END = Instant.parse("2022-07-02T00:00:00Z").getEpochSecond();
    private static final double MOST = 0.5;
    private static final double LEAST = 0.04;
    private static final double PEOPLE = 2_400;
    private static final double OTHER_LANGUAGES = 0.3;

    private final double pull;
    private final List<String> openings = WordFile.lines("openings.txt");

    /** @param videos how many the world has */
    Trend(int videos) {
        pull = Math.min(MOST, LEAST + PEOPLE / videos);
    }

    /** @param time Unix seconds, UTC */
    boolean takesPart(Chance chance, Language language, long time) {
        return time >= BEGIN
                && time < END
                && chance.happens(language.code().equals("en") ? pull : pull * OTHER_LANGUAGES);
    }

    String opening(Chance chance) {
        return chance.pick(openings);
    }
}

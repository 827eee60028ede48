package dev.zoetrope.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Where a part of the people lives.
 *
 * @param region ISO 3166-1 alpha-2, one of the Research API's region codes
 * @param offset seconds that local time was ahead of UTC in the summer of 2022
 */
record Home(String region, int offset, Language language, Names names, List<String> cities) {

    /** All homes, each as often as its share of the people asks for: who draws evenly from the list draws by share. */
    static List<Home> readAll() {
        var languages = new HashMap<String, Language>();
        var names = new HashMap<String, Names>();
        var homes = new ArrayList<Home>();
        for (var line : WordFile.lines("homes.txt")) {
            // Region, share, minutes ahead of UTC, language, names, cities.
            var columns = line.split(" ", 6);
            var home = new Home(
                    columns[0],
                    Integer.parseInt(columns[2]) * 60,
                    languages.computeIfAbsent(columns[3], Language::read),
                    names.computeIfAbsent(columns[4], Names::read),
                    List.of(columns[5].split(", ")));
            for (int share = Integer.parseInt(columns[1]); share > 0; share--) {
                homes.add(home);
            }
        }
        return List.copyOf(homes);
    }

    /** How many hashtags are used here. */
    int hashtags() {
        int words = language.words().size();
        return language.tags().size() + words + words * cities.size();
    }

    /** The language's own tags come first, then its topics, then the long tail: a topic and a city in one word. */
    String hashtag(int rank) {
        int tags = language.tags().size();
        if (rank < tags) {
            return language.tags().get(rank);
        }
        int words = language.words().size();
        var word = language.words().get((rank - tags) % words);
        int row = (rank - tags) / words;
        return row == 0 ? word : word + cities.get(row - 1).replace(" ", "");
    }

    /** The region's flag: its letters as regional indicator symbols. */
    String flag() {
        var flag = new StringBuilder(4);
        region.chars().forEach(letter -> flag.appendCodePoint(0x1f1e6 + letter - 'A'));
        return flag.toString();
    }
}

package dev.zoetrope.demo;

import dev.zoetrope.model.Video;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which hashtags are used, and what is known of each. */
final class Hashtags {
    private static final long ID_START = 0xcbf29ce484222325L;
    private static final long ID_STEP = 0x100000001b3L;

    private final List<String> common = new ArrayList<>();
    private final Map<String, String> descriptions = new HashMap<>();

    Hashtags() {
        for (var line : WordFile.lines("hashtags.txt")) {
            int tab = line.indexOf('\t');
            var name = tab < 0 ? line : line.substring(0, tab);
            common.add(name);
            descriptions.put(name, tab < 0 ? "" : line.substring(tab + 1));
        }
    }

    /** By Zipf's law: those of the whole world first, then those of the home. */
    String pick(Chance chance, Home home) {
        int rank = chance.rank(common.size() + home.hashtags());
        return rank < common.size() ? common.get(rank) : home.hashtag(rank - common.size());
    }

    /** The same tag has the same id in every video and every world. */
    Video.Hashtag info(String name) {
        // FNV-1a over UTF-16 units.
        long id = ID_START;
        for (int i = 0; i < name.length(); i++) {
            id = (id ^ name.charAt(i)) * ID_STEP;
        }
        return new Video.Hashtag(Chance.mix(id) >>> 1, name, descriptions.getOrDefault(name, ""));
    }
}

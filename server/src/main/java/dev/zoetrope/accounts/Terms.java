package dev.zoetrope.accounts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The terms of a person, in statements. */
final class Terms {
    private Terms() {}

    /** Whether it is a handle's, which another may have some day. */
    static boolean isHandle(String term) {
        return term.startsWith("handle:");
    }

    /** {@code :term0, :term1} and so on. */
    static String placeholders(int count) {
        return IntStream.range(0, count).mapToObj(i -> ":term" + i).collect(Collectors.joining(", "));
    }

    static Map<String, String> bindings(List<String> terms) {
        var bindings = new HashMap<String, String>();
        for (int i = 0; i < terms.size(); i++) {
            bindings.put("term" + i, terms.get(i));
        }
        return bindings;
    }
}

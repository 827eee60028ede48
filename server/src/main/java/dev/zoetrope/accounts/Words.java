package dev.zoetrope.accounts;

import java.util.Collection;
import java.util.List;

/** Texts without spaces (addresses, scopes) in one column, a space between them. */
final class Words {

    private Words() {}

    static String join(Collection<String> words) {
        return String.join(" ", words);
    }

    static List<String> split(String column) {
        return column.isEmpty() ? List.of() : List.of(column.split(" ", -1));
    }
}

package dev.zoetrope.login;

import dev.zoetrope.catalog.Subject;
import dev.zoetrope.model.User;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person as pages show them.
 *
 * @param term leads to them in the catalog
 * @param name what they call themselves
 * @param handle with its at sign; null when none is known
 * @param initial the first letter of the name
 * @param tone which of the colours behind the initial
 * @param followers such as {@code 1,234 followers}; null when unknown
 */
record Card(
        String term,
        String name,
        @Nullable String handle,
        String initial,
        int tone,
        @Nullable String followers) {
    /** The style sheet has so many. */
    private static final int TONES = 6;

    static Card of(Subject subject) {
        var user = subject.user();
        var handle = user.handle() == null ? null : "@" + user.handle();
        var shown = user.facts().get(User.DISPLAY_NAME);
        var name = shown == null || shown.isBlank() ? handle == null ? "Somebody without a name" : handle : shown;
        var followers = user.facts().get(User.FOLLOWER_COUNT);
        var term = subject.name();
        return new Card(
                term,
                name,
                handle,
                initial(name),
                Math.floorMod(term.hashCode(), TONES),
                followers == null ? null : String.format(Locale.ROOT, "%,d followers", followers));
    }

    private static String initial(String name) {
        return name.codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .findFirst()
                .orElse("·")
                .toUpperCase(Locale.ROOT);
    }
}

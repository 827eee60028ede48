package dev.zoetrope.query;

import dev.zoetrope.model.Identity;
import dev.zoetrope.model.User;
import java.util.List;
import java.util.Objects;

/**
 * A text that people are looked for by. It means those whose display name has all of its words, or whose handle has: each blank-separated part of the text is a
 * {@link Phrase}, the last word of which may be the beginning of one. And it means whoever has it as their handle, letter by letter.
 *
 * @param handle the text as a handle, {@linkplain Identity.Handle#normal as handles are compared}
 * @param phrases those parts that have a letter or digit
 */
public record NameSearch(String handle, List<Phrase> phrases) {
    /** A text counts by its first so many UTF-16 units. */
    public static final int LONGEST = 200;

    public static NameSearch of(String text) {
        var counted = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        return new NameSearch(Identity.Handle.normal(counted.strip()), Phrase.parts(counted));
    }

    /** Whether nobody in particular is looked for. */
    public boolean isBlank() {
        return handle.isEmpty();
    }

    /** Whether somebody has the text as their handle. */
    public boolean isHandleOf(User user) {
        return user.handle() != null && Identity.Handle.normal(user.handle()).equals(handle);
    }

    /** Whether somebody is meant, by the handle they have now. */
    public boolean matches(User user) {
        return isBlank()
                || isHandleOf(user)
                || isIn(user.facts().get(User.DISPLAY_NAME, ""))
                || isIn(Identity.Handle.normal(Objects.requireNonNullElse(user.handle(), "")));
    }

    private boolean isIn(String name) {
        var units = Phrase.units(name);
        return !phrases.isEmpty() && phrases.stream().allMatch(phrase -> phrase.matches(units));
    }
}

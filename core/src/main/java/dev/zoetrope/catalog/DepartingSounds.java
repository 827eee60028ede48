package dev.zoetrope.catalog;

import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.Tombstone;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sounds of a {@link Departure}: what somebody made goes, and a published track is left without what ties it to them. Not for several threads. */
final class DepartingSounds {
    private final Rows rows;
    private final Set<Long> gone = new HashSet<>();
    private final Map<Long, Sound> nameless = new HashMap<>();
    /** Further terms that lead to those who made them. */
    private final Set<String> names = new HashSet<>();

    DepartingSounds(Rows rows) {
        this.rows = rows;
    }

    /** Ids. */
    Set<Long> gone() {
        return gone;
    }

    /** What is left of published tracks. */
    Collection<Sound> nameless() {
        return nameless.values();
    }

    /** Terms of lasting identities that nobody is known by and that a sound has beside those of whoever leaves. */
    Set<String> names() {
        return names;
    }

    /** All that says of itself to be of whom one of these lasting names leads to. */
    void leave(Collection<String> lasting) {
        rows.soundsOf(lasting, sound -> {
            Sound.owners(sound.facts()).stream()
                    .map(Identity::term)
                    .filter(term -> rows.person(term) == null)
                    .forEach(names::add);
            take(sound);
        });
    }

    /** What was seen to be of a handle alone when that was theirs who leaves; null for whoever has no lasting name. */
    void leave(String handle, @Nullable Person person, Predicate<Stamp> theirs) {
        rows.soundsOf(List.of(Identity.Handle.term(handle)), sound -> {
            var stamp = sound.facts().stamp(Sound.OWNER_HANDLE);
            if (!isOthers(sound, person) && stamp != null && theirs.test(stamp)) {
                take(sound);
            }
        });
    }

    /**
     * The sound of somebody's video, when it carries one of their names.
     *
     * @param spellings of their names, in lower case
     */
    void leave(long id, @Nullable Person person, Set<String> spellings) {
        var sound = id == 0 || gone.contains(id) || nameless.containsKey(id) ? null : rows.sound(id);
        if (sound != null && !isOthers(sound, person) && carries(sound, spellings)) {
            take(sound);
        }
    }

    /** Nobody has two identities of a kind. */
    private static boolean isOthers(Sound sound, @Nullable Person person) {
        return person != null
                && Sound.owners(sound.facts()).stream()
                        .map(Identity::term)
                        .anyMatch(owner -> !person.names().contains(owner)
                                && person.names().stream()
                                        .anyMatch(name -> Tombstone.kind(name).equals(Tombstone.kind(owner))));
    }

    private void take(Sound sound) {
        if (Sound.isOriginal(sound.facts())) {
            gone.add(sound.id());
        } else {
            nameless.put(sound.id(), new Sound(sound.id(), Sound.withoutOwner(sound.facts())));
        }
    }

    private static boolean carries(Sound sound, Set<String> spellings) {
        var facts = sound.facts();
        boolean isOwned = Stream.of(Sound.OWNER_HANDLE, Sound.OWNER_NAME)
                .anyMatch(field -> spellings.contains(Identity.Handle.normal(facts.get(field, ""))));
        if (isOwned || !Sound.isOriginal(facts)) {
            return isOwned;
        }
        var title = facts.get(Sound.TITLE, "").toLowerCase(Locale.ROOT);
        return spellings.contains(Identity.Handle.normal(facts.get(Sound.AUTHOR, "")))
                || spellings.stream().anyMatch(name -> title.endsWith(" - " + name) || title.endsWith("@" + name));
    }
}

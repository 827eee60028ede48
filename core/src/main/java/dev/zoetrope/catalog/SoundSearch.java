package dev.zoetrope.catalog;

import dev.zoetrope.model.Sound;
import dev.zoetrope.query.TitleSearch;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What sounds are looked for.
 *
 * @param text words that a sound's title or author has, by the rules of {@link TitleSearch}; a blank one means every sound
 * @param in where the words are looked for
 */
public record SoundSearch(String text, In in, Order order) {
    /** Where words are looked for. */
    public enum In {
        BOTH,
        TITLES,
        AUTHORS
    }

    /** Of equal sounds the greater id comes first. */
    public enum Order {
        /** Those that have the text as their whole title come first; then the most used. */
        RELEVANCE,
        MOST_USED,
        /** By descending id. */
        NEWEST,
        /** Those of unknown duration come last. */
        SHORTEST,
        /** Those of unknown duration come last. */
        LONGEST;

        /** Whether it has to be known how often sounds are used. */
        public boolean isByUse() {
            return this == RELEVANCE || this == MOST_USED;
        }
    }

    /**
     * A sound that is meant.
     *
     * @param uses as {@link CatalogReader#uses} tells
     */
    public record Found(Sound sound, long uses) {}

    /** Tells which sounds are meant. */
    public Predicate<Sound> meant() {
        var search = TitleSearch.of(text);
        return sound -> search.matches(
                switch (in) {
                    case BOTH -> List.of(title(sound), sound.facts().get(Sound.AUTHOR, ""));
                    case TITLES -> List.of(title(sound));
                    case AUTHORS -> List.of(sound.facts().get(Sound.AUTHOR, ""));
                });
    }

    /** The order of what is found. */
    public Comparator<Found> comparator() {
        var search = TitleSearch.of(text);
        var order = switch (this.order) {
            case RELEVANCE ->
                Comparator.comparing((Found found) -> search.isAll(title(found.sound)))
                        .thenComparingLong(Found::uses)
                        .reversed();
            case MOST_USED -> Comparator.comparingLong(Found::uses).reversed();
            case NEWEST ->
                Comparator.comparingLong((Found found) -> found.sound.id()).reversed();
            case SHORTEST -> Comparator.comparingLong((Found found) -> duration(found.sound, Long.MAX_VALUE));
            case LONGEST ->
                Comparator.comparingLong((Found found) -> duration(found.sound, Long.MIN_VALUE))
                        .reversed();
        };
        return order.thenComparing(
                Comparator.comparingLong((Found found) -> found.sound.id()).reversed());
    }

    private static String title(Sound sound) {
        return sound.facts().get(Sound.TITLE, "");
    }

    private static long duration(Sound sound, long unknown) {
        return sound.facts().number(Sound.DURATION, unknown);
    }
}

package dev.zoetrope.forgetting;

import dev.zoetrope.catalog.Unwanted;
import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.model.Identity;
import java.util.Collection;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/**
 * Whom or what somebody asked to be forgotten: {@code anna} or {@code @anna}, {@code id:12} and {@code sec:MS4w…} for a person's lasting identities, or the id
 * of a video. A number of {@value #VIDEO_DIGITS} digits or more is a video's id, a shorter one a handle.
 */
public sealed interface Target {
    int VIDEO_DIGITS = 15;

    /** How a person is named, for messages. */
    String PERSON = "a handle (anna, @anna), id:NUMBER, sec:SECUID";

    record OfPerson(Identity identity) implements Target {}

    record OfVideo(long id) implements Target {}

    /** @throws InvalidErrand when it is none of these */
    static Target of(String text) {
        var target = text.matches("[0-9]{" + VIDEO_DIGITS + ",}") ? videoOrNull(text) : personOrNull(text);
        if (target == null) {
            throw new InvalidErrand("\"" + text + "\" is neither a person nor a video; write " + PERSON
                    + ", or a video's id of " + VIDEO_DIGITS + " digits or more");
        }
        return target;
    }

    /**
     * A person, also by a handle that is a number.
     *
     * @throws InvalidErrand when it names none
     */
    static Target person(String text) {
        var person = personOrNull(text);
        if (person == null) {
            throw new InvalidErrand("\"" + text + "\" names nobody; write " + PERSON);
        }
        return person;
    }

    /**
     * A video.
     *
     * @throws InvalidErrand when it is no id
     */
    static Target video(String text) {
        var video = videoOrNull(text);
        if (video == null) {
            throw new InvalidErrand("\"" + text + "\" is no video's id, which is a positive number");
        }
        return video;
    }

    private static @Nullable Target personOrNull(String text) {
        try {
            if (text.startsWith("id:")) {
                return new OfPerson(new Identity.UserId(positive(text.substring(3))));
            }
            if (text.startsWith("sec:") && text.length() > 4) {
                return new OfPerson(new Identity.SecUid(text.substring(4)));
            }
            return text.matches("(?s).*[\\s/:#].*") ? null : new OfPerson(new Identity.Handle(text));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static @Nullable Target videoOrNull(String text) {
        try {
            return new OfVideo(positive(text));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** All of them together. */
    static Unwanted together(Collection<Target> targets) {
        var people = new HashSet<Identity>();
        var videos = new HashSet<Long>();
        for (var target : targets) {
            switch (target) {
                case OfPerson person -> people.add(person.identity());
                case OfVideo video -> videos.add(video.id());
            }
        }
        return new Unwanted(people, videos);
    }

    private static long positive(String digits) {
        long number = Long.parseLong(digits);
        if (number <= 0 || number == Long.MAX_VALUE) {
            throw new IllegalArgumentException(digits);
        }
        return number;
    }
}

package dev.zoetrope.media;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A made-up picture: what it shows follows from its kind and id alone, whatever its size.
 *
 * @param width in pixels
 * @param height in pixels
 */
record Picture(Kind kind, long id, int width, int height) {
    enum Kind {
        AVATAR,
        COVER
    }

    /** What paths of avatars begin with, behind {@link MediaLinks#PATH}. */
    static final String AVATARS = "/avatar/";

    static final String COVERS = "/cover/";

    /** Pixels on each side. */
    static final Set<Integer> AVATAR_SIZES = Set.of(100, 168, 300, 720, 1080);

    static final int COVER_WIDTH = 300;
    static final int COVER_HEIGHT = 400;

    private static final Pattern AVATAR = Pattern.compile(AVATARS + "([0-9]{1,19})-([0-9]{3,4})\\.jpeg");
    private static final Pattern COVER = Pattern.compile(COVERS + "([0-9]{1,19})\\.jpeg");

    /** The picture at a path; null when there is none. */
    static @Nullable Picture at(String path) {
        var cover = COVER.matcher(path);
        if (cover.matches()) {
            return new Picture(Kind.COVER, id(cover.group(1)), COVER_WIDTH, COVER_HEIGHT);
        }
        var avatar = AVATAR.matcher(path);
        if (!avatar.matches()) {
            return null;
        }
        int size = Integer.parseInt(avatar.group(2));
        return AVATAR_SIZES.contains(size) ? new Picture(Kind.AVATAR, id(avatar.group(1)), size, size) : null;
    }

    /** Any number will do for a picture to follow from. */
    private static long id(String digits) {
        return Long.parseUnsignedLong(digits);
    }
}

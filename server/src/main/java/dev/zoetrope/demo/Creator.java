package dev.zoetrope.demo;

import dev.zoetrope.model.Who;

/**
 * Somebody who posts.
 *
 * @param ordinal from 0, without gaps
 * @param id 19 digits
 * @param joinedAt Unix seconds, UTC
 * @param firstVideo ordinal of their first video in the world; the others follow
 */
record Creator(
        int ordinal,
        Standing standing,
        Home home,
        String handle,
        String name,
        long id,
        long joinedAt,
        long followers,
        int firstVideo,
        int videos) {

    /** Who may see an account. */
    enum Standing {
        OPEN,
        PRIVATE,
        RESTRICTED
    }

    /** One of so many of a creator's videos is not public. */
    private static final int HIDDEN = 50;

    Who who() {
        return Who.user(id, null, handle);
    }

    boolean isOpen() {
        return standing == Standing.OPEN;
    }

    /** @param index of one of their videos, from 0 */
    boolean shows(int index) {
        return isOpen() && index % HIDDEN != HIDDEN - 1;
    }

    int publicVideos() {
        return isOpen() ? videos - videos / HIDDEN : 0;
    }
}

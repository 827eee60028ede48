package dev.zoetrope.demo;

import dev.zoetrope.media.MediaLinks;

/** Addresses of pictures and films, signed and with an end as the service's are. The host is a reserved one: nothing is served there, but what leads to pictures goes out as a link to this server. */
final class Links {
    static final String BASE = MediaLinks.ORIGIN;

    private static final long LIFE = 48 * 3_600;
    private static final long EXPIRES = Rhythm.END + LIFE;

    private Links() {}

    /** @param pixels width and height */
    static String avatar(long userId, int pixels) {
        return signed("/avatar/" + userId + '-' + pixels + ".jpeg", userId + pixels);
    }

    static String cover(long id) {
        return signed("/cover/" + id + ".jpeg", id);
    }

    static String film(long videoId) {
        return signed("/video/" + videoId + ".mp4", videoId);
    }

    static String sound(long soundId) {
        return signed("/sound/" + soundId + ".mp3", soundId);
    }

    /** @param number of the photo in its post, from 1 */
    static String photo(long videoId, int number) {
        return signed("/photo/" + videoId + '-' + number + ".jpeg", videoId + number);
    }

    private static String signed(String path, long signed) {
        return BASE + path + "?x-expires=" + EXPIRES + "&x-signature=" + Long.toHexString(Chance.mix(signed)) + "%3D";
    }
}

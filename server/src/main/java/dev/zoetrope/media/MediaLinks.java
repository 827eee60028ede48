package dev.zoetrope.media;

import dev.zoetrope.shape.LinkSigner;
import dev.zoetrope.world.World;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Links to made-up pictures. They are kept as addresses at a host that is nobody's, and go out as links to this server, which are good until the time that stands
 * in them. Links to anywhere else go out as they came.
 */
public final class MediaLinks {
    /** What kept addresses of made-up pictures begin with. */
    public static final String ORIGIN = "https://media.zoetrope.example";

    /** What paths of pictures on this server begin with. */
    public static final String PATH = "/_media";

    /** How long a link to a cover is good at least. */
    public static final Duration COVER_LIFE = Duration.ofHours(6);

    /** How long a link to an avatar is good at least. */
    public static final Duration AVATAR_LIFE = Duration.ofDays(2);

    static final String EXPIRES = "x-expires";
    static final String SIGNATURE = "x-signature";

    /** Ends are full minutes, so that a link stays the same for a while. */
    private static final long STEP_SECONDS = 60;

    private static final String PURPOSE = "media_links";
    private static final int SIGNATURE_BYTES = 20;

    private MediaLinks() {}

    /**
     * Makes links that are good from now on.
     *
     * @param publicUrl where clients reach this server, without a slash behind it
     */
    public static LinkSigner signer(World world, String publicUrl) {
        return url -> {
            var path = path(url);
            var life = path == null ? null : life(path);
            return path == null || life == null ? url : publicUrl + signed(path, expires(life, world), world);
        };
    }

    /** The path of a picture's kept address; null for any other address. */
    private static @Nullable String path(String url) {
        if (!url.startsWith(ORIGIN)) {
            return null;
        }
        int query = url.indexOf('?');
        return url.substring(ORIGIN.length(), query < 0 ? url.length() : query);
    }

    private static @Nullable Duration life(String path) {
        return path.startsWith(Picture.COVERS) ? COVER_LIFE : path.startsWith(Picture.AVATARS) ? AVATAR_LIFE : null;
    }

    private static long expires(Duration life, World world) {
        long end = world.clock().instant().plus(life).getEpochSecond();
        return Math.ceilDiv(end, STEP_SECONDS) * STEP_SECONDS;
    }

    private static String signed(String path, long expires, World world) {
        // Base64 with its signs percent-encoded, as the service has it: clients must not decode it on the way.
        var signature = Base64.getEncoder()
                .encodeToString(signature(path, expires, world))
                .replace("+", "%2B")
                .replace("/", "%2F")
                .replace("=", "%3D");
        return PATH + path + '?' + EXPIRES + '=' + expires + '&' + SIGNATURE + '=' + signature;
    }

    /** Whether a signature, decoded from its query string, is that of a path, and its time has not come. */
    static boolean isGood(String path, long expires, String signature, World world) {
        byte[] given;
        try {
            given = Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException _) {
            return false;
        }
        return MessageDigest.isEqual(given, signature(path, expires, world))
                && world.clock().instant().getEpochSecond() < expires;
    }

    private static byte[] signature(String path, long expires, World world) {
        var signed = (expires + path).getBytes(StandardCharsets.ISO_8859_1);
        return Arrays.copyOf(world.accounts().secrets().of(PURPOSE).sign(signed), SIGNATURE_BYTES);
    }
}

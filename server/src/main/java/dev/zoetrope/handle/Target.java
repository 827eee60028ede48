package dev.zoetrope.handle;

import dev.zoetrope.handle.Refusal.Reason;
import dev.zoetrope.model.Identity;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a path names, as it was sent.
 *
 * @param user what stands for a handle
 * @param video what stands for a video's id; null for a user alone
 */
record Target(String user, @Nullable String video) {
    /** The longest handle that is looked up. New ones have at most 24 characters, some old ones more. */
    private static final int LONGEST_HANDLE = 64;

    private static final int MOST_DIGITS = 19;

    /**
     * Takes a path apart.
     *
     * @param path behind the prefix, as sent
     * @throws Refusal when nothing is served there
     */
    static Target of(String path) {
        var parts = path.split("/", -1);
        if (parts.length == 2 && parts[0].equals("user") && !parts[1].isEmpty()) {
            return new Target(parts[1], null);
        }
        if (parts.length == 3 && parts[0].equals("video") && !parts[1].isEmpty() && !parts[2].isEmpty()) {
            return new Target(parts[1], parts[2]);
        }
        throw new Refusal(Reason.NOTHING_HERE);
    }

    /**
     * The handle, which may be percent-encoded, and may have an at sign.
     *
     * @throws Refusal when it is malformed
     */
    Identity.Handle handle() {
        var text = decoded(user);
        int start = text.startsWith("@") ? 1 : 0;
        if (text.length() == start || text.length() - start > LONGEST_HANDLE) {
            throw new Refusal(Reason.NO_HANDLE);
        }
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && c != '_' && c != '.') {
                throw new Refusal(Reason.NO_HANDLE);
            }
        }
        return new Identity.Handle(text);
    }

    private static String decoded(String part) {
        if (part.indexOf('%') < 0) {
            return part;
        }
        try {
            // A plus sign is itself in a path, and in no handle.
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new Refusal(Reason.NO_HANDLE);
        }
    }

    /** @throws Refusal when it is malformed */
    static long id(String part) {
        if (part.length() > MOST_DIGITS || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Refusal(Reason.NO_VIDEO_ID);
        }
        try {
            long id = Long.parseLong(part);
            if (id > 0 && id < Long.MAX_VALUE) {
                return id;
            }
        } catch (NumberFormatException _) {
            // Beyond 64 bits.
        }
        throw new Refusal(Reason.NO_VIDEO_ID);
    }
}

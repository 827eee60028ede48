package dev.zoetrope.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that leads to a person. Numeric id, secUid and open id stay with a person for ever; a handle is theirs for a while.
 *
 * <p>Immutable.
 */
public sealed interface Identity {
    /** A text that no other identity has. */
    String term();

    /**
     * The identity that has this {@link #term}.
     *
     * @throws IllegalArgumentException when it is none's
     */
    static Identity of(String term) {
        int colon = term.indexOf(':');
        var name = term.substring(colon + 1);
        if (!name.isEmpty()) {
            switch (term.substring(0, colon + 1)) {
                case "id:" -> {
                    return new UserId(Long.parseLong(name));
                }
                case "sec:" -> {
                    return new SecUid(name);
                }
                case "handle:" -> {
                    return new Handle(name);
                }
                case "open:" -> {
                    int second = name.indexOf(':');
                    if (second > 0) {
                        return new OpenId(name.substring(0, second), name.substring(second + 1));
                    }
                }
                default -> {}
            }
        }
        throw new IllegalArgumentException("no identity: " + term);
    }

    /** The service's number for a person. */
    record UserId(long id) implements Identity {
        @Override
        public String term() {
            return "id:" + id;
        }
    }

    /** The service's second, textual id for a person. */
    record SecUid(String secUid) implements Identity {
        @Override
        public String term() {
            return "sec:" + secUid;
        }
    }

    /** What an upstream app calls a person. */
    record OpenId(String app, String openId) implements Identity {
        @Override
        public String term() {
            return "open:" + app + ':' + openId;
        }
    }

    /** A name that a person can change and another can take; upper and lower case are the same. */
    record Handle(String handle) implements Identity {
        /** The longest handle that is kept; real ones have at most 24 letters. */
        public static final int LONGEST = 100;

        public Handle {
            handle = normal(handle);
            if (handle.isEmpty() || handle.length() > LONGEST) {
                throw new IllegalArgumentException("a handle has 1 to " + LONGEST + " characters");
            }
        }

        /** The handle that a text shows; null when it shows none. */
        public static @Nullable Handle named(@Nullable String shown) {
            var handle = shown == null ? "" : normal(shown);
            return handle.isEmpty() || handle.length() > LONGEST ? null : new Handle(handle);
        }

        @Override
        public String term() {
            return term(handle);
        }

        /** The {@link #term()} of a handle, however it is spelt. */
        public static String term(String handle) {
            return "handle:" + normal(handle);
        }

        /** As handles are compared: {@linkplain #bare bare}, in lower case. */
        public static String normal(String handle) {
            return bare(handle).toLowerCase(Locale.ROOT);
        }

        /** Without the at signs it begins with, else as spelt. */
        public static String bare(String handle) {
            int start = 0;
            while (start < handle.length() && handle.charAt(start) == '@') {
                start++;
            }
            return handle.substring(start);
        }
    }
}

package dev.zoetrope.server;

import dev.zoetrope.demo.DemoWorld;
import dev.zoetrope.http.PublicUrl;
import dev.zoetrope.model.Identity;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the texts of settings; each throws an IllegalArgumentException that says what would be right. */
final class SettingReaders {
    /** What is shorter could be guessed. */
    private static final int SHORTEST_KEY = 16;

    private static final int LAST_PORT = 65_535;

    /** Ten years. */
    private static final int MOST_HOURS = 87_600;

    private static final Pattern ORIGIN =
            Pattern.compile("(?<server>https?://(?:[a-z0-9._-]+|\\[[0-9a-f:.]+]))(?::(?<port>[0-9]+))?");

    private static final Pattern PREFIX =
            Pattern.compile("(?!/(?:v2|apis|_zoetrope|_media)(?:/|$))(?:/[A-Za-z0-9._~-]+)+");

    private SettingReaders() {}

    static String text(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("must not be empty");
        }
        return text;
    }

    /** An address or a name; an IPv6 address without the brackets of a URL. */
    static String host(String text) {
        return text(text).startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    }

    /** A secret, which messages do not repeat. */
    static String key(String text) {
        if (!text.matches("[!-~]{" + SHORTEST_KEY + ",200}")) {
            throw new IllegalArgumentException("must have " + SHORTEST_KEY
                    + " to 200 characters of ASCII without blanks; `openssl rand -hex 16` makes one");
        }
        return text;
    }

    /** As {@link #key}, of any length: somebody else issued it. */
    static String secret(String text) {
        if (!text.matches("[!-~]{1,4000}")) {
            throw new IllegalArgumentException("must have 1 to 4000 characters of ASCII without blanks");
        }
        return text;
    }

    /** Where an upstream is. The text is not shown: it may hold a password. */
    static URI baseUrl(String text) {
        try {
            var url = URI.create(text);
            var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            if ((scheme.equals("https") || scheme.equals("http"))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException _) {
            // told below
        }
        throw new IllegalArgumentException("must be like https://host/path, without user, query and fragment");
    }

    static Identity.Handle handle(String text) {
        return new Identity.Handle(text(text));
    }

    static int number(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw new IllegalArgumentException(shown(text) + " must be a number from " + least + " to " + most);
    }

    static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(shown(text) + " must be a whole number of 64 bits");
        }
    }

    static int demo(String text) {
        return text.isEmpty() ? DemoWorld.DEFAULT_VIDEOS : number(text, 1, DemoWorld.MOST_VIDEOS);
    }

    static Duration seconds(String text, int least, int most) {
        return Duration.ofSeconds(number(text, least, most));
    }

    static boolean yes(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException(shown(text) + " must be true or false");
        };
    }

    static Duration hours(String text) {
        return Duration.ofHours(number(text, 0, MOST_HOURS));
    }

    /** True for the second of two words. */
    static boolean either(String text, String first, String second) {
        if (!text.equals(first) && !text.equals(second)) {
            throw new IllegalArgumentException(shown(text) + " must be " + first + " or " + second);
        }
        return text.equals(second);
    }

    static int oauthErrorStatus(String text) {
        return switch (text) {
            case "200", "400", "401" -> Integer.parseInt(text);
            default -> throw new IllegalArgumentException(shown(text) + " must be 200, 400 or 401");
        };
    }

    static Path path(String text) {
        try {
            return Path.of(text(text));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(shown(text) + " is no path: " + e.getReason(), e);
        }
    }

    /** A path below which nothing else stands. */
    static String prefix(String text) {
        if (!PREFIX.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    shown(text)
                            + " must be a path like /dev/tiktok, without a last slash, and not below /v2, /apis, /_zoetrope or /_media");
        }
        return text;
    }

    /** The text is not shown: it may hold a password. */
    static String postgres(String text) {
        if (!text.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("must be like jdbc:postgresql://host:port/database");
        }
        return text;
    }

    static Set<String> names(String text) {
        return Arrays.stream(text.split(","))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    static PublicUrl publicUrl(String text) {
        try {
            return PublicUrl.fixed(text(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    shown(text) + " must be scheme, host and port alone, like https://tiktok.example", e);
        }
    }

    /** Origins as browsers write them: without the port that the scheme has anyway. */
    static Set<String> origins(String text) {
        if (!text.isEmpty() && names(text).isEmpty()) {
            throw new IllegalArgumentException(shown(text) + " must name an origin, like https://app.example");
        }
        return names(text).stream()
                .map(name -> name.equals("*") ? name : origin(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String origin(String text) {
        var origin = ORIGIN.matcher(text);
        if (origin.matches()) {
            var port = origin.group("port");
            if (port == null) {
                return text;
            }
            if (port.equals(text.startsWith("https:") ? "443" : "80")) {
                return text.substring(0, origin.end("server"));
            }
            if (port.matches("[1-9][0-9]{0,4}") && Integer.parseInt(port) <= LAST_PORT) {
                return text;
            }
        }
        throw new IllegalArgumentException(
                shown(text)
                        + " must be * or scheme, host and port alone, like https://app.example; other than ASCII letters as xn--");
    }

    static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    private static String shown(String text) {
        return '"' + text + '"';
    }
}

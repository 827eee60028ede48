package dev.zoetrope.accounts;

import java.net.Inet6Address;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An absolute http or https address, taken apart. It is read strictly: what two readers could take for different addresses (a user before the host, backslashes,
 * dots for folders, characters beyond ASCII) is none.
 *
 * @param host a name, or an IPv6 address in brackets
 * @param port digits, {@value #ANY_PORT}, or empty when there is none
 * @param path empty, or with its slash
 */
record WebAddress(String scheme, String host, String port, String path, boolean hasQuery, boolean hasFragment) {
    /** The longest address: TikTok wants them shorter than 512 characters. */
    static final int LONGEST = 511;

    static final String ANY_PORT = "*";

    private static final int HIGHEST_PORT = 65_535;
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
    private static final String CHARACTER = "(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})";

    private static final Pattern FORM = Pattern.compile("(?<scheme>https?)://(?<host>" + LABEL + "(?:\\." + LABEL
            + ")*|\\[[0-9A-Fa-f:.]+])(?::(?<port>[1-9][0-9]{0,4}|\\*))?(?<path>(?:/" + CHARACTER
            + "*)*)(?<query>\\?(?:[/?]|" + CHARACTER + ")*)?(?<fragment>#(?:[/?]|" + CHARACTER + ")*)?");

    /** Escapes of controls, of slashes and of the backslash, which some reader would take for what they stand for. */
    private static final Pattern HIDDEN = Pattern.compile("%(?:[01][0-9A-Fa-f]|7[Ff]|2[Ff]|5[Cc])");

    static Optional<WebAddress> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var form = FORM.matcher(text);
        if (!form.matches() || HIDDEN.matcher(text).find()) {
            return Optional.empty();
        }
        var address = new WebAddress(
                form.group("scheme"),
                form.group("host"),
                Objects.requireNonNullElse(form.group("port"), ""),
                form.group("path"),
                form.group("query") != null,
                form.group("fragment") != null);
        return address.hasPort() && address.hasHost() && !address.hasDots() ? Optional.of(address) : Optional.empty();
    }

    /** Whether what stands in brackets, if anything does, is an IPv6 address. */
    private boolean hasHost() {
        if (!host.startsWith("[")) {
            return true;
        }
        try {
            var _ = Inet6Address.ofLiteral(host.substring(1, host.length() - 1));
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private boolean hasPort() {
        return port.isEmpty() || port.equals(ANY_PORT) || isPort(port);
    }

    private boolean hasDots() {
        return Arrays.stream(path.split("/", -1))
                .map(part -> part.replaceAll("(?i)%2e", "."))
                .anyMatch(part -> part.equals(".") || part.equals(".."));
    }

    /** Whether these are the digits of a port, without zeros before them. */
    static boolean isPort(String digits) {
        return digits.matches("[1-9][0-9]{0,4}") && Integer.parseInt(digits) <= HIGHEST_PORT;
    }

    boolean isHttps() {
        return scheme.equals("https");
    }

    /** Whether the host is this machine. */
    boolean isLoopback() {
        return host.equalsIgnoreCase("localhost") || host.matches("127(?:\\.[0-9]{1,3}){3}") || host.equals("[::1]");
    }
}

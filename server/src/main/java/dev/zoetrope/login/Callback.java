package dev.zoetrope.login;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Addresses of an app with what a login came to. All of it is percent-encoded, the {@code *} and {@code !} of codes too. */
final class Callback {
    private Callback() {}

    static String granted(String redirectUri, String code, List<String> scopes, @Nullable String state) {
        return address(redirectUri, "code", code, "scopes", String.join(",", scopes), state);
    }

    static String refused(String redirectUri, String error, String description, @Nullable String state) {
        return address(redirectUri, "error", error, "error_description", description, state);
    }

    private static String address(
            String redirectUri, String name, String value, String second, String secondValue, @Nullable String state) {
        return redirectUri
                + (redirectUri.indexOf('?') < 0 ? '?' : '&')
                + name
                + '='
                + Parameters.encode(value)
                + '&'
                + second
                + '='
                + Parameters.encode(secondValue)
                + (state == null ? "" : "&state=" + Parameters.encode(state));
    }
}

package dev.zoetrope.accounts;

import dev.zoetrope.model.Identity.Handle;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the members of an app's description have to look like. */
final class AppRules {
    static final int MOST_TARGET_USERS = 100;

    private AppRules() {}

    static void requireName(String member, String value) {
        if (!isName(value)) {
            throw new InvalidApp("%s is \"%s\"; it needs 1 to %d printable characters."
                    .formatted(member, excerpt(value), NewApp.MAX_NAME));
        }
    }

    static boolean isName(String value) {
        return !value.isBlank()
                && value.length() <= NewApp.MAX_NAME
                && value.codePoints().allMatch(AppRules::isPrintable);
    }

    private static boolean isPrintable(int codePoint) {
        return !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
    }

    static String excerpt(String value) {
        return value.length() > NewApp.MAX_NAME ? value.substring(0, NewApp.MAX_NAME) + "…" : value;
    }

    /** @param url null for no webhooks */
    static void requireCallback(@Nullable String url, boolean loose) {
        if (url == null) {
            return;
        }
        var address = WebAddress.parse(url);
        if (address.isEmpty()
                || URI.create(url).getHost() == null
                || address.get().hasFragment()
                || address.get().port().equals(WebAddress.ANY_PORT)) {
            throw new InvalidApp(
                    "webhook is \"%s\"; it needs an absolute address of at most %d characters, such as https://example.org/webhook, without a user and a fragment."
                            .formatted(
                                    url.length() > WebAddress.LONGEST
                                            ? url.substring(0, WebAddress.LONGEST) + "…"
                                            : url,
                                    WebAddress.LONGEST));
        }
        if (!address.get().isHttps() && !address.get().isLoopback() && !loose) {
            throw new InvalidApp(
                    "webhook is \"%s\"; webhooks go by https, and by http to this machine alone (--loose takes http to a private network, which a server delivers with --webhooks-private)."
                            .formatted(url));
        }
    }

    /** Handles as they are compared, each once. */
    static List<String> targetUsers(List<String> handles) {
        var normal = handles.stream().map(AppRules::handle).distinct().toList();
        if (normal.size() > MOST_TARGET_USERS) {
            throw new InvalidApp("target_users has %d entries; a sandbox has at most %d."
                    .formatted(normal.size(), MOST_TARGET_USERS));
        }
        return normal;
    }

    private static String handle(String text) {
        var handle = Handle.normal(text);
        if (handle.isEmpty()
                || handle.length() > Handle.LONGEST
                || handle.codePoints().anyMatch(c -> !isPrintable(c) || Character.isWhitespace(c))) {
            throw new InvalidApp("target_users holds \"%s\"; a handle has 1 to %d printable characters and no blanks."
                    .formatted(excerpt(text), Handle.LONGEST));
        }
        return handle;
    }
}

package dev.zoetrope.ensemble;

import dev.zoetrope.model.Identity;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a post lies at the service, as its address tells. Short links, such as those of vm.tiktok.com, tell nothing: where they lead only the service knows.
 *
 * @param handle of its author; null when the address does not name them
 */
record PostAddress(long id, Identity.@Nullable Handle handle) {
    /** A post under its author's name, a page for phones, a player. */
    private static final Pattern PATH = Pattern.compile(
            "/(?:@(?<handle>[^/]*)/(?:video|photo)|v|video|embed|embed/v2|player/v1)/(?<id>[0-9]{1,19})(?:\\.html)?/?");

    /** The post at an address; empty when it is no address of one. */
    static Optional<PostAddress> of(String address) {
        try {
            var text = address.strip();
            var uri = URI.create(text.contains("://") ? text : "https://" + text);
            var host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            var path = PATH.matcher(String.valueOf(uri.getPath()));
            return web && (host.equals("tiktok.com") || host.endsWith(".tiktok.com")) && path.matches()
                    ? Optional.of(new PostAddress(Long.parseLong(path.group("id")), handle(path.group("handle"))))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            // No address at all, or the number in it has more than 64 bits.
            return Optional.empty();
        }
    }

    private static Identity.@Nullable Handle handle(@Nullable String text) {
        return text == null || text.isEmpty() || text.length() > Identity.Handle.LONGEST
                ? null
                : new Identity.Handle(text);
    }
}

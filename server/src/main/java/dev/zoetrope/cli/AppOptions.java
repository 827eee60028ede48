package dev.zoetrope.cli;

import dev.zoetrope.errand.Order;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be said of an app when it is registered and when it is changed. An empty text in place of a list leaves none. */
final class AppOptions {
    @Option(
            names = "--redirect-uri",
            paramLabel = "URI",
            description =
                    "Where people may be sent back to; may be repeated. Web and mobile: https. Desktop: localhost or"
                            + " 127.0.0.1 with a port, * for any.")
    private @Nullable List<String> redirectUris;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            split = ",",
            description = "What it may do; repeat it or use commas (research.data.basic; a sandbox: what its app may).")
    private @Nullable List<String> scopes;

    @Option(
            names = "--target-user",
            paramLabel = "HANDLE",
            description = "Who can log in to a sandbox, which nobody else can; may be repeated.")
    private @Nullable List<String> targetUsers;

    @Option(
            names = "--webhook",
            paramLabel = "URL",
            description = "Where it wants to hear of people who disconnect it: https, or http on this machine.")
    private @Nullable String webhook;

    @Option(
            names = "--loose",
            description =
                    "Let a web app be sent back to http and localhost, which only a server with --loose does, and its"
                            + " webhooks go to other machines by http, which only one with --webhooks-private does.")
    private boolean loose;

    /** The order with what was given. */
    Order fill(Order order, boolean looseByDefault) {
        var filled = order.with("loose", loose || looseByDefault);
        filled = with(filled, "redirect_uris", redirectUris);
        filled = with(filled, "scopes", scopes);
        filled = with(filled, "target_users", targetUsers);
        return webhook == null ? filled : filled.with("webhook", webhook);
    }

    private static Order with(Order order, String name, @Nullable List<String> values) {
        return values == null ? order : order.with(name, values);
    }

    boolean isEmpty() {
        return redirectUris == null && scopes == null && targetUsers == null && webhook == null;
    }
}

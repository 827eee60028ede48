package dev.zoetrope.readthrough;

import dev.zoetrope.accounts.Api;
import dev.zoetrope.accounts.NewKey;
import dev.zoetrope.server.TestServer;
import java.util.List;
import java.util.Locale;

/** Each way to ask another Zoetrope. */
enum Connector {
    RESEARCH,
    DISPLAY,
    ENSEMBLE,
    GATEWAY,
    OEMBED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Settings of a server that asks the other.
     *
     * @param creator whose token a Display API is asked with
     */
    List<String> to(TestServer far, String creator) {
        var url = "http://127.0.0.1:" + far.port();
        var now = far.world().clock().instant();
        return switch (this) {
            case RESEARCH -> {
                var app = far.register("research.data.basic");
                yield List.of(
                        "upstream-research-url=" + url,
                        "upstream-research-key=" + app.app().clientKey(),
                        "upstream-research-secret=" + app.clientSecret());
            }
            case DISPLAY -> {
                var scopes = new String[] {"user.info.basic", "user.info.profile", "user.info.stats", "video.list"};
                var app = far.register(scopes);
                yield List.of(
                        "upstream-display-url=" + url,
                        "upstream-display-handle=" + creator,
                        "upstream-display-key=" + app.app().clientKey(),
                        "upstream-display-token=" + far.userToken(app, creator, scopes));
            }
            case ENSEMBLE ->
                List.of(
                        "upstream-ensemble-url=" + url + "/apis",
                        "upstream-ensemble-token="
                                + far.world()
                                        .accounts()
                                        .keys()
                                        .create(new NewKey(Api.ENSEMBLE, "near"), now)
                                        .text());
            case GATEWAY ->
                List.of(
                        "upstream-gateway-url=" + url + "/dev/tiktok",
                        "upstream-gateway-key="
                                + far.world()
                                        .accounts()
                                        .keys()
                                        .create(new NewKey(Api.HANDLE, "near"), now)
                                        .text());
            case OEMBED -> List.of("upstreams=oembed", "upstream-oembed-url=" + url);
        };
    }
}

package dev.zoetrope.login;

import dev.zoetrope.accounts.NewApp;
import dev.zoetrope.accounts.Platform;
import dev.zoetrope.accounts.RegisteredApp;
import dev.zoetrope.server.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Apps to log in to. */
final class Apps {
    static final String CALLBACK = "https://app.example/callback/";
    static final Set<String> SCOPES = Set.of("user.info.basic", "user.info.profile", "user.info.stats", "video.list");

    private Apps() {}

    static RegisteredApp register(TestServer server, Platform platform, String... redirectUris) {
        return register(server, "Sunprint", platform, redirectUris);
    }

    static RegisteredApp register(TestServer server, String name, Platform platform, String... redirectUris) {
        var app = new NewApp(name, "Cyanotype Works", platform, List.of(redirectUris), SCOPES);
        return server.world()
                .accounts()
                .apps()
                .register(app, server.world().clock().instant());
    }

    static RegisteredApp web(TestServer server) {
        return register(server, Platform.WEB, CALLBACK);
    }

    /** The address of a login that asks for two scopes. */
    static String address(RegisteredApp app, String... more) {
        return address("/v2/auth/authorize/", app, more);
    }

    static String address(String path, RegisteredApp app, String... more) {
        var all = new ArrayList<>(List.of(
                "client_key", app.app().clientKey(),
                "response_type", "code",
                "scope", "user.info.basic,video.list",
                "redirect_uri", app.app().redirectUris().getFirst(),
                "state", "s1"));
        for (int i = 0; i < more.length; i += 2) {
            int known = all.indexOf(more[i]);
            if (known >= 0) {
                all.set(known + 1, more[i + 1]);
            } else {
                all.addAll(List.of(more[i], more[i + 1]));
            }
        }
        return path + "?" + Browser.form(all.toArray(String[]::new));
    }
}

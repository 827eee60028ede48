package dev.zoetrope.server;

import dev.zoetrope.admin.ErrandPath;
import dev.zoetrope.admin.Guard;
import dev.zoetrope.admin.Pages;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Fallback;
import dev.zoetrope.http.Handler;
import dev.zoetrope.http.Routes;
import dev.zoetrope.oauth.LegacyTokens;
import dev.zoetrope.oauth.QrLoginEndpoint;
import dev.zoetrope.oauth.TokenEndpoint;
import dev.zoetrope.research.UserInfo;
import dev.zoetrope.research.VideoQuery;
import dev.zoetrope.v2.Gateway;

/** Which path leads where. */
final class Paths {
    private Paths() {}

    static Routes of(Settings settings, House house, Control control) {
        var world = house.world();
        var tokens = new TokenEndpoint(settings.oauth());
        var qrLogins = new QrLoginEndpoint(settings.oauth());
        var legacyTokens = new LegacyTokens(settings.oauth());
        var videos = new VideoQuery(settings.research());
        var users = new UserInfo(settings.research());
        var guard = new Guard(settings.get(Settings.ADMIN_HOSTS));
        var errands = new ErrandPath(Control.HEADER, control.secret());

        var routes = Routes.otherwise((_, _) -> Answer.text(404, "Nothing is served at this path."));
        routes.fallback("/v2/", (_, _) -> Gateway.notFound());
        post(routes, "/v2/oauth/token/", settings, call -> tokens.answer(call, world));
        post(routes, "/v2/oauth/revoke/", settings, call -> tokens.revoke(call, world));
        post(routes, "/v2/oauth/get_qrcode/", settings, call -> qrLogins.begin(call, world));
        post(routes, "/v2/oauth/check_qrcode/", settings, call -> qrLogins.check(call, world));
        post(routes, "/oauth/access_token/", settings, call -> legacyTokens.accessToken(call, world));
        post(routes, "/oauth/refresh_token/", settings, call -> legacyTokens.refreshToken(call, world));
        post(routes, "/oauth/revoke/", settings, call -> legacyTokens.revoke(call, world));
        post(routes, "/v2/research/video/query/", settings, call -> Gateway.answer(videos::answer, call, world));
        post(routes, "/v2/research/user/info/", settings, call -> Gateway.answer(users::answer, call, world));

        LoginPaths.add(routes, settings, world, guard);

        routes.route("GET", "/", _ -> Answer.text(302, "/_zoetrope/").with("Location", "/_zoetrope/"));
        routes.route("GET", "/_zoetrope/", guard.protect((Handler) _ -> Pages.index()));
        routes.route("GET", "/_zoetrope/health", guard.protect(_ -> Pages.health()));
        routes.route("GET", "/_zoetrope/ready", guard.protect(call -> Pages.ready(call, world)));
        routes.route("GET", "/_zoetrope/demo", guard.protect(_ -> Pages.demo(house.demo())));
        Errands.of(house)
                .forEach((name, errand) ->
                        routes.route("POST", "/_zoetrope/control/" + name, guard.protect(errands.run(errand))));
        routes.fallback("/_zoetrope/", guard.protect((Fallback) Pages::unknown));
        return routes.build();
    }

    /** The real gateway does not know a path without its last slash; a loose one does. */
    private static void post(Routes.Builder routes, String path, Settings settings, Handler handler) {
        routes.route("POST", path, handler);
        if (settings.get(Settings.LOOSE)) {
            routes.route("POST", path.substring(0, path.length() - 1), handler);
        }
    }
}

package dev.zoetrope.server;

import dev.zoetrope.admin.Guard;
import dev.zoetrope.http.Handler;
import dev.zoetrope.http.Routes;
import dev.zoetrope.login.Authorize;
import dev.zoetrope.login.Connections;
import dev.zoetrope.login.QrScan;
import dev.zoetrope.pages.Asset;
import dev.zoetrope.world.World;

/** Which path leads to which page for people. */
final class LoginPaths {
    private LoginPaths() {}

    static void add(Routes.Builder routes, Settings settings, World world, Guard guard) {
        var login = settings.login();
        var authorize = new Authorize(login, false);
        authorize(routes, "/v2/auth/authorize", authorize, world);
        var legacy = new Authorize(login, true);
        authorize(routes, "/auth/authorize", legacy, world);
        authorize(routes, "/platform/oauth/connect", legacy, world);
        routes.route("GET", Authorize.FAULT_PATH, call -> authorize.fault(call, world));

        var connections = new Connections(login);
        routes.route("GET", Connections.PATH, guard.protect((Handler) call -> connections.show(call, world)));
        routes.route("POST", Connections.PATH, guard.protect((Handler) call -> connections.submit(call, world)));
        var qr = new QrScan(login);
        routes.route("GET", QrScan.PATH, guard.protect((Handler) call -> qr.show(call, world)));
        routes.route("POST", QrScan.PATH, guard.protect((Handler) call -> qr.submit(call, world)));

        for (var asset : Asset.ALL) {
            routes.route("GET", asset.path(), _ -> asset.answer());
        }
    }

    /** The live site answers these with their last slash and without it. */
    private static void authorize(Routes.Builder routes, String path, Authorize authorize, World world) {
        for (var slash : new String[] {"", "/"}) {
            routes.route("GET", path + slash, call -> authorize.show(call, world));
            routes.route("POST", path + slash, call -> authorize.submit(call, world));
        }
    }
}

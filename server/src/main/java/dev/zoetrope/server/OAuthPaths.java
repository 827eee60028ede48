package dev.zoetrope.server;

import dev.zoetrope.http.Routes;
import dev.zoetrope.oauth.LegacyTokens;
import dev.zoetrope.oauth.QrLoginEndpoint;
import dev.zoetrope.oauth.TokenEndpoint;
import dev.zoetrope.world.World;

/** Which paths lead to the OAuth endpoints that programs call. */
final class OAuthPaths {
    private OAuthPaths() {}

    static void add(Routes.Builder routes, Settings settings, World world) {
        var cors = settings.tokenCors();
        var tokens = new TokenEndpoint(settings.oauth());
        Paths.post(routes, "/v2/oauth/token/", settings, cors, call -> tokens.answer(call, world));
        Paths.post(routes, "/v2/oauth/revoke/", settings, cors, call -> tokens.revoke(call, world));
        var qrLogins = new QrLoginEndpoint(settings.oauth());
        Paths.post(routes, "/v2/oauth/get_qrcode/", settings, cors, call -> qrLogins.begin(call, world));
        Paths.post(routes, "/v2/oauth/check_qrcode/", settings, cors, call -> qrLogins.check(call, world));
        var legacy = new LegacyTokens(settings.oauth());
        Paths.post(routes, "/oauth/access_token/", settings, cors, call -> legacy.accessToken(call, world));
        Paths.post(routes, "/oauth/refresh_token/", settings, cors, call -> legacy.refreshToken(call, world));
        Paths.post(routes, "/oauth/revoke/", settings, cors, call -> legacy.revoke(call, world));
    }
}

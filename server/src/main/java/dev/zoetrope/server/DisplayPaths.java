package dev.zoetrope.server;

import dev.zoetrope.display.LegacyApi;
import dev.zoetrope.display.OEmbedPath;
import dev.zoetrope.display.UserInfo;
import dev.zoetrope.display.VideoList;
import dev.zoetrope.display.VideoQuery;
import dev.zoetrope.http.Cors;
import dev.zoetrope.http.Routes;
import dev.zoetrope.media.MediaLinks;
import dev.zoetrope.media.MediaPath;
import dev.zoetrope.v2.Gateway;
import dev.zoetrope.world.World;

/** Which paths lead to the Display API, to oEmbed and to pictures. */
final class DisplayPaths {
    private DisplayPaths() {}

    static void add(Routes.Builder routes, Settings settings, World world) {
        var url = settings.publicUrl();
        boolean limited = settings.get(Settings.LIMITS);
        var cors = settings.cors();
        var user = new UserInfo(url, limited);
        var list = new VideoList(url, limited);
        var query = new VideoQuery(url, limited);
        Paths.get(routes, "/v2/user/info/", settings, cors, call -> Gateway.answer(user::answer, call, world));
        Paths.post(routes, "/v2/video/list/", settings, cors, call -> Gateway.answer(list::answer, call, world));
        Paths.post(routes, "/v2/video/query/", settings, cors, call -> Gateway.answer(query::answer, call, world));

        var legacy = new LegacyApi(url, limited);
        Paths.post(routes, "/user/info/", settings, cors, call -> legacy.userInfo(call, world));
        Paths.get(routes, "/oauth/userinfo/", settings, cors, call -> legacy.oauthUserInfo(call, world));
        Paths.post(routes, "/video/list/", settings, cors, call -> legacy.videoList(call, world));
        Paths.post(routes, "/video/query/", settings, cors, call -> legacy.videoQuery(call, world));

        var oembed = new OEmbedPath(url);
        var media = new MediaPath();
        routes.route("GET", "/oembed", Cors.ALL.open(call -> oembed.answer(call, world)));
        routes.route("OPTIONS", "/oembed", Cors.ALL.preflight("GET"));
        routes.fallback(MediaLinks.PATH + "/", (call, _) -> media.answer(call, world));
    }
}

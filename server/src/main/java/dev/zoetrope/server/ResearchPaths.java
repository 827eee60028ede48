package dev.zoetrope.server;

import dev.zoetrope.http.Routes;
import dev.zoetrope.research.UserInfo;
import dev.zoetrope.research.VideoQuery;
import dev.zoetrope.v2.Gateway;
import dev.zoetrope.world.SearchThreads;
import dev.zoetrope.world.World;

/** Which paths lead to the Research API. */
final class ResearchPaths {
    private ResearchPaths() {}

    static void add(Routes.Builder routes, Settings settings, World world, SearchThreads threads) {
        var cors = settings.cors();
        var videos = new VideoQuery(settings.research(), threads);
        Paths.post(
                routes,
                "/v2/research/video/query/",
                settings,
                cors,
                call -> Gateway.answer(videos::answer, call, world));
        var users = new UserInfo(settings.research());
        Paths.post(
                routes, "/v2/research/user/info/", settings, cors, call -> Gateway.answer(users::answer, call, world));
    }
}

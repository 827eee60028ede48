package dev.zoetrope.server;

import dev.zoetrope.admin.AppPaths;
import dev.zoetrope.admin.Entry;
import dev.zoetrope.admin.ErrandPath;
import dev.zoetrope.admin.Guard;
import dev.zoetrope.admin.KeyPaths;
import dev.zoetrope.admin.Pages;
import dev.zoetrope.admin.UpstreamPage;
import dev.zoetrope.history.HistoryPath;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Cors;
import dev.zoetrope.http.Fallback;
import dev.zoetrope.http.Handler;
import dev.zoetrope.http.Routes;
import dev.zoetrope.openapi.DescriptionPaths;
import dev.zoetrope.openapi.DescriptionPaths.Shown;
import dev.zoetrope.v2.Gateway;
import dev.zoetrope.world.SearchThreads;
import java.util.List;

/** Which path leads where. */
final class Paths {
    private Paths() {}

    static Routes of(Settings settings, House house, Control control) {
        var world = house.world();
        var guard = new Guard(settings.get(Settings.ADMIN_HOSTS));
        var entry = new Entry(settings.find(Settings.ADMIN_KEY), settings.find(Settings.PUBLIC_URL) != null);
        var apps = new AppPaths(settings.get(Settings.LOOSE));
        var errands = new ErrandPath(Control.HEADER, control.secret());

        var routes = Routes.otherwise((_, _) -> Answer.text(404, "Nothing is served at this path."));
        routes.fallback("/v2/", (_, _) -> Gateway.notFound());
        OAuthPaths.add(routes, settings, world);
        LoginPaths.add(routes, settings, world, guard);
        DisplayPaths.add(routes, settings, world);
        var threads = new SearchThreads();
        ResearchPaths.add(routes, settings, world, threads);
        EnsemblePaths.add(routes, settings, world, threads);
        HandlePaths.add(routes, settings, world);

        routes.route("GET", "/", _ -> Answer.text(302, "/_zoetrope/").with("Location", "/_zoetrope/"));
        routes.route("GET", "/_zoetrope/", guard.protect((Handler) _ -> Pages.index()));
        routes.route("GET", "/_zoetrope/health", guard.protect(_ -> Pages.health()));
        routes.route("GET", "/_zoetrope/ready", guard.protect(call -> Pages.ready(call, world)));
        routes.route("GET", "/_zoetrope/demo", guard.protect(_ -> Pages.demo(house.demo())));
        routes.route("GET", HistoryPath.PATH, guard.protect(entry.protect((Handler)
                call -> HistoryPath.answer(call, world))));
        routes.route("GET", UpstreamPage.PATH, guard.protect(entry.protect((Handler)
                _ -> UpstreamPage.answer(world.reads().report()))));
        DescriptionPaths.byPath(settings.publicUrl(), List.of(new Shown("EnsembleData", "/apis/openapi.json")))
                .forEach((path, handler) -> routes.route("GET", path, guard.protect(handler)));
        routes.fallback(AppPaths.PATH, guard.protect(entry.protect((call, _) -> apps.answer(call, world))));
        routes.fallback(KeyPaths.PATH, guard.protect(entry.protect((call, _) -> KeyPaths.answer(call, world))));
        Errands.of(house)
                .forEach((name, errand) ->
                        routes.route("POST", "/_zoetrope/control/" + name, guard.protect(errands.run(errand))));
        routes.fallback("/_zoetrope/", guard.protect((Fallback) Pages::unknown));
        return routes.build();
    }

    /** The real gateway does not know a path without its last slash; a loose one does. */
    static void post(Routes.Builder routes, String path, Settings settings, Cors cors, Handler handler) {
        route(routes, "POST", path, settings, cors, handler);
    }

    static void get(Routes.Builder routes, String path, Settings settings, Cors cors, Handler handler) {
        route(routes, "GET", path, settings, cors, handler);
    }

    private static void route(
            Routes.Builder routes, String method, String path, Settings settings, Cors cors, Handler handler) {
        var bare = path.substring(0, path.length() - 1);
        for (var one : settings.get(Settings.LOOSE) ? List.of(path, bare) : List.of(path)) {
            routes.route(method, one, cors.open(handler));
            if (!cors.isClosed()) {
                routes.route("OPTIONS", one, cors.preflight(method));
            }
        }
    }
}

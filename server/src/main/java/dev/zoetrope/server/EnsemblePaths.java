package dev.zoetrope.server;

import dev.zoetrope.ensemble.Ensemble;
import dev.zoetrope.http.Gzip;
import dev.zoetrope.http.Routes;
import dev.zoetrope.world.SearchThreads;
import dev.zoetrope.world.World;
import java.util.List;

/** Which paths lead to the API that is compatible with EnsembleData's. */
final class EnsemblePaths {
    /** A client in wide use has the second one. */
    private static final List<String> ROOTS = List.of("/apis", "/apis/");

    private EnsemblePaths() {}

    static void add(Routes.Builder routes, Settings settings, World world, SearchThreads threads) {
        var cors = settings.cors();
        var ensemble = new Ensemble(settings.ensemble(), threads);
        for (var root : ROOTS) {
            ensemble.handlers(world)
                    .forEach((path, handler) -> routes.route("GET", root + path, Gzip.of(cors.open(handler))));
        }
        routes.fallback("/apis/", (_, allowed) -> Ensemble.notServed(allowed));
    }
}

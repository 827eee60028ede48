package dev.zoetrope.server;

import dev.zoetrope.handle.HandleGateway;
import dev.zoetrope.http.Routes;
import dev.zoetrope.world.World;
import java.util.stream.Stream;

/** Which paths lead to the handle gateway. */
final class HandlePaths {
    /** Without the stage that stood before it. */
    private static final String BARE = "/tiktok";

    private HandlePaths() {}

    static void add(Routes.Builder routes, Settings settings, World world) {
        var gateway = new HandleGateway(settings.publicUrl());
        var cors = settings.cors();
        var prefixes = Stream.of(settings.get(Settings.HANDLE_PREFIX), BARE).distinct();
        prefixes.map(prefix -> prefix + "/")
                .forEach(prefix -> routes.fallback(
                        prefix,
                        cors.open(
                                "GET",
                                (call, _) -> gateway.answer(call.path().substring(prefix.length()), call, world))));
    }
}

package dev.zoetrope.server;

import dev.zoetrope.display.OEmbedPath;
import dev.zoetrope.http.Cors;
import dev.zoetrope.http.Routes;
import dev.zoetrope.media.MediaLinks;
import dev.zoetrope.media.MediaPath;
import dev.zoetrope.world.World;

/** Which paths lead to the Display API, to oEmbed and to pictures. */
final class DisplayPaths {
    private DisplayPaths() {}

    static void add(Routes.Builder routes, Settings settings, World world) {
        var oembed = new OEmbedPath(settings.publicUrl());
        var media = new MediaPath();
        routes.route("GET", "/oembed", Cors.ALL.open(call -> oembed.answer(call, world)));
        routes.route("OPTIONS", "/oembed", Cors.ALL.preflight("GET"));
        routes.fallback(MediaLinks.PATH + "/", (call, _) -> media.answer(call, world));
    }
}

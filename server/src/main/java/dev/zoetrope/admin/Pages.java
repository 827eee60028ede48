package dev.zoetrope.admin;

import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.model.Identity;
import dev.zoetrope.world.World;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The read-only paths under {@code /_zoetrope/}. */
public final class Pages {
    private Pages() {}

    /** The process is alive. */
    public static Answer health() {
        return Json.answer(200, out -> out.writeStringProperty("status", "alive"));
    }

    /** 200 when the next call works, that is, when catalog and accounts answer; else 503. */
    public static Answer ready(Call call, World world) {
        try {
            world.catalog().user(new Identity.Handle("ready"));
            world.accounts().apps().find("awreadyreadyread");
            return Json.answer(200, out -> out.writeStringProperty("status", "ready"));
        } catch (RuntimeException e) {
            call.note("reason", e.toString());
            return Json.error(503, "not ready: " + e.getMessage());
        }
    }

    /** What a script needs to try a demo; 404 elsewhere. */
    public static Answer demo(@Nullable Demo demo) {
        return demo == null
                ? Json.error(404, "this server serves no demo; start one with ./zoetrope serve --demo")
                : Json.answer(200, demo::write);
    }

    /** Where to go from here. */
    public static Answer index() {
        return Json.answer(200, out -> {
            out.writeStringProperty("health", "/_zoetrope/health");
            out.writeStringProperty("ready", "/_zoetrope/ready");
            out.writeStringProperty("demo", "/_zoetrope/demo");
            out.writeStringProperty("upstreams", UpstreamPage.PATH);
            out.writeStringProperty("openapi", "/_zoetrope/openapi/");
            out.writeStringProperty("connections", "/_zoetrope/connections");
            out.writeStringProperty("qr", "/_zoetrope/qr");
            out.writeStringProperty("apps", AppPaths.PATH);
            out.writeStringProperty("history", "/_zoetrope/history");
            out.writeStringProperty("keys", KeyPaths.PATH);
        });
    }

    public static Answer unknown(Call call, Set<String> allowed) {
        if (allowed.isEmpty()) {
            return Json.error(404, "there is nothing at this path; /_zoetrope/ lists what there is");
        }
        var methods = String.join(", ", allowed);
        return Json.error(405, call.method() + " is not taken here; use " + methods)
                .with("Allow", methods);
    }
}

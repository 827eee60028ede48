package dev.zoetrope.cli;

import dev.zoetrope.server.Server;
import dev.zoetrope.server.Settings;
import java.io.PrintWriter;

/** What a server says when it is ready: where it is, and a call of each surface to paste. */
final class Banner {
    private final Settings settings;
    private final Server server;

    Banner(Settings settings, Server server) {
        this.settings = settings;
        this.server = server;
    }

    void print(PrintWriter out) {
        var base = "http://" + host() + ":" + server.port();
        var demo = server.demo();
        out.println("Zoetrope is ready at " + base);
        if (demo == null) {
            out.println("It keeps everything in "
                    + settings.get(Settings.DATA).toAbsolutePath().normalize());
            out.println();
            out.println("Register an app for its client key and secret:");
            out.println("  ./zoetrope app create --name \"My project\" --scope research.data.basic" + dataFlag());
            out.println("The EnsembleData API and the handle gateway want keys of their own:");
            out.println("  ./zoetrope key create --api ensemble" + dataFlag());
        } else {
            out.println("It serves a demo world of " + settings.get(Settings.DEMO) + " videos"
                    + (settings.isGiven(Settings.DATA) ? "" : " and leaves nothing behind")
                    + "; credentials, handles and ids for scripts: " + base + "/_zoetrope/demo");
        }
        var app = demo == null ? null : demo.apps().getFirst().credentials();
        var key = app == null ? "CLIENT_KEY" : app.clientKey();
        var secret = app == null ? "CLIENT_SECRET" : app.clientSecret();
        out.println();
        out.println("Research API: take a token, then ask with it:");
        out.println("  TOKEN=$(curl -s " + base + "/v2/oauth/token/ -d client_key=" + key + " -d client_secret="
                + secret + " \\");
        out.println("    -d grant_type=client_credentials | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')");
        out.println(
                "  curl -s '" + base + "/v2/research/video/query/?fields=id,username,video_description,like_count' \\");
        out.println(
                "    -H \"Authorization: Bearer $TOKEN\" -d '{\"start_date\":\"20220615\",\"end_date\":\"20220628\",\"max_count\":3,"
                        + "\"query\":{\"and\":[{\"field_name\":\"keyword\",\"operation\":\"EQ\",\"field_values\":[\"hello world\"]}]}}'");
        var redirect = demo == null
                ? "REDIRECT_URI"
                : demo.apps().getFirst().app().redirectUris().getFirst();
        out.println();
        out.println("Log in with TikTok: open this in a browser" + (demo == null ? "" : ", choose anybody")
                + ", and the app is sent a code:");
        out.println("  " + base + "/v2/auth/authorize/?client_key=" + key
                + "&response_type=code&scope=user.info.basic,video.list&state=1&redirect_uri=" + redirect);
        var handle = demo == null ? "HANDLE" : demo.handles().getFirst();
        out.println();
        out.println("A user by name, from the EnsembleData API and the handle gateway:");
        out.println("  curl -s '" + base + "/apis/tt/user/info?username=" + handle + "&token="
                + (demo == null ? "TOKEN" : demo.ensembleToken()) + "'");
        out.println("  curl -s '" + base + settings.get(Settings.HANDLE_PREFIX) + "/user/" + handle
                + "' -H 'x-api-key: " + (demo == null ? "API_KEY" : demo.apiKey()) + "'");
        out.println();
        out.println("Read and try all of it: " + base + "/_zoetrope/openapi/");
        out.println("Stop it with Ctrl-C.");
        out.flush();
    }

    private String dataFlag() {
        return settings.isGiven(Settings.DATA) ? " --data " + settings.get(Settings.DATA) : "";
    }

    private String host() {
        var host = settings.get(Settings.HOST);
        if (host.equals("0.0.0.0") || host.equals("::")) {
            return "127.0.0.1";
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }
}

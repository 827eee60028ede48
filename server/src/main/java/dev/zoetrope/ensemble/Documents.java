package dev.zoetrope.ensemble;

import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Handler;
import dev.zoetrope.http.PublicUrl;
import dev.zoetrope.openapi.DescriptionPaths;
import dev.zoetrope.openapi.DescriptionPaths.Shown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The description of the API, and the page that shows it, for everybody. */
final class Documents {
    static final String DESCRIPTION = "/openapi.json";
    private static final String PAGE = "/docs";

    private Documents() {}

    /** What answers GET, by the path behind {@code /apis}. */
    static Map<String, Handler> handlers(PublicUrl server) {
        var handlers = new LinkedHashMap<String, Handler>();
        handlers.put(
                DESCRIPTION,
                call -> Answer.of(200, "application/json", ApiDescription.of(server.of(call)))
                        .with("Cache-Control", "no-cache"));
        handlers.putAll(DescriptionPaths.page(PAGE, "docs/ui/", List.of(new Shown("EnsembleData", "openapi.json"))));
        return handlers;
    }
}

package dev.zoetrope.openapi;

import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Handler;
import dev.zoetrope.http.PublicUrl;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The paths of the descriptions and of the page that shows them. The page is Swagger UI; all it needs comes from this server, and its content security policy
 * lets it ask nobody else.
 */
public final class DescriptionPaths {
    private static final String HOME = "/_zoetrope/openapi/";

    /** Files of Swagger UI, with their types. */
    private static final Map<String, String> UI = Map.of(
            "swagger-ui.css", "text/css; charset=utf-8",
            "swagger-ui-bundle.js", "text/javascript; charset=utf-8",
            "swagger-ui-standalone-preset.js", "text/javascript; charset=utf-8");

    /** Files of our own, with their types. */
    private static final Map<String, String> OURS = Map.of(
            "page.css", "text/css; charset=utf-8",
            "page.js", "text/javascript; charset=utf-8");

    /** Swagger UI sets styles on elements and draws with data links. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private DescriptionPaths() {}

    /** A document that the page shows. */
    public record Shown(String name, String url) {}

    /**
     * The handlers of GET by path.
     *
     * @param server the address that the documents name
     * @param elsewhere documents at other paths that the page shows as well
     */
    public static Map<String, Handler> byPath(PublicUrl server, List<Shown> elsewhere) {
        var shown = Stream.concat(
                        Stream.of(Description.values())
                                .map(description -> new Shown(description.title(), description.id() + ".json")),
                        elsewhere.stream())
                .toList();
        var pages = page(HOME, "ui/", shown);
        for (var description : Description.values()) {
            pages.put(HOME + description.id() + ".json", call -> document(description, server.of(call)));
        }
        return pages;
    }

    /**
     * The handlers of GET by path of a page that shows documents, and of all that it needs.
     *
     * @param ui where the rest lies, seen from the page; ends with a slash
     */
    public static Map<String, Handler> page(String path, String ui, List<Shown> documents) {
        var pages = new LinkedHashMap<String, Handler>();
        var folder = path.substring(0, path.lastIndexOf('/') + 1) + ui;
        pages.put(path, _ -> page(ui, documents));
        OURS.forEach((file, type) -> pages.put(folder + file, _ -> current(type, Resources.bytes(file))));
        UI.forEach((file, type) -> pages.put(folder + file, _ -> lasting(type, SwaggerUi.file(file))));
        return pages;
    }

    /** Names and addresses are our own, and need no escaping. */
    private static Answer page(String ui, List<Shown> documents) {
        var links = documents.stream()
                .map(shown -> "<a href=\"%s\">%s</a>".formatted(shown.url, shown.name))
                .collect(Collectors.joining(",\n"));
        var page = Resources.text("page.html")
                .replace("${version}", SwaggerUi.version())
                .replace("${ui}", ui)
                .replace("${documents}", links);
        return current("text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8))
                .with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "no-referrer");
    }

    private static Answer document(Description description, String server) {
        return current("application/json", description.of(server).getBytes(StandardCharsets.UTF_8));
    }

    /** May be another one after an update. */
    private static Answer current(String type, byte[] bytes) {
        return Answer.of(200, type, bytes).with("Cache-Control", "no-cache").with("X-Content-Type-Options", "nosniff");
    }

    /** Never changes: the page asks for it with its version. */
    private static Answer lasting(String type, byte[] bytes) {
        return Answer.of(200, type, bytes)
                .with("Cache-Control", "max-age=31536000, immutable")
                .with("X-Content-Type-Options", "nosniff");
    }
}

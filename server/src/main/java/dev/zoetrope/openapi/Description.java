package dev.zoetrope.openapi;

import dev.zoetrope.shape.DisplayShape;
import dev.zoetrope.shape.HandleShape;
import dev.zoetrope.shape.ResearchShape;
import dev.zoetrope.shape.Shape;
import java.util.Locale;
import java.util.Map;

/**
 * An OpenAPI 3.1 document about one API. There is one for each, since their components have the same names.
 *
 * <p>Each is a JSON file beside this class, which leaves to the shapes what fields a record has: the member <code>"${display.user}": {}</code> stands for those of
 * that shape.
 */
public enum Description {
    DISPLAY("Display API v2"),
    LOGIN("Login: OAuth v2"),
    RESEARCH("Research API v2"),
    HANDLE("Handle gateway"),
    ZOETROPE("Zoetrope");

    private static final Map<String, Shape<?>> SHAPES = Map.of(
            "display.user", DisplayShape.USER,
            "display.video", DisplayShape.VIDEO,
            "display.oauth_user", DisplayShape.OAUTH_USER,
            "research.user", ResearchShape.USER,
            "research.video", ResearchShape.VIDEO);

    /** Shapes that have every member always, which the document says as well: of these, the placeholder stands for the whole schema. */
    private static final Map<String, Shape<?>> COMPLETE =
            Map.of("handle.user", HandleShape.USER, "handle.video", HandleShape.VIDEO);

    private final String title;

    Description(String title) {
        this.title = title;
    }

    /** What people know the API by. */
    String title() {
        return title;
    }

    /** The file's name, without {@code .json}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The document, as JSON.
     *
     * @param server where the paths are served, such as {@code http://localhost:4580}
     */
    public String of(String server) {
        var text = Resources.text(id() + ".json").replace("${server}", server);
        for (var shape : SHAPES.entrySet()) {
            text = text.replace("\"${" + shape.getKey() + "}\": {}", Properties.of(shape.getValue()));
        }
        for (var shape : COMPLETE.entrySet()) {
            text = text.replace("\"${" + shape.getKey() + "}\": {}", Properties.complete(shape.getValue()));
        }
        return text;
    }
}

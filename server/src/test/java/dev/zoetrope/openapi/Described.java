package dev.zoetrope.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import dev.zoetrope.ensemble.EnsembleDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds answers to what the descriptions say. Safe for several threads. */
public final class Described {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final Map<Description, Document> DOCUMENTS = Stream.of(Description.values())
            .collect(Collectors.toUnmodifiableMap(
                    description -> description,
                    description -> new Document(JSON.readTree(description.of("http://localhost")), REGISTRY)));

    private static final Document ENSEMBLE = new Document(
            JSON.readTree(EnsembleDescription.text()), SchemaRegistry.withDefaultDialect(Dialects.getOpenApi30()));

    /** What a path says to a method that it does not take: the gateway's 404, our own 405; to strangers 403; to a preflight 204. */
    private static final Set<Integer> OTHER_METHODS = Set.of(204, 403, 404, 405);

    private static final List<Path> PATHS = Stream.concat(
                    DOCUMENTS.values().stream().flatMap(document -> paths(document, "")),
                    paths(ENSEMBLE, EnsembleDescription.ROOT))
            .toList();

    private static final Map<Place, Schema> SCHEMAS = new ConcurrentHashMap<>();

    /** Each is itself alone, so that looking one up takes no time. */
    private static final class Document {
        private final JsonNode json;
        private final SchemaRegistry registry;

        /** @param registry for the dialect of its schemas */
        Document(JsonNode json, SchemaRegistry registry) {
            this.json = json;
            this.registry = registry;
        }
    }

    private record Path(Document document, Pattern pattern, JsonNode methods) {}

    private record Place(Document document, JsonNode schema) {}

    private Described() {}

    static JsonNode document(Description description) {
        return found(description).json;
    }

    private static Document found(Description description) {
        return Objects.requireNonNull(DOCUMENTS.get(description));
    }

    /** @param root what stands before the paths of the document */
    private static Stream<Path> paths(Document document, String root) {
        return document.json.get("paths").properties().stream()
                .map(path -> new Path(document, pattern(root + path.getKey()), path.getValue()));
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(Stream.of(path.split("(?=\\{)|(?<=})"))
                .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                .collect(Collectors.joining()));
    }

    /**
     * Passes over paths that nothing describes.
     *
     * @param target of the request: a path, and perhaps a query string
     * @throws AssertionError when the answer is not as described
     */
    public static void check(String method, String target, int status, String contentType, String body) {
        var problems = problems(
                method, target.replaceFirst("\\?.*", "").replaceFirst("^/apis//", "/apis/"), status, contentType, body);
        if (!problems.isEmpty()) {
            throw new AssertionError(method + " " + target + " is not answered as described: " + problems
                    + "\nThe answer: " + status + " " + contentType + " " + body);
        }
    }

    static List<String> problems(String method, String path, int status, String contentType, String body) {
        // A loose server takes a path without its last slash; a strict one knows no such path.
        var found = path(path).or(() -> status == 404 ? Optional.empty() : path(path + "/"));
        if (found.isEmpty()) {
            return List.of();
        }
        var document = found.get().document;
        var operation = found.get().methods.get(method.toLowerCase(Locale.ROOT));
        if (operation == null || !method.equals(method.toUpperCase(Locale.ROOT))) {
            return OTHER_METHODS.contains(status) ? List.of() : List.of("the method is not described");
        }
        var response = operation.get("responses").get(Integer.toString(status));
        if (response == null) {
            return List.of("the status is not described");
        }
        var content = resolved(document.json, response).get("content");
        if (content == null) {
            return body.isEmpty() ? List.of() : List.of("no body is described");
        }
        var type = contentType.replaceFirst("\\s*;.*", "");
        var described = content.get(type);
        if (described == null) {
            return List.of("the content type is not described");
        }
        return type.equals("application/json") ? problems(document, described.get("schema"), body) : List.of();
    }

    private static Optional<Path> path(String path) {
        return PATHS.stream()
                .filter(candidate -> candidate.pattern.matcher(path).matches())
                .findFirst();
    }

    private static List<String> problems(Document document, JsonNode schema, String body) {
        try {
            return problems(document, schema, JSON.readTree(body));
        } catch (JacksonException e) {
            return List.of("not JSON: " + e.getOriginalMessage());
        }
    }

    static List<String> problems(Description description, JsonNode schema, JsonNode value) {
        return problems(found(description), schema, value);
    }

    private static List<String> problems(Document document, JsonNode schema, JsonNode value) {
        return SCHEMAS.computeIfAbsent(new Place(document, schema), Described::closed).validate(value).stream()
                .map(Error::toString)
                .toList();
    }

    /** What a reference leads to. */
    static JsonNode resolved(Description description, JsonNode node) {
        return resolved(document(description), node);
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        var reference = node.get("$ref");
        return reference == null ? node : document.at(reference.asString().substring(1));
    }

    /** The same schema for those who write: what clients should put up with, a member that is not described, is a mistake here. */
    private static Schema closed(Place place) {
        var whole = (ObjectNode) place.schema.deepCopy();
        whole.set("components", place.document.json.get("components").deepCopy());
        close(whole);
        return place.document.registry.getSchema(whole);
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.get("properties") instanceof ObjectNode
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        new ArrayList<>(node.values()).forEach(Described::close);
    }
}

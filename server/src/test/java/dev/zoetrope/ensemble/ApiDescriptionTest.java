package dev.zoetrope.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description that clients are generated from. */
final class ApiDescriptionTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNode DOCUMENT = JSON.readTree(EnsembleDescription.text());

    /** Members of a schema that OpenAPI 3.0.2 knows; the last two are what this dialect adds. */
    private static final Set<String> KEYWORDS = Set.of(
            "title",
            "type",
            "format",
            "description",
            "default",
            "enum",
            "required",
            "properties",
            "items",
            "additionalProperties",
            "allOf",
            "anyOf",
            "nullable",
            "minimum",
            "exclusiveMinimum",
            "minLength",
            "maxLength",
            "minItems",
            "rename",
            "retype");

    @TempDir
    private static Path data;

    @Test
    void everyReferenceLeadsSomewhereAndEveryComponentIsUsed() {
        for (var reference : DOCUMENT.findValues("$ref")) {
            assertFalse(DOCUMENT.at(reference.asString().substring(1)).isMissingNode(), reference.asString());
        }
        for (var section : DOCUMENT.get("components").properties()) {
            for (var component : section.getValue().properties()) {
                var reference = "\"#/components/" + section.getKey() + "/" + component.getKey() + "\"";
                assertTrue(DOCUMENT.toString().contains(reference), reference);
            }
        }
    }

    @Test
    void everyOperationIsAsGeneratorsWantIt() {
        assertEquals("3.0.2", DOCUMENT.get("openapi").asString());
        assertEquals(List.of("openapi", "info", "servers", "tags", "paths", "components"), names(DOCUMENT));
        var ids = new HashSet<String>();
        for (var path : DOCUMENT.get("paths").properties()) {
            assertEquals(List.of("get"), names(path.getValue()), path.getKey());
            var operation = path.getValue().get("get");
            assertEquals(
                    List.of("tags", "summary", "operationId", "parameters", "responses", "x-cost", "x-cost_examples"),
                    names(operation));
            var id = operation.get("operationId").asString();
            assertTrue(ids.add(id) && id.matches("(tiktok|customer)(_[a-z]+)+"), id);
            assertTrue(operation.get("responses").has("200")
                    && operation.get("responses").has("422"));
            var parameters = new HashSet<String>();
            for (var parameter : operation.get("parameters").values()) {
                assertTrue(parameters.add(parameter.get("name").asString()), parameter.toString());
                assertEquals("query", parameter.get("in").asString());
                assertEquals(List.of("name", "in", "required", "description", "schema", "example"), names(parameter));
                assertEquals(
                        !parameter.get("required").asBoolean(),
                        parameter.get("schema").has("default"),
                        path.getKey());
                assertFits(parameter.get("schema"), parameter.get("example"));
            }
            assertTrue(parameters.contains("token"), path.getKey());
        }
        assertEquals(Operations.ALL.size(), ids.size());
    }

    private static void assertFits(JsonNode schema, JsonNode value) {
        var whole = (ObjectNode) schema.deepCopy();
        whole.set("components", DOCUMENT.get("components").deepCopy());
        var problems = SchemaRegistry.withDefaultDialect(Dialects.getOpenApi30())
                .getSchema(whole)
                .validate(value);
        assertEquals(List.of(), problems, schema + " " + value);
    }

    @Test
    void everySchemaKeepsToTheRulesOfOpenApi() {
        for (var schema : DOCUMENT.at("/components/schemas").properties()) {
            check(schema.getKey(), schema.getValue());
        }
        for (var schema : DOCUMENT.get("paths").findValues("schema")) {
            check("parameter", schema);
        }
    }

    private static void check(String where, JsonNode schema) {
        if (schema.has("$ref")) {
            assertEquals(1, schema.size(), where + ": nothing stands beside a reference");
            return;
        }
        for (var keyword : names(schema)) {
            assertTrue(KEYWORDS.contains(keyword), where + " has " + keyword);
        }
        if (schema.has("type")) {
            assertTrue(schema.get("type").isString(), where + ": one type alone");
            assertEquals("array".equals(schema.get("type").asString()), schema.has("items"), where);
        }
        if (schema.has("nullable")) {
            assertTrue(schema.has("type"), where + ": nullable goes with a type");
        }
        for (var name : schema.path("required").values()) {
            assertTrue(schema.get("properties").has(name.asString()), where + " requires " + name);
        }
        schema.path("properties").properties().forEach(part -> check(where + "." + part.getKey(), part.getValue()));
        schema.path("allOf").values().forEach(part -> check(where, part));
        schema.path("anyOf").values().forEach(part -> check(where, part));
        if (schema.has("items")) {
            check(where + "[]", schema.get("items"));
        }
    }

    @Test
    void enumerationsAndRenamedParametersAreInTheDialectOfTheService() {
        var search = DOCUMENT.at("/paths/~1tt~1keyword~1search/get/parameters");
        var period = parameter(search, "period");
        assertEquals(
                "[{\"$ref\":\"#/components/schemas/Period\"}]",
                period.at("/schema/allOf").toString());
        assertEquals("keyword", parameter(search, "name").at("/schema/rename").asString());
        var ids = parameter(DOCUMENT.at("/paths/~1tt~1post~1multi-info/get/parameters"), "ids");
        assertEquals(
                "semicolon-separated-string-to-list", ids.at("/schema/retype").asString());
        assertEquals("0", parameter(search, "sorting").at("/schema/default").asString());
    }

    private static JsonNode parameter(JsonNode parameters, String name) {
        return parameters.values().stream()
                .filter(parameter -> parameter.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }

    @Test
    void theServerHandsItOutWithItsAddressAndAPageThatShowsIt() {
        try (var scene = Scene.on(data)) {
            for (var root : List.of("/apis", "/apis/")) {
                var reply = scene.server().get(root + "/openapi.json");
                assertEquals("application/json", reply.header("Content-Type"));
                assertEquals(
                        "http://127.0.0.1:" + scene.server().port() + "/apis",
                        JSON.readTree(reply.body()).at("/servers/0/url").asString());
            }
            var page = scene.server().get("/apis/docs");
            assertEquals("text/html; charset=utf-8", page.header("Content-Type"));
            var links = Pattern.compile("(?:href|src)=\"([^\"]*)\"")
                    .matcher(page.body())
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !link.equals("data:,"))
                    .toList();
            assertEquals(6, links.size(), page.body());
            for (var link : links) {
                assertEquals(200, scene.server().get("/apis/" + link).status(), link);
            }
        }
    }
}

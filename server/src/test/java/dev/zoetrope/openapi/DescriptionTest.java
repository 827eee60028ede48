package dev.zoetrope.openapi;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.query.Condition;
import dev.zoetrope.query.InvalidQuery;
import dev.zoetrope.query.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The documents themselves: good enough for a generator of clients. */
final class DescriptionTest {
    private record Operated(String path, String method, JsonNode operation) {}

    private static List<Operated> operations(JsonNode document) {
        return document.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(member -> !member.getKey().equals("parameters"))
                        .map(method -> new Operated(path.getKey(), method.getKey(), method.getValue())))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void everyReferenceLeadsSomewhere(Description description) {
        var document = Described.document(description);
        for (var reference : document.findValues("$ref")) {
            assertTrue(reference.asString().startsWith("#/components/"), reference.asString());
            assertFalse(document.at(reference.asString().substring(1)).isMissingNode(), reference.asString());
        }
        for (var section : document.get("components").properties()) {
            for (var component : section.getValue().properties()) {
                var reference = "\"#/components/" + section.getKey() + "/" + component.getKey() + "\"";
                assertTrue(
                        section.getKey().equals("securitySchemes")
                                || document.toString().contains(reference),
                        () -> reference + " is used nowhere");
            }
        }
        assertFalse(document.toString().contains("${"), "a blank was not filled");
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationHasANameATagAndASummary(Description description) {
        var document = Described.document(description);
        var names = new HashSet<String>();
        var tags = document.get("tags").values().stream()
                .map(tag -> tag.get("name"))
                .toList();
        for (var each : operations(document)) {
            assertTrue(names.add(each.operation.get("operationId").asString()), each.toString());
            assertNotNull(each.operation.get("summary"), each.toString());
            assertEquals(1, each.operation.get("tags").size(), each.toString());
            assertTrue(tags.contains(each.operation.get("tags").get(0)), each.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyExampleIsAsDescribed(Description description) {
        var document = Described.document(description);
        var contents = operations(document).stream()
                .flatMap(each -> Stream.concat(
                        each.operation.path("requestBody").path("content").values().stream(),
                        each.operation.get("responses").values().stream()
                                .flatMap(response ->
                                        Described.resolved(description, response).path("content").values().stream())))
                .toList();
        for (var content : contents) {
            var examples = content.has("example")
                    ? List.of(content.get("example"))
                    : content.get("examples").values().stream()
                            .map(example -> example.get("value"))
                            .toList();
            assertFalse(examples.isEmpty());
            for (var example : examples) {
                assertEquals(
                        List.of(), Described.problems(description, content.get("schema"), example), example::toString);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyParameterHasASchemaAndAnExample(Description description) {
        var document = Described.document(description);
        for (var each : operations(document)) {
            for (var parameter : each.operation.path("parameters").values()) {
                var resolved = Described.resolved(description, parameter);
                assertEquals(
                        List.of(),
                        Described.problems(description, resolved.get("schema"), resolved.get("example")),
                        resolved::toString);
            }
        }
    }

    @Test
    void conditionsAreThoseOfTheQueryLanguage() {
        var condition = Described.document(Description.RESEARCH).at("/components/schemas/Condition/properties");
        assertEquals(
                Stream.of(Operation.values()).map(Enum::name).toList(),
                condition.at("/operation/enum").values().stream()
                        .map(JsonNode::asString)
                        .toList());
        var refusal = assertThrows(InvalidQuery.class, () -> Condition.of("x", Operation.EQ, List.of("1")));
        var fields = condition.at("/field_name/enum").values().stream()
                .map(JsonNode::asString)
                .toList();
        assertAll(fields.stream()
                .map(field -> () -> assertTrue(refusal.toString().contains(field), field)));
        assertEquals(11, fields.size());
    }
}

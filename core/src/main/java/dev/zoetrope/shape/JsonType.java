package dev.zoetrope.shape;

import java.util.List;

/** What a member's value is in JSON, for whoever describes the wire to clients. */
public sealed interface JsonType {
    record Text() implements JsonType {}

    record Flag() implements JsonType {}

    /** @param bits how many bits the API promises to be enough */
    record Whole(int bits) implements JsonType {}

    record ListOf(JsonType element) implements JsonType {}

    /** @param members none when nobody published them */
    record ObjectOf(List<Part> members) implements JsonType {}

    /** Nothing but null. */
    record Null() implements JsonType {}

    record OrNull(JsonType type) implements JsonType {}

    record Part(String name, JsonType type, String meaning) {}

    JsonType TEXT = new Text();
    JsonType FLAG = new Flag();
    JsonType INT32 = new Whole(32);
    JsonType INT64 = new Whole(64);
    JsonType NULL = new Null();
    JsonType TEXTS = new ListOf(TEXT);
    JsonType OBJECT = new ObjectOf(List.of());

    /** A list of objects, of which each tells what it has of these members. */
    static JsonType objects(Part... members) {
        return new ListOf(new ObjectOf(List.of(members)));
    }
}

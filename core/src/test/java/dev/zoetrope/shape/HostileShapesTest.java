package dev.zoetrope.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Records with any value in any place are read, or are an UnreadableRecord that leaves the parser behind them; and never anything else. */
final class HostileShapesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "9223372036854775807",
            "99999999999999999999999999",
            "\"\"",
            "\"@@\"",
            "\"-1\"",
            "\"\\u0000\\ud800\"",
            "[]",
            "[[]]",
            "[null,{},[],1]",
            "{}",
            "{\"url_list\":[{}]}",
            "{\"images\":[1]}",
            "[{\"type\":0,\"start\":-5,\"end\":99999999999}]",
            "\"" + "h".repeat(2_000) + "\"",
            "[" + "\"a\",".repeat(RecordParser.MOST_ELEMENTS) + "\"a\"]",
            "{\"a\":".repeat(200) + "1" + "}".repeat(200));

    interface Reader {
        List<? extends Observation.Sighting> read(JsonParser in);
    }

    private static final Facts KNOWN = Facts.at(Wire.STAMP)
            .with(Video.CAPTION, "hi @cem #x")
            .with(Video.HASHTAGS, List.of("x"))
            .with(Video.HASHTAG_INFO, List.of(new Video.Hashtag(3, "x", "")))
            .with(Video.MENTIONS, List.of("cem"))
            .with(Video.PHOTOS, List.of("https://p.example/1"))
            .with(Video.PLAYLIST_ID, 4L)
            .build();
    private static final User ANNA = new User(
            1,
            "anna",
            Facts.at(Wire.STAMP)
                    .with(User.USER_ID, 7L)
                    .with(User.BIO_LINK, "a.example")
                    .build());
    private static final MobileVideo VIDEO =
            new MobileVideo(new Video(9, 1, 1, KNOWN), ANNA, new Sound(5, Facts.NONE), LinkSigner.NONE, 1);
    private static final MobileUser USER = new MobileUser(ANNA, LinkSigner.NONE, 1);

    /** A shape with a record in it. */
    record Case(String name, Consumer<JsonGenerator> writer, Reader reader) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final Case MOBILE_USER = new Case(
            "MOBILE_USER",
            out -> MobileShape.writeAlternativeUser(USER, out),
            in -> MobileShape.readUser(in, Wire.STAMP, 1));
    private static final Case MOBILE_VIDEO = new Case(
            "MOBILE_VIDEO", out -> MobileShape.writeVideo(VIDEO, out), in -> MobileShape.readVideo(in, Wire.STAMP, 1));
    private static final Case COMMENT = new Case(
            "COMMENT",
            out -> MobileShape.writeComment(
                    new MobileComment(new Comment(3, 9, 1, Facts.NONE), ANNA, LinkSigner.NONE, 1), out),
            in -> MobileShape.readComment(in, Wire.STAMP, 1));
    private static final Case SOUND = new Case(
            "SOUND",
            out -> MobileShape.writeSound(new MobileSound(new Sound(5, Facts.NONE), 1L, LinkSigner.NONE), out),
            in -> MobileShape.readSound(in, Wire.STAMP, 1));
    private static final Case HYBRID =
            new Case("HYBRID", out -> HybridShape.writeUser(USER, out), in -> HybridShape.readUser(in, Wire.STAMP, 1));
    private static final Case LEGACY = new Case(
            "LEGACY", out -> LegacyWebShape.writeVideo(VIDEO, out), in -> LegacyWebShape.readVideo(in, Wire.STAMP, 1));
    private static final Case WEB_USER = new Case(
            "WEB_USER",
            out -> WebShape.writeUser(new WebUser(ANNA, LinkSigner.NONE), out),
            in -> WebShape.readUser(in, Wire.STAMP, 1));
    private static final Case WEB_VIDEO = new Case(
            "WEB_VIDEO",
            out -> WebShape.writeVideo(new WebVideo(VIDEO.video(), ANNA, VIDEO.sound(), LinkSigner.NONE), out),
            in -> WebShape.readVideo(in, Wire.STAMP, 1));
    private static final Case HANDLE_USER = new Case(
            "HANDLE_USER",
            out -> HandleShape.writeUser(new HandleUser(ANNA, 1, 1, LinkSigner.NONE), out),
            in -> HandleShape.readUser(in, "anna", Wire.STAMP, 1));
    private static final Case HANDLE_VIDEO = new Case(
            "HANDLE_VIDEO",
            out -> HandleShape.writeVideo(
                    new HandleVideo(
                            VIDEO.video(),
                            new HandleUser(ANNA, 1, 1, LinkSigner.NONE),
                            new HandleSound(new Sound(5, Facts.NONE), 1, 1)),
                    out),
            in -> HandleShape.readVideo(in, "anna", Wire.STAMP, 1));
    private static final Case OEMBED = new Case(
            "OEMBED",
            out -> OEmbed.write(new DisplayVideo(VIDEO.video(), ANNA, () -> null, "", LinkSigner.NONE), out),
            in -> OEmbed.readVideo(in, Wire.STAMP, 1));

    static List<Case> cases() {
        return List.of(
                MOBILE_USER,
                MOBILE_VIDEO,
                COMMENT,
                SOUND,
                HYBRID,
                LEGACY,
                WEB_USER,
                WEB_VIDEO,
                HANDLE_USER,
                HANDLE_VIDEO,
                OEMBED);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anyValueInAnyPlaceIsReadOrRefused(Case shape) {
        var whole = (ObjectNode) JSON.readTree(Wire.written(shape.writer()));
        for (var place : places(whole, "")) {
            for (var value : VALUES) {
                assertIsReadOrRefused(shape, replaced(whole, place, value));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aTextThatIsTooLongIsReadOrRefused(Case shape) {
        var whole = (ObjectNode) JSON.readTree(Wire.written(shape.writer()));
        var text = "\"" + "x".repeat(RecordParser.LONGEST_TEXT + 1) + "\"";
        places(whole, "").stream()
                .limit(8)
                .forEach(place -> assertIsReadOrRefused(shape, replaced(whole, place, text)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsNoRecordAtAllIsRefused(Case shape) {
        for (var value : VALUES) {
            if (!value.startsWith("{")) {
                assertThrows(UnreadableRecord.class, () -> shape.reader().read(Wire.parser(value)), value);
            }
        }
        if (!shape.equals(HANDLE_USER)) {
            assertThrows(UnreadableRecord.class, () -> shape.reader().read(Wire.parser("{}")));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void recordsWithSeveralWrongValuesAreReadOrRefused(Case shape) {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        var whole = (ObjectNode) JSON.readTree(Wire.written(shape.writer()));
        for (int i = 0; i < 300; i++) {
            var json = whole.toString();
            for (int changes = 1 + random.nextInt(5); changes > 0; changes--) {
                var tree = (ObjectNode) JSON.readTree(json);
                var places = places(tree, "");
                var value = VALUES.get(random.nextInt(VALUES.size() - 3));
                json = places.isEmpty() ? json : replaced(tree, places.get(random.nextInt(places.size())), value);
            }
            assertIsReadOrRefused(shape, json);
        }
    }

    private static void assertIsReadOrRefused(Case shape, String json) {
        var in = Wire.parser(json + " [\"next\"]");
        try {
            assertTrue(!shape.reader().read(in).isEmpty());
        } catch (UnreadableRecord e) {
            assertTrue(String.valueOf(e.getMessage()).length() < 300, () -> String.valueOf(e.getMessage()));
        }
        assertEquals(0, in.streamReadContext().getNestingDepth(), json);
        in.nextToken();
        in.nextToken();
        assertEquals("next", in.getString(), json);
    }

    /** Pointers to all values. */
    private static List<String> places(JsonNode node, String at) {
        return switch (node) {
            case ObjectNode object ->
                object.propertyStream()
                        .flatMap(member -> {
                            var place = at + "/" + member.getKey();
                            return Stream.concat(Stream.of(place), places(member.getValue(), place).stream());
                        })
                        .toList();
            case ArrayNode array when !array.isEmpty() -> places(array.get(0), at + "/0");
            default -> List.of();
        };
    }

    private static String replaced(ObjectNode whole, String place, String value) {
        // A marker stands in, as a tree cannot hold every value.
        var copy = whole.deepCopy();
        int last = place.lastIndexOf('/');
        ((ObjectNode) copy.at(place.substring(0, last))).put(place.substring(last + 1), "MARK");
        return copy.toString().replace("\"MARK\"", value);
    }

    @Test
    void aShapeTellsEveryMemberThatItWrites() {
        assertDescribed(MobileShape.ALTERNATIVE_USER, MOBILE_USER);
        assertDescribed(MobileShape.VIDEO, MOBILE_VIDEO);
        assertDescribed(MobileShape.COMMENT, COMMENT);
        assertDescribed(MobileShape.SOUND, SOUND);
        assertDescribed(HybridShape.USER, HYBRID);
        assertDescribed(LegacyWebShape.VIDEO, LEGACY);
        assertDescribed(WebShape.USER, WEB_USER);
        assertDescribed(WebShape.VIDEO, WEB_VIDEO);
        assertDescribed(HandleShape.USER, HANDLE_USER);
        assertDescribed(HandleShape.VIDEO, HANDLE_VIDEO);
    }

    private static void assertDescribed(Shape<?> shape, Case written) {
        assertNull(mismatch(shape.type(), JSON.readTree(Wire.written(written.writer())), ""), shape.names()::toString);
    }

    /** Where a value is not of its type; null when it is. Objects without published members may have any. */
    private static @Nullable String mismatch(JsonType type, JsonNode value, String at) {
        boolean fits = switch (type) {
            case JsonType.Text _ -> value.isString();
            case JsonType.Flag _ -> value.isBoolean();
            case JsonType.Whole(var bits) -> bits == 32 ? value.isInt() : value.canConvertToLong();
            case JsonType.Null _ -> value.isNull();
            case JsonType.OrNull(var some) -> value.isNull() || mismatch(some, value, at) == null;
            case JsonType.ListOf(var element) ->
                value.isArray() && value.valueStream().allMatch(each -> mismatch(element, each, at) == null);
            case JsonType.ObjectOf(var parts) -> {
                if (!value.isObject()) {
                    yield false;
                }
                for (var member : parts.isEmpty()
                        ? List.<Map.Entry<String, JsonNode>>of()
                        : value.propertyStream().toList()) {
                    var part = parts.stream()
                            .filter(p -> p.name().equals(member.getKey()))
                            .findFirst();
                    if (part.isEmpty()) {
                        yield false;
                    }
                    var within = mismatch(part.get().type(), member.getValue(), at + "/" + member.getKey());
                    if (within != null) {
                        throw new AssertionError(within);
                    }
                }
                yield true;
            }
        };
        return fits ? null : at + " is no " + type + ": " + value;
    }
}

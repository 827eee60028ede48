package dev.zoetrope.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.Overlay;
import dev.zoetrope.catalog.RandomWorld;
import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Points;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.Type;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Rows come back from the lossless form as they were, and nothing is passed over in silence. */
final class KeptFormTest {
    private static final JsonFactory JSON = new JsonFactory();

    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    void aCatalogStandsAsDocumented() {
        var first = new Stamp(1_656_000_000_000L, Source.RESEARCH);
        var second = new Stamp(1_656_086_400_000L, Source.HANDLE_GATEWAY);
        var video = Facts.at(first)
                .with(Video.CAPTION, "a \"b\"\n\u2028é𠮷")
                .with(Video.VIEW_COUNT, 9L)
                .with(Video.SOUND_ID, 7_000_000_000_000_000_001L)
                .with(Video.HASHTAGS, List.of())
                .with(Video.TAG, new Video.Tag("AIGC", 1))
                .build()
                .merge(Facts.at(second)
                        .with(Video.VIEW_COUNT, 10L)
                        .with(Video.PUBLIC, false)
                        .build());
        assertEquals("""
                {"video":"7109178205151464746","author":"id:12","facts":[\
                {"at":1656000000000,"by":"research","caption":"a \\"b\\"\\n\u2028é𠮷","music_id":"7000000000000000001",\
                "hashtags":[],"tag":{"type":"AIGC","number":1}},\
                {"at":1656086400000,"by":"handle_gateway","view_count":10,"public":false}]}""", written(new Video(7_109_178_205_151_464_746L, 3, 8, video), "id:12"));

        var person = new Person(
                3,
                List.of("id:12", "row:5", "sec:MS4"),
                List.of(new Person.Claim("anna", 10, 20)),
                Facts.at(first).with(User.BIO, "").build());
        assertEquals("""
                {"user":["id:12","sec:MS4"],"claims":[{"handle":"anna","first":10,"last":20}],\
                "facts":[{"at":1656000000000,"by":"research","bio":""}]}""", written(out -> KeptForm.write(person, Points.NONE, out)));
        var handle = new Person(-4, List.of("handle:anna"), List.of(), Facts.NONE);
        assertEquals("{\"user\":[\"handle:anna\"]}", written(out -> KeptForm.write(handle, Points.NONE, out)));
        var sound = new Sound(9, Facts.at(first).with(Sound.ORIGINAL, true).build());
        assertEquals(
                "{\"sound\":\"9\",\"facts\":[{\"at\":1656000000000,\"by\":\"research\",\"music_original\":true}]}",
                written(out -> KeptForm.write(sound, out)));
        var history = Points.of(
                Facts.at(first)
                        .with(Video.VIEW_COUNT, 1L << 60)
                        .with(Video.LIKE_COUNT, 3L)
                        .build(),
                Video.COUNTERS);
        assertEquals("""
                {"video":"7","history":[\
                {"at":1656000000000,"by":"research","like_count":3,"view_count":"1152921504606846976"}]}""", written(out -> KeptForm.write(new Video(7, 0, 0, Facts.NONE), null, history, out)));
        var comment = new Comment(
                9,
                7,
                3,
                Facts.at(first)
                        .with(Comment.TEXT, "hi")
                        .with(Comment.PARENT, 8L)
                        .build());
        assertEquals("""
                {"comment":"9","video":"7","author":"id:12","facts":[\
                {"at":1656000000000,"by":"research","text":"hi","parent_id":8}]}""", written(out -> KeptForm.write(comment, "id:12", out)));
        var since = Facts.at(first).with(Relation.SINCE, 5L).build();
        assertEquals(
                "{\"follower\":\"n3\",\"followed\":\"n4\",\"facts\":[{\"at\":1656000000000,\"by\":\"research\",\"since\":5}]}",
                written(out ->
                        KeptForm.write(new Relation(Relation.Kind.FOLLOWS, 3, 4, since), row -> "n" + row, out)));
        assertEquals(
                "{\"liker\":\"n3\",\"video\":\"4\"}",
                written(out ->
                        KeptForm.write(new Relation(Relation.Kind.LIKES, 3, 4, Facts.NONE), row -> "n" + row, out)));
        assertEquals("{\"zoetrope\":\"catalog\",\"version\":2}", written(KeptForm::writeHeader));
    }

    @Test
    void everyFieldThatIsDeclaredIsListed() throws Exception {
        for (var kind : Map.of(
                        User.class, User.FIELDS,
                        Video.class, Video.FIELDS,
                        Sound.class, Sound.FIELDS,
                        Comment.class, Comment.FIELDS,
                        Relation.class, Relation.FIELDS)
                .entrySet()) {
            var declared = Arrays.stream(kind.getKey().getDeclaredFields())
                    .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == Field.class)
                    .toList();
            assertEquals(declared.size(), kind.getValue().size(), kind::toString);
            for (var field : declared) {
                assertTrue(kind.getValue().contains((Field<?>) field.get(null)), field::getName);
            }
            var names = new HashSet<>(
                    kind.getValue().stream().map(field -> field.name()).toList());
            assertEquals(declared.size(), names.size());
            assertFalse(names.contains("at") || names.contains("by"));
        }
    }

    @Test
    void anyFactsComeBack() {
        for (int i = 0; i < 2_000; i++) {
            var video = new Video(1 + random.nextLong(Long.MAX_VALUE - 1), 0, 0, facts(Video.FIELDS));
            back(new Observation.KeptVideo(video.id(), null, video.facts()), written(video, null));
            var sound = new Sound(1 + random.nextLong(Long.MAX_VALUE), facts(Sound.FIELDS));
            var comment = new Comment(1 + random.nextLong(Long.MAX_VALUE), video.id(), 0, facts(Comment.FIELDS));
            back(
                    new Observation.KeptComment(comment.id(), video.id(), new Identity.SecUid("s"), comment.facts()),
                    written(out -> KeptForm.write(comment, "sec:s", out)));
            var follow = new Relation(Relation.Kind.FOLLOWS, 1, 2, facts(Relation.FIELDS));
            back(
                    new Observation.KeptFollow(new Identity.UserId(1), new Identity.UserId(2), follow.facts()),
                    written(out -> KeptForm.write(follow, row -> "id:" + row, out)));
            var like = new Relation(Relation.Kind.LIKES, 1, video.id(), facts(Relation.FIELDS));
            back(
                    new Observation.KeptLike(new Identity.Handle("h1"), video.id(), like.facts()),
                    written(out -> KeptForm.write(like, row -> "handle:h" + row, out)));
            var moments = Points.of(facts(Video.FIELDS), Video.COUNTERS);
            back(
                    new Observation.KeptVideo(video.id(), null, Facts.NONE, moments),
                    written(out -> KeptForm.write(new Video(video.id(), 0, 0, Facts.NONE), null, moments, out)));
            back(new Observation.KeptSound(sound.id(), sound.facts()), written(out -> KeptForm.write(sound, out)));
            var person = new Person(
                    1,
                    List.of("open:app:" + text() + "o", "sec:s" + text()),
                    List.of(new Person.Claim("h", -random.nextLong(Long.MAX_VALUE), random.nextLong(Long.MAX_VALUE))),
                    facts(User.FIELDS));
            back(
                    new Observation.KeptUser(
                            person.names().stream().map(Identity::of).toList(), person.claims(), person.facts()),
                    written(out -> KeptForm.write(person, Points.NONE, out)));
        }
    }

    private void back(Observation.Kept expected, String json) {
        assertEquals(expected, KeptForm.read(Wire.parser(json)), () -> "seed " + seed + ", " + json);
    }

    @Test
    void videosOfARandomWorldComeBack() {
        var world = new RandomWorld(seed, 300);
        var catalog = Overlay.overNothing();
        var observations = world.observations(1_000);
        catalog.save(observations);
        for (var observation : observations) {
            if (observation instanceof Observation.OfVideo seen) {
                var video = catalog.video(seen.id());
                assertTrue(video != null);
                var author = catalog.person(Person.rowTerm(video.author()));
                var name = author == null ? null : author.firstName();
                back(
                        new Observation.KeptVideo(video.id(), name == null ? null : Identity.of(name), video.facts()),
                        written(video, name));
            }
        }
    }

    @Test
    void whenSomethingWasSeenFirstComesBack() {
        var seen = new Stamp(5, Source.RESEARCH);
        var again =
                Facts.at(new Stamp(9, Source.WEB)).with(Video.VIEW_COUNT, 7L).build();
        var facts = again.seen(seen).merge(again);
        var json = written(new Video(3, 0, 0, facts), null);
        assertEquals(
                "{\"video\":\"3\",\"facts\":[{\"at\":5,\"by\":\"research\"},{\"at\":9,\"by\":\"web\",\"view_count\":7}]}",
                json);
        back(new Observation.KeptVideo(3, null, facts), json);
    }

    @Test
    void numbersAreReadInQuotesAndWithout() {
        var facts = Facts.at(new Stamp(5, Source.OWNER))
                .with(Video.VIEW_COUNT, 7L)
                .with(Video.SOUND_ID, 1L << 60)
                .build();
        back(
                new Observation.KeptVideo(9, null, facts),
                "{\"video\":9,\"facts\":[{\"music_id\":1152921504606846976,\"view_count\":\"7\",\"by\":\"owner\",\"at\":\"5\"}]}");
    }

    @Test
    void handlesAreReadInAnyCase() {
        back(
                new Observation.KeptUser(List.of(new Identity.Handle("anna")), List.of(), Facts.NONE),
                "{\"user\":[\"handle:@Anna\"]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                                       | record: is empty; the first member is user, video, sound, comment, follower or liker
            7                                                        | record: 7 is not a record; put its members in braces
            {"playlist":"7"}                                         | playlist: "7" comes first; the first member is user, video, sound, comment, follower or liker
            {"video":"7","colour":"red"}                             | colour: "red" is no member of a video that this Zoetrope knows; a newer one may
            {"video":"7","facts":[{"at":1,"by":"web","x":[]}]}       | facts.x: a list is no member of a video's facts that this Zoetrope knows; a newer one may
            {"video":"7","facts":[{"at":1,"by":"telepathy"}]}        | facts.by: "telepathy" is no source that this Zoetrope knows; a newer one may
            {"video":"7","facts":[{"by":"web","caption":"x"}]}       | facts.at: is missing; each group of facts has its time and its source
            {"video":"7","facts":[{"at":1,"caption":"x"}]}           | facts.by: is missing; each group of facts has its time and its source
            {"video":"7","facts":[{"at":1,"by":"web","public":1}]}   | facts.public: 1 is neither true nor false
            {"video":"7","facts":[{"at":1,"by":"web","view_count":1.5}]} | facts.view_count: 1.5 is not a whole number of 64 bits; give it in digits, without fraction and exponent
            {"video":"7","facts":[{"at":1,"by":"web","tag":{"type":"A","level":1}}]} | facts.tag.level: 1 is no member of a tag that this Zoetrope knows; a newer one may
            {"video":"7","facts":"x"}                                | facts: "x" is not a list; put its elements in brackets
            {"video":"0"}                                            | video: "0" is no id; ids are whole numbers from 1 to 9223372036854775806
            {"video":"9223372036854775807"}                          | video: "9223372036854775807" is no id; ids are whole numbers from 1 to 9223372036854775806
            {"video":7.0}                                            | video: 7.0 is not a whole number of 64 bits; give it in digits, without fraction and exponent
            {"video":"7","author":"anna"}                            | author: "anna" names nobody; names begin with id:, sec:, open: or handle:
            {"video":"7","author":"row:3"}                           | author: "row:3" names nobody; names begin with id:, sec:, open: or handle:
            {"sound":"-1"}                                           | sound: "-1" is no id; ids are whole numbers from 1 to 9223372036854775807
            {"user":[]}                                              | user: a list does not name a user; give lasting identities alone, or one handle alone
            {"user":["id:1","handle:anna"]}                          | user: a list does not name a user; give lasting identities alone, or one handle alone
            {"user":["handle:anna"],"claims":[{"handle":"anna","first":1,"last":1}]} | claims: belong to lasting identities, and this user is a handle alone
            {"user":["id:1"],"claims":[{"handle":"anna","first":2,"last":1}]} | claims: a claim has a handle, and a first and a last time, in this order
            {"user":["id:1"],"claims":[{"handle":"@","first":1,"last":1}]} | claims.handle: "@" is no handle; handles have 1 to 100 characters
            {"comment":"7","author":"id:1"}                          | video: is missing
            {"comment":"0","video":"7"}                              | comment: "0" is no id; ids are whole numbers from 1 to 9223372036854775807
            {"comment":"7","video":"8","followed":"id:1"}            | followed: "id:1" is no member of a comment that this Zoetrope knows; a newer one may
            {"follower":"id:1"}                                      | followed: is missing
            {"follower":"anna","followed":"id:1"}                    | follower: "anna" names nobody; names begin with id:, sec:, open: or handle:
            {"liker":"id:1","video":"x"}                             | video: "x" is not a whole number of 64 bits; give it in digits, without fraction and exponent
            {"liker":"id:1"}                                         | video: is missing
            {"liker":"id:1","video":"7","facts":[{"at":1,"by":"web","text":"x"}]} | facts.text: "x" is no member of a relation's facts that this Zoetrope knows; a newer one may
            {"video":"7","history":[{"at":1,"by":"web","caption":"x"}]} | history.caption: "x" is no member of a video's history that this Zoetrope knows; a newer one may
            {"video":"7","history":[{"at":1,"view_count":3}]}        | history.by: is missing; each group of history has its time and its source
            {"video":"7","history":[{"by":"web","view_count":3}]}    | history.at: is missing; each group of history has its time and its source
            {"video":"7","history":[{"at":1,"by":"web","view_count":1.5}]} | history.view_count: 1.5 is not a whole number of 64 bits; give it in digits, without fraction and exponent
            {"sound":"7","history":[]}                               | history: a list is no member of a sound that this Zoetrope knows; a newer one may
            {"user":["id:x"]}                                        | user: "id:x" names nobody; names begin with id:, sec:, open: or handle:
            """)
    void whatIsNotUnderstoodIsRefused(String json, String message) {
        var following = Wire.parser(json + " {\"sound\":3}");
        var refusal = assertThrows(UnreadableRecord.class, () -> KeptForm.read(following));
        assertEquals(message, refusal.getMessage());
        following.nextToken();
        assertEquals(new Observation.KeptSound(3, Facts.NONE), KeptForm.read(following));
    }

    @Test
    void aNameThatIsTooLongIsRefused() {
        var json = "{\"user\":[\"sec:" + "x".repeat(KeptForm.LONGEST_NAME) + "\"]}";
        var refusal = assertThrows(UnreadableRecord.class, () -> KeptForm.read(Wire.parser(json)));
        assertTrue(String.valueOf(refusal.getMessage()).endsWith("is longer than 1000 characters"));
    }

    @Test
    void aHeaderIsRead() {
        var in = Wire.parser("{\"zoetrope\":\"catalog\",\"version\":1} {\"sound\":3}");
        KeptForm.readHeader(in);
        in.nextToken();
        assertEquals(new Observation.KeptSound(3, Facts.NONE), KeptForm.read(in));
        assertTrue(KeptForm.isHeader("zoetrope"));
        assertFalse(KeptForm.isHeader("video"));
        assertTrue(Stream.of("user", "video", "sound", "comment", "follower", "liker")
                .allMatch(KeptForm::isRow));
        assertFalse(KeptForm.isRow("id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"zoetrope\":\"catalog\"}",
                "{\"zoetrope\":\"world\",\"version\":1}",
                "{\"zoetrope\":\"catalog\",\"version\":0}",
                "{\"zoetrope\":\"catalog\",\"version\":3}",
                "{\"zoetrope\":\"catalog\",\"version\":1,\"part\":2}"
            })
    void aHeaderThatPromisesSomethingElseIsRefused(String json) {
        assertThrows(UnreadableRecord.class, () -> KeptForm.readHeader(Wire.parser(json)));
    }

    private static String written(Video video, @org.jspecify.annotations.Nullable String author) {
        return written(out -> KeptForm.write(video, author, Points.NONE, out));
    }

    private static String written(Consumer<JsonGenerator> writer) {
        var bytes = new ByteArrayOutputStream();
        try (var out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            writer.accept(out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Each field now and then, of up to four stamps. */
    private Facts facts(List<Field<?>> fields) {
        var facts = Facts.NONE;
        for (int i = random.nextInt(5); i > 0; i--) {
            var sources = Source.values();
            var builder = Facts.at(new Stamp(random.nextLong(), sources[random.nextInt(sources.length)]));
            for (var field : fields) {
                if (random.nextBoolean()) {
                    add(field, builder);
                }
            }
            facts = facts.merge(builder.build());
        }
        return facts;
    }

    @SuppressWarnings("unchecked")
    private <T> void add(Field<T> field, Facts.Builder to) {
        to.with(field, (T) value(field.type()));
    }

    private Object value(Type<?> type) {
        if (type == Type.TEXT) {
            return text();
        } else if (type == Type.NUMBER) {
            return number();
        } else if (type == Type.FLAG) {
            return random.nextBoolean();
        } else if (type == Type.TEXTS) {
            return Stream.generate(this::text).limit(random.nextInt(4)).toList();
        } else if (type == Type.HASHTAGS) {
            return Stream.generate(() -> new Video.Hashtag(number(), text(), text()))
                    .limit(random.nextInt(4))
                    .toList();
        } else if (type == Type.STICKERS) {
            return Stream.generate(() -> new Video.Sticker(text(), text()))
                    .limit(random.nextInt(4))
                    .toList();
        } else if (type == Type.EFFECTS) {
            return Stream.generate(() -> new Video.Effect(text(), text(), text()))
                    .limit(random.nextInt(4))
                    .toList();
        } else if (type == Type.TAG) {
            return new Video.Tag(text(), number());
        }
        throw new AssertionError(type);
    }

    private Long number() {
        return random.nextLong() >> random.nextInt(Long.SIZE);
    }

    /** A text of up to twelve characters of any plane, control characters included. */
    private String text() {
        return random.ints(random.nextInt(12), 0, 3)
                .map(kind -> switch (kind) {
                    case 0 -> random.nextInt(0x80);
                    case 1 -> random.nextInt(0x80, Character.MIN_SURROGATE);
                    default -> random.nextInt(Character.MAX_SURROGATE + 1, Character.MAX_CODE_POINT + 1);
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

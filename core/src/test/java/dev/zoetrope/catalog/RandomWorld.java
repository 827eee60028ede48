package dev.zoetrope.catalog;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import dev.zoetrope.query.Condition;
import dev.zoetrope.query.Operation;
import dev.zoetrope.query.Phrase;
import dev.zoetrope.query.Query;
import dev.zoetrope.query.VideoLength;
import dev.zoetrope.query.Words;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Draws observations and queries from a small stock, so that queries find something and observations meet. The same seed draws the same. */
public final class RandomWorld {
    /** The days that videos are posted on. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2022, 6, 1);

    private static final int DAYS = 20;
    private static final String[] WORDS = {
        "hello",
        "world",
        "help",
        "Hello",
        "WORLD",
        "cat",
        "catch",
        "Catherine",
        "categorías",
        "categorias",
        "été",
        "ÉTÉ",
        "straße",
        "STRASSE",
        "ﬁn",
        "fin",
        "İstanbul",
        "istanbul",
        "ΣΊΣΥΦΟΣ",
        "σίσυφος",
        "привет",
        "Привет",
        "מזל",
        "مرحبا",
        "नमस्ते",
        "東京",
        "東京都",
        "京都",
        "都",
        "カタカナ",
        "ｶﾀｶﾅ",
        "ไทย",
        "ภาษาไทย",
        "한국",
        "안녕하세요",
        "မြန်မာ",
        "internationalization",
        "internationalizations",
        "abcdefgh",
        "abcdefghi",
        "x",
        "7",
        "2022",
        "𝒽ello",
        "a\u0301b",
        "e\u0301t",
        "𠮷野家"
    };
    private static final String[] SEPARATORS = {
        " ", " ", " ", "", "#", " #", "##", " @", ", ", "🙂", "👩‍👩‍👧‍👦", "_", "’", "\u0000", "\n"
    };
    private static final String[] TAGS = {
        "hello", "Hello", "#cat", "##cat", "fyp", "日本", "honduras🇭🇳", "zebra", "Straße", "été", "a", "🙂"
    };
    private static final String[] REGIONS = {"US", "CA", "DE", "JP", "us", "BR"};
    private static final String[] HANDLES = {"anna", "Anna", "ben.1", "cem_", "dora", "emil", "fay", "ZOE"};

    private final SplittableRandom random;
    private final int ids;

    /** @param ids how many different videos there may be */
    public RandomWorld(long seed, int ids) {
        random = new SplittableRandom(seed);
        this.ids = ids;
    }

    public SplittableRandom random() {
        return random;
    }

    public Stamp stamp() {
        return new Stamp(1_655_000_000_000L + random.nextInt(5), pick(Source.values()));
    }

    public List<Observation> observations(int count) {
        return IntStream.range(0, count)
                .<Observation>mapToObj(_ -> random.nextInt(4) == 0 ? user() : video())
                .toList();
    }

    /** Most of a video's facts, some of them left out. */
    public Observation.OfVideo video() {
        var stamp = stamp();
        var facts = Facts.at(stamp);
        long created = FIRST_DAY
                        .plusDays(random.nextInt(DAYS))
                        .atStartOfDay(ZoneOffset.UTC)
                        .toEpochSecond()
                + pick(0, 86_399, random.nextInt(86_400));
        long id = videoId();
        maybe(() -> facts.with(Video.CREATED_AT, created));
        maybe(() -> facts.with(Video.CAPTION, caption()));
        maybe(() -> facts.with(Video.REGION, pick(REGIONS)));
        maybe(() -> facts.with(Video.SOUND_ID, soundId()));
        maybe(() -> {
            long views = random.nextInt(20);
            facts.with(Video.VIEW_COUNT, views);
            if (views % 5 > 0) {
                facts.with(Video.LIKE_COUNT, views / 3);
            }
        });
        maybe(() -> facts.with(Video.COMMENT_COUNT, Long.MAX_VALUE - random.nextInt(3)));
        maybe(() -> facts.with(Video.DURATION, random.nextInt(400) * 1000L));
        maybe(() -> facts.with(Video.HASHTAGS, some(3, _ -> pick(TAGS))));
        maybe(() -> facts.with(Video.EFFECT_IDS, some(3, _ -> pick("0", "17", "9007199254740993", "none"))));
        if (random.nextInt(15) == 0) {
            facts.with(Video.PUBLIC, random.nextBoolean());
        }
        Who author = null;
        if (random.nextInt(10) > 0) {
            var handle = pick(HANDLES);
            facts.with(Video.HANDLE, handle);
            author = random.nextInt(3) == 0 ? who(1 + (id >>> 32) % 4, handle) : Who.handle(handle);
        }
        return new Observation.OfVideo(id, author, stamp, facts.build());
    }

    public Observation.OfUser user() {
        var stamp = stamp();
        var facts = Facts.at(stamp);
        maybe(() -> facts.with(User.BIO, pick("", "about me", "🙂")));
        maybe(() -> facts.with(User.FOLLOWER_COUNT, (long) random.nextInt(3)));
        if (random.nextInt(6) == 0) {
            facts.with(User.PRIVATE, random.nextBoolean());
        }
        return new Observation.OfUser(
                random.nextBoolean() ? who(1L + random.nextInt(4), pick(HANDLES)) : Who.handle(pick(HANDLES)),
                stamp,
                facts.build());
    }

    /** Sounds that its videos have. */
    public List<Observation> sounds(int count) {
        return IntStream.range(0, count)
                .<Observation>mapToObj(_ -> {
                    var stamp = stamp();
                    var facts = Facts.at(stamp);
                    maybe(() -> facts.with(Sound.TITLE, caption()));
                    maybe(() -> facts.with(Sound.AUTHOR, pick(WORDS)));
                    maybe(() -> facts.with(Sound.DURATION, random.nextInt(4) * 1000L));
                    return new Observation.OfSound(soundId(), stamp, facts.build());
                })
                .toList();
    }

    private long soundId() {
        return 7_000_000_000_000_000_000L + random.nextInt(5);
    }

    /** Comments, and who follows whom and likes what, of the same people and videos. */
    public List<Observation> ties(int count) {
        return IntStream.range(0, count)
                .<Observation.Sighting>mapToObj(_ -> switch (random.nextInt(3)) {
                    case 0 -> comment();
                    case 1 -> new Observation.OfFollow(anybody(), anybody(), stamp(), since());
                    default -> new Observation.OfLike(anybody(), videoId(), stamp(), since());
                })
                .map(RandomWorld::stamped)
                .toList();
    }

    private Observation.OfComment comment() {
        var stamp = stamp();
        var facts = Facts.at(stamp);
        long id = 1L + random.nextInt(3 * ids);
        maybe(() -> facts.with(Comment.TEXT, caption()));
        maybe(() -> facts.with(Comment.LIKE_COUNT, (long) random.nextInt(20)));
        if (id % 3 > 0) {
            facts.with(Comment.PARENT, id - id % 3);
        }
        Who author = null;
        if (random.nextInt(10) > 0) {
            var handle = pick(HANDLES);
            facts.with(Comment.HANDLE, handle);
            author = random.nextInt(3) == 0 ? who(1 + id % 4, handle) : Who.handle(handle);
        }
        // A reply stands under the video of what it replies to.
        return new Observation.OfComment(id, videoId((int) (id / 3 % ids)), author, stamp, facts.build());
    }

    private Who anybody() {
        return random.nextInt(3) > 0 ? who(1L + random.nextInt(4), pick(HANDLES)) : Who.handle(pick(HANDLES));
    }

    private Facts since() {
        return random.nextInt(4) == 0
                ? Facts.NONE
                : Facts.at(stamp())
                        .with(Relation.SINCE, 1_000L + random.nextInt(3))
                        .build();
    }

    /** The facts of a sighting have its stamp. */
    private static Observation stamped(Observation.Sighting sighting) {
        return sighting.seen(sighting.stamp());
    }

    private long videoId() {
        return videoId(random.nextInt(ids));
    }

    private static long videoId(int number) {
        return ((1_654_000_000L + number) << 32) + 1;
    }

    /** A person has one secUid and one numeric id, and any handle; a video has one author. */
    private Who who(long person, String handle) {
        boolean byId = random.nextBoolean();
        return new Who(
                byId ? new Identity.UserId(person) : null,
                !byId || random.nextBoolean() ? new Identity.SecUid("sec" + person) : null,
                null,
                random.nextInt(4) == 0 ? null : new Identity.Handle(handle));
    }

    public VideoSearch search(long arrivals) {
        long from = FIRST_DAY
                .plusDays(random.nextInt(DAYS))
                .atStartOfDay(ZoneOffset.UTC)
                .toEpochSecond();
        long days = random.nextInt(4) == 0 ? 1 : DAYS;
        return new VideoSearch(query(), from - (days == 1 ? 0 : 10 * 86_400L), from + days * 86_400, arrivals);
    }

    public Query query() {
        int shape = random.nextInt(8);
        return new Query(
                shape < 4 ? conditions(1 + random.nextInt(3)) : List.of(),
                shape == 4 || shape == 5 || shape == 1 ? conditions(1 + random.nextInt(3)) : List.of(),
                shape >= 5 || shape == 2 ? conditions(1 + random.nextInt(2)) : List.of());
    }

    private List<Condition> conditions(int count) {
        return IntStream.range(0, count).mapToObj(_ -> condition()).toList();
    }

    public Condition condition() {
        var operation = pick(Operation.values());
        int most = operation == Operation.IN ? 4 : 1;
        return switch (random.nextInt(7)) {
            case 0, 1 -> new Condition.Keyword(operation, many(most, _ -> Phrase.of(keyword())));
            case 2 -> text(operation, Condition.TextField.HASHTAG_NAME, many(most, _ -> Words.tag(pick(TAGS))));
            case 3 ->
                random.nextBoolean()
                        ? text(
                                operation,
                                Condition.TextField.USERNAME,
                                many(most, _ -> Identity.Handle.normal(pick(HANDLES))))
                        : text(
                                operation,
                                Condition.TextField.REGION_CODE,
                                many(most, _ -> pick("US", "CA", "DE", "XX")));
            case 4 -> new Condition.Day(operation, many(most, _ -> FIRST_DAY.plusDays(random.nextInt(DAYS))));
            case 5 -> new Condition.Length(operation, many(most, _ -> pick(VideoLength.values())));
            default -> number(operation, most);
        };
    }

    private static Condition text(Operation operation, Condition.TextField field, List<String> values) {
        return new Condition.Text(field, operation, values);
    }

    private Condition number(Operation operation, int most) {
        var field = pick(Condition.NumberField.values());
        return new Condition.Numeric(field, operation, many(most, _ -> switch (field) {
            case VIDEO_ID -> ((1_654_000_000L + random.nextInt(ids)) << 32) + random.nextInt(3);
            case MUSIC_ID -> 7_000_000_000_000_000_000L + random.nextInt(5);
            case EFFECT_ID -> pick(0L, 17L, 9007199254740993L, 9007199254740992L);
            case VIEW_COUNT -> (long) random.nextInt(20);
            case COMMENT_COUNT -> pick(Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 1, 0L);
        }));
    }

    /** Part of a word, a word, or several with anything between them. */
    public String keyword() {
        return switch (random.nextInt(5)) {
            case 0, 1 -> {
                var word = pick(WORDS);
                yield word.substring(
                        0, word.offsetByCodePoints(0, 1 + random.nextInt(word.codePointCount(0, word.length()))));
            }
            case 2 -> pick(WORDS);
            case 3 -> pick("🙂", "#hello", "hello wor", "京都", "a", "!!");
            default -> pick(WORDS) + pick(SEPARATORS) + pick(WORDS);
        };
    }

    public String caption() {
        var caption = new StringBuilder();
        for (int i = random.nextInt(7); i > 0; i--) {
            caption.append(pick(WORDS)).append(pick(SEPARATORS));
        }
        return caption.toString();
    }

    private void maybe(Runnable known) {
        if (random.nextInt(8) > 0) {
            known.run();
        }
    }

    @SafeVarargs
    private <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }

    private <T> List<T> some(int most, IntFunction<T> draw) {
        return new ArrayList<>(
                IntStream.range(0, random.nextInt(most + 1)).mapToObj(draw).toList());
    }

    private <T> List<T> many(int most, IntFunction<T> draw) {
        return IntStream.range(0, 1 + random.nextInt(most)).mapToObj(draw).toList();
    }
}

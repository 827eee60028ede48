package dev.zoetrope.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is known of a video comes back from the wire. */
final class RandomVideoTest {
    private static final int VIDEOS = 5_000;

    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    void aWrittenVideoIsReadBackTheSame() {
        var names = new HashSet<>(ResearchShape.VIDEO.names());
        names.remove("favourites_count");
        var all = ResearchShape.VIDEO.select(names);
        for (int i = 0; i < VIDEOS; i++) {
            var video = new Video(number(Long.MAX_VALUE), 0, 0, facts());
            var json = Wire.written(all, video);
            assertEquals(observation(video), Wire.readVideo(json), () -> "seed " + seed + ", " + json);
        }
    }

    private static Observation.OfVideo observation(Video video) {
        var handle = video.facts().get(Video.HANDLE);
        return new Observation.OfVideo(
                video.id(), handle == null ? null : Who.handle(handle), Wire.STAMP, video.facts());
    }

    /** Hashtags always, as the wire always lists them; every other fact now and then. */
    private Facts facts() {
        var facts = Facts.at(Wire.STAMP)
                .with(
                        Video.HASHTAGS,
                        list(this::word).stream()
                                .map(w -> w.toLowerCase(Locale.ROOT))
                                .distinct()
                                .toList());
        maybe(facts, Video.CREATED_AT, () -> number(253_402_300_799L));
        maybe(facts, Video.HANDLE, () -> "u" + random.nextInt(1000) + "._");
        maybe(facts, Video.REGION, () -> "KR");
        maybe(facts, Video.CAPTION, this::text);
        maybe(facts, Video.SOUND_ID, () -> number(Long.MAX_VALUE));
        for (var counter :
                List.of(Video.LIKE_COUNT, Video.COMMENT_COUNT, Video.SHARE_COUNT, Video.VIEW_COUNT, Video.SAVE_COUNT)) {
            maybe(facts, counter, () -> number(Long.MAX_VALUE) - 1);
        }
        maybe(facts, Video.EFFECT_IDS, () -> some(this::word));
        maybe(facts, Video.PLAYLIST_ID, () -> number(Long.MAX_VALUE));
        maybe(facts, Video.TRANSCRIPT, this::word);
        maybe(facts, Video.STEM_VERIFIED, random::nextBoolean);
        maybe(facts, Video.DURATION, () -> (number(100_000) - 1) * 1_000);
        maybe(facts, Video.HASHTAG_INFO, () -> some(() -> new Video.Hashtag(number(Long.MAX_VALUE), word(), text())));
        maybe(facts, Video.STICKERS, () -> some(() -> new Video.Sticker(text(), text())));
        maybe(facts, Video.EFFECT_INFO, () -> some(() -> new Video.Effect(text(), text(), text())));
        maybe(facts, Video.MENTIONS, () -> some(this::word));
        maybe(facts, Video.LABEL, () -> "{\"n\":[" + number(Long.MAX_VALUE) + ",null,{\"t\":true}]}");
        maybe(facts, Video.TAG, () -> new Video.Tag(word(), number(10)));
        return facts.build();
    }

    private <T> void maybe(Facts.Builder facts, Field<T> field, Supplier<T> value) {
        if (random.nextBoolean()) {
            facts.with(field, value.get());
        }
    }

    /** From 1 on, small and large ones alike. */
    private long number(long greatest) {
        return 1 + random.nextLong(greatest >>> random.nextInt(Long.SIZE - Long.numberOfLeadingZeros(greatest)));
    }

    private <T> List<T> some(Supplier<T> element) {
        return Stream.generate(element).limit(1 + random.nextInt(4)).toList();
    }

    private <T> List<T> list(Supplier<T> element) {
        return Stream.generate(element).limit(random.nextInt(5)).toList();
    }

    /** A text of any characters, not empty, that neither begins nor ends with a blank or a sign. */
    private String word() {
        return "w" + text() + "w";
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

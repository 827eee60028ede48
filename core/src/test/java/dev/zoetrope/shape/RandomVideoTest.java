package dev.zoetrope.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Whatever is known of a video comes back from the wire. */
final class RandomVideoTest {
    private static final int VIDEOS = 5_000;

    private final RandomFacts random = new RandomFacts(System.nanoTime());

    @Test
    void aWrittenVideoIsReadBackTheSame() {
        var names = new HashSet<>(ResearchShape.VIDEO.names());
        names.remove("favourites_count");
        var all = ResearchShape.VIDEO.select(names);
        for (int i = 0; i < VIDEOS; i++) {
            var video = new Video(random.number(Long.MAX_VALUE), 0, 0, facts());
            var json = Wire.written(all, video);
            assertEquals(observation(video), Wire.readVideo(json), () -> "seed " + random.seed + ", " + json);
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
                        random.list(random::word).stream()
                                .map(w -> w.toLowerCase(Locale.ROOT))
                                .distinct()
                                .toList());
        random.maybe(facts, Video.CREATED_AT, () -> random.number(RandomFacts.LAST_SECOND));
        random.maybe(facts, Video.HANDLE, random::handle);
        random.maybe(facts, Video.REGION, () -> "KR");
        random.maybe(facts, Video.CAPTION, random::text);
        random.maybe(facts, Video.SOUND_ID, () -> random.number(Long.MAX_VALUE));
        for (var counter :
                List.of(Video.LIKE_COUNT, Video.COMMENT_COUNT, Video.SHARE_COUNT, Video.VIEW_COUNT, Video.SAVE_COUNT)) {
            random.maybe(facts, counter, () -> random.number(Long.MAX_VALUE) - 1);
        }
        random.maybe(facts, Video.EFFECT_IDS, () -> random.some(random::word));
        random.maybe(facts, Video.PLAYLIST_ID, () -> random.number(Long.MAX_VALUE));
        random.maybe(facts, Video.TRANSCRIPT, random::word);
        random.maybe(facts, Video.STEM_VERIFIED, random.random::nextBoolean);
        random.maybe(facts, Video.DURATION, () -> (random.number(100_000) - 1) * 1_000);
        random.maybe(
                facts,
                Video.HASHTAG_INFO,
                () -> random.some(
                        () -> new Video.Hashtag(random.number(Long.MAX_VALUE), random.word(), random.text())));
        random.maybe(facts, Video.STICKERS, () -> random.some(() -> new Video.Sticker(random.text(), random.text())));
        random.maybe(
                facts,
                Video.EFFECT_INFO,
                () -> random.some(() -> new Video.Effect(random.text(), random.text(), random.text())));
        random.maybe(facts, Video.MENTIONS, () -> random.some(random::word));
        random.maybe(facts, Video.LABEL, () -> "{\"n\":[" + random.number(Long.MAX_VALUE) + ",null,{\"t\":true}]}");
        random.maybe(facts, Video.TAG, () -> new Video.Tag(random.word(), random.number(10)));
        return facts.build();
    }
}

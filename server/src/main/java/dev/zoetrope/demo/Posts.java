package dev.zoetrope.demo;

import dev.zoetrope.demo.Chance.Purpose;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Tells of each creator's videos. */
final class Posts {
    /** An id's time is that of the upload's begin: up to so many seconds before the posting. */
    private static final int LONGEST_UPLOAD = 45;

    private static final int PLAYLISTS = 3;
    private static final int LEAST_FOR_PLAYLISTS = 10;
    private static final int PINS = 2;

    private final long seed;
    private final Stamp stamp;
    private final Captions captions;
    private final Hashtags hashtags;
    private final Sounds sounds;
    private final List<Video.Effect> effects;

    Posts(long seed, Stamp stamp, Captions captions, Hashtags hashtags, Sounds sounds) {
        this.seed = seed;
        this.stamp = stamp;
        this.captions = captions;
        this.hashtags = hashtags;
        this.sounds = sounds;
        effects = effects();
    }

    private static List<Video.Effect> effects() {
        var names = WordFile.lines("effects.txt");
        return IntStream.range(0, names.size())
                .mapToObj(i -> {
                    long id = Chance.mix(i + 1) >>> 40;
                    return new Video.Effect(Long.toString(id), names.get(i), Links.cover(id));
                })
                .toList();
    }

    /**
     * Where a video stands.
     *
     * @param postedAt Unix seconds, UTC
     */
    record Place(long id, long postedAt) {}

    /** @param index of the video among the creator's, from 0 */
    Place place(Creator creator, int index) {
        int ordinal = creator.firstVideo() + index;
        return place(new Chance(seed, Purpose.VIDEO, ordinal), creator, ordinal);
    }

    /** Draws first, so that whoever knows the ordinal knows the place. */
    private static Place place(Chance chance, Creator creator, int ordinal) {
        long postedAt = Rhythm.postedAt(chance, creator.home());
        return new Place(Snowflake.id(postedAt - chance.below(LONGEST_UPLOAD + 1), ordinal), postedAt);
    }

    /** How a video went, told apart from the rest because profiles sum it up. */
    Reach reach(Creator creator, int index) {
        return Reach.of(new Chance(seed, Purpose.REACH, creator.firstVideo() + index), creator.followers());
    }

    /**
     * A video.
     *
     * @param author the creator's identities
     * @param index of the video among the creator's, from 0
     * @param reach what {@link #reach} says of the same video
     */
    Observation.OfVideo post(Creator creator, Who author, int index, Reach reach) {
        int ordinal = creator.firstVideo() + index;
        var chance = new Chance(seed, Purpose.VIDEO, ordinal);
        var place = place(chance, creator, ordinal);
        long id = place.id;
        long postedAt = place.postedAt;
        var facts = Facts.at(stamp)
                .with(Video.CREATED_AT, postedAt)
                .with(Video.HANDLE, creator.handle())
                .with(Video.REGION, creator.home().region())
                .with(Video.LANGUAGE, creator.home().language().code())
                .with(Video.PUBLIC, creator.shows(index))
                .with(Video.COVER_URL, Links.cover(id));
        addCaption(facts, captions.write(chance, creator, postedAt));
        addReach(facts, reach);
        addSound(facts, sounds.pick(chance, creator));
        if (chance.happens(0.04)) {
            addPhotos(facts, chance, creator, id);
        } else {
            addFilm(facts, chance, creator, id);
        }
        addPicture(facts, chance, creator, id);
        addPlace(facts, chance, creator, index);
        addDisclosure(facts, chance);
        return new Observation.OfVideo(id, author, stamp, facts.build());
    }

    private void addCaption(Facts.Builder facts, Caption caption) {
        facts.with(Video.CAPTION, caption.text()).with(Video.HASHTAGS, caption.hashtags());
        if (!caption.hashtags().isEmpty()) {
            var info = new ArrayList<Video.Hashtag>(caption.hashtags().size());
            for (var tag : caption.hashtags()) {
                info.add(hashtags.info(tag));
            }
            facts.with(Video.HASHTAG_INFO, info);
        }
        if (!caption.mentions().isEmpty()) {
            facts.with(Video.MENTIONS, caption.mentions());
        }
    }

    private static void addReach(Facts.Builder facts, Reach reach) {
        facts.with(Video.VIEW_COUNT, reach.views())
                .with(Video.LIKE_COUNT, reach.likes())
                .with(Video.COMMENT_COUNT, reach.comments())
                .with(Video.SHARE_COUNT, reach.shares())
                .with(Video.SAVE_COUNT, reach.saves())
                .with(Video.REPOST_COUNT, reach.reposts())
                .with(Video.DOWNLOAD_COUNT, reach.downloads())
                .with(Video.WHATSAPP_SHARE_COUNT, reach.whatsapp());
    }

    private static void addSound(Facts.Builder facts, Sounds.Use sound) {
        facts.with(Video.SOUND_ID, sound.id()).with(Video.STEM_VERIFIED, sound.stemVerified());
    }

    private void addPhotos(Facts.Builder facts, Chance chance, Creator creator, long id) {
        var photos = IntStream.rangeClosed(1, chance.between(1, 8))
                .mapToObj(number -> Links.photo(id, number))
                .toList();
        facts.with(Video.DURATION, 0L)
                .with(Video.WIDTH, 1_080L)
                .with(Video.HEIGHT, 1_440L)
                .with(Video.PHOTOS, photos)
                .with(Video.TITLE, chance.pick(creator.home().language().topics()));
    }

    private void addFilm(Facts.Builder facts, Chance chance, Creator creator, long id) {
        boolean sharp = chance.happens(0.6);
        facts.with(Video.DURATION, duration(chance))
                .with(Video.WIDTH, sharp ? 1_080L : 576L)
                .with(Video.HEIGHT, sharp ? 1_920L : 1_024L)
                .with(Video.PLAY_URL, Links.film(id));
        if (chance.happens(0.15)) {
            facts.with(Video.TRANSCRIPT, captions.speech(chance, creator));
        }
    }

    /** Milliseconds; mostly short, some of every class of length. */
    private static long duration(Chance chance) {
        int roll = chance.below(100);
        if (roll < 38) {
            return chance.between(4_000, 14_999);
        }
        if (roll < 80) {
            return chance.between(15_000, 60_000);
        }
        return roll < 95 ? chance.between(61_000, 300_000) : chance.between(301_000, 600_000);
    }

    /** What lies over the picture. */
    private void addPicture(Facts.Builder facts, Chance chance, Creator creator, long id) {
        if (chance.happens(0.25)) {
            var effect = effects.get(chance.rank(effects.size()));
            facts.with(Video.EFFECT_IDS, List.of(effect.id())).with(Video.EFFECT_INFO, List.of(effect));
        }
        if (chance.happens(0.18)) {
            facts.with(
                    Video.STICKERS,
                    List.of(new Video.Sticker(Long.toString(id + 1), captions.sentence(chance, creator))));
        }
    }

    /** Where the video stands among the creator's. */
    private static void addPlace(Facts.Builder facts, Chance chance, Creator creator, int index) {
        facts.with(Video.PINNED, index < PINS && creator.ordinal() % 4 == 0);
        if (creator.videos() >= LEAST_FOR_PLAYLISTS && chance.happens(0.12)) {
            int playlist = creator.ordinal() * PLAYLISTS + chance.below(PLAYLISTS);
            facts.with(Video.PLAYLIST_ID, Snowflake.id(creator.joinedAt(), playlist));
        }
    }

    /** Numbers as in the Research API's page on querying videos: 1 labelled by the creator, 2 found out; 1 paid for, 7 for a commission. */
    private static void addDisclosure(Facts.Builder facts, Chance chance) {
        int roll = chance.below(100);
        facts.with(Video.AI_GENERATED, roll < 2).with(Video.ADVERTISEMENT, roll == 2);
        if (roll < 2) {
            facts.with(Video.TAG, new Video.Tag("AIGC", roll + 1));
        } else if (roll < 4) {
            facts.with(Video.TAG, new Video.Tag("BRANDED", roll == 2 ? 1 : 7));
        }
    }
}

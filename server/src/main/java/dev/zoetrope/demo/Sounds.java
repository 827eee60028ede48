package dev.zoetrope.demo;

import dev.zoetrope.demo.Chance.Purpose;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Stamp;
import java.util.List;

/** Songs that many use, and one original sound of each creator. */
final class Sounds {
    private static final int LEAST_SONGS = 20;
    private static final int VIDEOS_PER_SONG = 50;
    private static final long FIRST_RELEASE = 1_546_300_800L; // 2019-01-01
    private static final List<String> VERSIONS = List.of("", "", "", " (Remix)", " (Sped Up)", " (Acoustic)");

    private final long seed;
    private final Stamp stamp;
    private final Crowd crowd;
    private final List<Home> homes;
    private final int songs;

    Sounds(long seed, int videos, Stamp stamp, Crowd crowd, List<Home> homes) {
        this.seed = seed;
        this.stamp = stamp;
        this.crowd = crowd;
        this.homes = homes;
        songs = Math.max(LEAST_SONGS, videos / VIDEOS_PER_SONG);
    }

    /** How many songs there are. */
    int songs() {
        return songs;
    }

    /** @param number from 0, below {@link #songs()} */
    Observation.OfSound song(int number) {
        var chance = new Chance(seed, Purpose.SOUND, number);
        long id = id(chance, number);
        var home = chance.pick(homes);
        var topics = home.language().topics();
        var names = home.names();
        return sound(
                id,
                Facts.at(stamp)
                        .with(Sound.TITLE, chance.pick(topics) + chance.pick(VERSIONS))
                        .with(Sound.AUTHOR, names.full(chance.pick(names.given()), chance.pick(names.family())))
                        .with(Sound.ALBUM, chance.pick(topics))
                        .with(Sound.DURATION, chance.between(90, 240) * 1_000L)
                        .with(Sound.ORIGINAL, false)
                        .with(Sound.PRIVATE, false));
    }

    Observation.OfSound original(Creator creator) {
        int number = songs + creator.ordinal();
        var chance = new Chance(seed, Purpose.SOUND, number);
        long id = id(chance, number);
        return sound(
                id,
                Facts.at(stamp)
                        .with(Sound.TITLE, "original sound - " + creator.handle())
                        .with(Sound.AUTHOR, creator.name())
                        .with(Sound.ALBUM, "")
                        .with(Sound.DURATION, chance.between(5_000, 60_000) / 1_000 * 1_000L)
                        .with(Sound.ORIGINAL, true)
                        .with(Sound.PRIVATE, !creator.isOpen()));
    }

    private static Observation.OfSound sound(long id, Facts.Builder facts) {
        var complete = facts.with(Sound.COVER_URL, Links.cover(id)).with(Sound.PLAY_URL, Links.sound(id));
        return new Observation.OfSound(id, facts.stamp(), complete.build());
    }

    /** What a video sounds like: songs by Zipf's law, the author's own sound, or somebody else's. */
    Use pick(Chance chance, Creator author) {
        int roll = chance.below(100);
        int number;
        if (roll < 55) {
            number = chance.rank(songs);
        } else {
            number = songs + (roll < 85 ? author.ordinal() : crowd.pick(chance));
        }
        return new Use(id(new Chance(seed, Purpose.SOUND, number), number), number < songs && number % 3 == 0);
    }

    /**
     * A sound under a video.
     *
     * @param stemVerified whether the service has checked the sound's parts
     */
    record Use(long id, boolean stemVerified) {}

    /** Draws first, so that whoever knows the number knows the id. */
    private static long id(Chance chance, int number) {
        return Snowflake.id(FIRST_RELEASE + chance.below((int) (Rhythm.START - FIRST_RELEASE)), number);
    }
}

package dev.zoetrope.demo;

import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A made-up world of creators, sounds and videos: the same for the same size and seed on every machine, at any time.
 *
 * <p>Its videos are posted within the 26 weeks before {@link #END}. Nothing is kept: every answer is computed anew, so a world of any size takes little
 * memory. May be shared between threads.
 */
public final class DemoWorld {
    /** The end of the world's time, and the time of all its observations. */
    public static final Instant END = Instant.ofEpochSecond(Rhythm.END);

    public static final int DEFAULT_VIDEOS = 20_000;
    public static final long DEFAULT_SEED = 1;
    public static final int MOST_VIDEOS = 10_000_000;

    /** A batch of observations has at most so many. */
    public static final int BATCH = 1_000;

    private static final int MOST_HANDLES = 20;
    private static final int LEAST_VIDEOS_OF_HANDLE = 40;
    private static final int MOST_VIDEO_IDS = 20;
    private static final int VIDEO_IDS_PER_CREATOR = 4;

    private final long seed;
    private final Stamp stamp;
    private final Crowd crowd;
    private final Captions captions;
    private final Sounds sounds;
    private final Profiles profiles;
    private final Posts posts;

    /**
     * Describes a world.
     *
     * @param videos how many it has, from 1 to {@value #MOST_VIDEOS}
     * @throws IllegalArgumentException for another number
     */
    public DemoWorld(int videos, long seed) {
        if (videos < 1 || videos > MOST_VIDEOS) {
            throw new IllegalArgumentException("a demo world has 1 to " + MOST_VIDEOS + " videos, not " + videos);
        }
        this.seed = seed;
        stamp = new Stamp(END.toEpochMilli(), Source.OWNER);
        var homes = Home.readAll();
        var hashtags = new Hashtags();
        crowd = new Crowd(seed, videos, homes);
        sounds = new Sounds(seed, videos, stamp, crowd, homes);
        captions = new Captions(crowd, hashtags, new Trend(videos));
        profiles = new Profiles(seed, stamp, captions);
        posts = new Posts(seed, stamp, captions, hashtags, sounds);
    }

    /**
     * Everything there is to know, in batches: songs first, then each creator with their own sound and videos, then who follows and likes and says what.
     */
    public Stream<List<Observation>> observations() {
        var ties = new Ties(seed, stamp, crowd, posts, busy());
        var talk = new Talk(seed, stamp, crowd, captions, posts, busy());
        Stream<Observation> songs = IntStream.range(0, sounds.songs()).mapToObj(sounds::song);
        var people = IntStream.range(0, crowd.size())
                .mapToObj(crowd::creator)
                .flatMap(creator -> observations(creator, ties).stream());
        return Stream.of(songs, people, ties.observations(), talk.observations())
                .flatMap(part -> part)
                .gather(Gatherers.windowFixed(BATCH));
    }

    private List<Observation> observations(Creator creator, Ties ties) {
        var author = creator.who();
        var videos = new ArrayList<Observation>(creator.videos());
        long likes = 0;
        for (int i = 0; i < creator.videos(); i++) {
            var reach = posts.reach(creator, i);
            likes += creator.shows(i) ? reach.likes() : 0;
            videos.add(posts.post(creator, author, i, reach));
        }
        var observations = new ArrayList<Observation>(creator.videos() + 2);
        observations.add(profiles.of(creator, likes, ties));
        observations.add(sounds.original(creator));
        observations.addAll(videos);
        return observations;
    }

    /** Owners of at least 40 public videos, most videos first; at most 20, none in a small world. */
    public List<String> handles() {
        return busiest()
                .filter(c -> c.publicVideos() >= LEAST_VIDEOS_OF_HANDLE)
                .sorted(Comparator.comparingInt(Creator::publicVideos).reversed())
                .limit(MOST_HANDLES)
                .map(Creator::handle)
                .toList();
    }

    /** Some public videos of busy creators; at most 20. */
    public List<Long> videoIds() {
        return busiest()
                .flatMap(creator -> IntStream.range(0, Math.min(creator.videos(), VIDEO_IDS_PER_CREATOR))
                        .filter(creator::shows)
                        .mapToObj(i -> posts.post(creator, creator.who(), i, posts.reach(creator, i))
                                .id()))
                .limit(MOST_VIDEO_IDS)
                .toList();
    }

    /** The fixed parts and the head of the crowd, in which the number of videos falls but for rounding. */
    private Stream<Creator> busiest() {
        return IntStream.range(0, busy()).mapToObj(crowd::creator);
    }

    private int busy() {
        return Math.min(crowd.size(), Part.values().length + 2 * MOST_HANDLES);
    }
}

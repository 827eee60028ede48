package dev.zoetrope.demo;

import dev.zoetrope.demo.Chance.Purpose;
import java.util.List;

/**
 * Everybody who posts: the fixed {@link Part}s, then the others, the busiest first.
 *
 * <p>Nobody is remembered: who has an ordinal is computed when asked for.
 */
final class Crowd {
    /** Videos per person on the average. */
    private static final int MEAN_VIDEOS = 20;

    // With one's place in the crowd, from 0 (the busiest) to 1, the number of videos falls by (place + HEAD)^-0.7. It
    // is
    // a power law whose head is cut: however large the world, nobody posts more than about five videos a day.
    private static final double HEAD = 0.001;
    private static final double TAIL_POWER = 0.3;

    /** Steps by the golden ratio spread homes evenly over the busy and over the quiet. */
    private static final double GOLDEN_STEP = 0.6180339887498949;

    /** A prime beyond any number of people, so that its multiples run through all remainders. */
    private static final long NUMBER_STEP = 1_299_709;

    private static final long FIRST_JOINED = 1_514_764_800L; // 2018-01-01
    private static final double FOLLOWERS_POWER = -1.2;
    private static final long LEAST_FOLLOWERS = 60;
    private static final long MOST_FOLLOWERS = 150_000_000;
    private static final int LONGEST_HANDLE = 24;
    private static final List<String> JOINTS = List.of("", ".", "_");
    private static final Part[] PARTS = Part.values();

    private final long seed;
    private final int videos;
    private final List<Home> homes;
    private final int others;
    private final double homeStart;

    Crowd(long seed, int videos, List<Home> homes) {
        this.seed = seed;
        this.videos = videos;
        this.homes = homes;
        others = Math.max(1, videos / MEAN_VIDEOS);
        homeStart = (Chance.mix(seed) >>> 11) * 0x1p-53;
    }

    int size() {
        return PARTS.length + others;
    }

    /** The ordinal of whoever posts most. */
    int busiest() {
        return PARTS.length;
    }

    /** The ordinal of anybody without a fixed part, the busy more often. */
    int pick(Chance chance) {
        return PARTS.length + chance.rank(others);
    }

    Creator creator(int ordinal) {
        return ordinal < PARTS.length ? part(ordinal) : other(ordinal);
    }

    private Creator part(int ordinal) {
        var part = PARTS[ordinal];
        var home = homes.stream()
                .filter(h -> h.region().equals(part.region))
                .findFirst()
                .orElseThrow();
        return new Creator(
                ordinal,
                part.standing,
                home,
                part.handle,
                part.displayName,
                Snowflake.id(FIRST_JOINED, ordinal),
                FIRST_JOINED,
                part.followers,
                firstVideo(ordinal),
                part.videos(videos));
    }

    private Creator other(int ordinal) {
        int rank = ordinal - PARTS.length;
        var chance = new Chance(seed, Purpose.CREATOR, ordinal);
        var home = home(rank);
        int firstVideo = firstVideo(ordinal);
        int count = firstVideo(ordinal + 1) - firstVideo;
        long joinedAt = FIRST_JOINED + chance.below((int) (Rhythm.START - FIRST_JOINED));
        return new Creator(
                ordinal,
                Creator.Standing.OPEN,
                home,
                handle(ordinal),
                name(chance, home, rank),
                Snowflake.id(joinedAt, ordinal),
                joinedAt,
                followers(chance, count),
                firstVideo,
                count);
    }

    private Home home(int rank) {
        double turns = homeStart + rank * GOLDEN_STEP;
        return homes.get((int) ((turns - (long) turns) * homes.size()));
    }

    private int firstVideo(int ordinal) {
        int parts = 0;
        for (int i = 0; i < Math.min(ordinal, PARTS.length); i++) {
            parts += PARTS[i].videos(videos);
        }
        int rank = ordinal - PARTS.length;
        if (rank <= 0) {
            return parts;
        }
        return rank == others ? videos : parts + (int) ((videos - parts) * share((double) rank / others));
    }

    /** The share of the videos that those before a place in the crowd have posted. */
    private static double share(double place) {
        double start = StrictMath.pow(HEAD, TAIL_POWER);
        return (StrictMath.pow(place + HEAD, TAIL_POWER) - start) / (StrictMath.pow(1 + HEAD, TAIL_POWER) - start);
    }

    private static long followers(Chance chance, int videos) {
        double followers = LEAST_FOLLOWERS * StrictMath.pow(1 - chance.unit(), FOLLOWERS_POWER) * Math.sqrt(videos);
        return (long) Math.min(MOST_FOLLOWERS, followers);
    }

    /** A handle that nobody else has: two names while those of a home last, then names with a number that is this person's alone. */
    String handle(int ordinal) {
        if (ordinal < PARTS.length) {
            return PARTS[ordinal].handle;
        }
        int rank = ordinal - PARTS.length;
        var names = home(rank).names();
        var given = given(names, rank).latin();
        var both = given + joint(names, rank) + family(names, rank).latin();
        if (rank < names.pairs()) {
            return both;
        }
        var number = Long.toString(rank * NUMBER_STEP % others);
        return both.length() + number.length() <= LONGEST_HANDLE ? both + number : given + number;
    }

    private static String name(Chance chance, Home home, int rank) {
        var names = home.names();
        var given = given(names, rank);
        return chance.happens(0.25) ? given.written() : names.full(given, family(names, rank));
    }

    private static String joint(Names names, int rank) {
        return JOINTS.get(rank / names.given().size() % JOINTS.size());
    }

    private static Names.Name given(Names names, int rank) {
        return names.given().get(rank % names.given().size());
    }

    private static Names.Name family(Names names, int rank) {
        return names.family().get(rank / names.given().size() % names.family().size());
    }
}

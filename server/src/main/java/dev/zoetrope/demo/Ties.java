package dev.zoetrope.demo;

import dev.zoetrope.demo.Chance.Purpose;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.Stamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Some of those whom the busiest follow, who follow them, and what they like: enough to look at, and of one of them enough to turn pages. Counters of profiles tell
 * of more.
 */
final class Ties {
    private static final int FOLLOWERS = 10;
    private static final int FOLLOWINGS = 4;
    private static final int LIKES = 5;

    // Of the busiest: more than a page of the APIs.
    private static final int MANY_FOLLOWERS = 250;
    private static final int MANY_FOLLOWINGS = 120;
    private static final int MANY_LIKES = 60;

    private final long seed;
    private final Stamp stamp;
    private final Crowd crowd;
    private final Posts posts;
    private final Map<Integer, Integer> followers = new HashMap<>();
    private final Map<Integer, Set<Integer>> followings = new HashMap<>();
    private final List<Follow> follows = new ArrayList<>();
    private final Map<Integer, Set<Liked>> likes = new HashMap<>();

    private record Follow(int from, int to) {}

    private record Liked(int creator, int index) {}

    /** Draws them all, for so many of the crowd's first. */
    Ties(long seed, Stamp stamp, Crowd crowd, Posts posts, int first) {
        this.seed = seed;
        this.stamp = stamp;
        this.crowd = crowd;
        this.posts = posts;
        for (int ordinal = 0; ordinal < first; ordinal++) {
            if (crowd.creator(ordinal).isOpen()) {
                draw(ordinal, ordinal == crowd.busiest());
            }
        }
    }

    private void draw(int ordinal, boolean many) {
        var chance = new Chance(seed, Purpose.TIES, ordinal);
        for (int i = many ? MANY_FOLLOWERS : FOLLOWERS; i > 0; i--) {
            follow(chance.below(crowd.size()), ordinal);
        }
        for (int i = many ? MANY_FOLLOWINGS : FOLLOWINGS; i > 0; i--) {
            follow(ordinal, chance.below(crowd.size()));
        }
        var liked = new LinkedHashSet<Liked>();
        for (int i = many ? MANY_LIKES : LIKES; i > 0; i--) {
            var creator = crowd.creator(crowd.pick(chance));
            int index = creator.videos() == 0 ? 0 : chance.below(creator.videos());
            if (index < creator.videos() && creator.shows(index)) {
                liked.add(new Liked(creator.ordinal(), index));
            }
        }
        likes.put(ordinal, liked);
    }

    /** Nobody has more followers than their profile says. */
    private void follow(int from, int to) {
        if (from != to
                && followers.getOrDefault(to, 0) < crowd.creator(to).followers()
                && followings.computeIfAbsent(from, _ -> new LinkedHashSet<>()).add(to)) {
            followers.merge(to, 1, Integer::sum);
            follows.add(new Follow(from, to));
        }
    }

    /** Whom somebody follows at least. */
    int followings(Creator creator) {
        return followings.getOrDefault(creator.ordinal(), Set.of()).size();
    }

    /** What somebody likes at least. */
    int likes(Creator creator) {
        return likes.getOrDefault(creator.ordinal(), Set.of()).size();
    }

    Stream<Observation> observations() {
        return Stream.concat(
                follows.stream().map(this::observation),
                likes.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .flatMap(who ->
                                who.getValue().stream().map(liked -> observation(crowd.creator(who.getKey()), liked))));
    }

    private Observation observation(Follow follow) {
        var from = crowd.creator(follow.from);
        var to = crowd.creator(follow.to);
        var chance = new Chance(seed, Purpose.FOLLOW, follow.from * 31 + follow.to);
        long possible = Math.max(from.joinedAt(), to.joinedAt());
        return new Observation.OfFollow(from.who(), to.who(), stamp, since(chance, possible));
    }

    private Observation observation(Creator who, Liked liked) {
        var place = posts.place(crowd.creator(liked.creator), liked.index);
        var chance = new Chance(seed, Purpose.LIKE, who.ordinal() * 31 + liked.creator);
        return new Observation.OfLike(who.who(), place.id(), stamp, since(chance, place.postedAt()));
    }

    private Facts since(Chance chance, long possible) {
        return Facts.at(stamp).with(Relation.SINCE, chance.time(possible)).build();
    }
}

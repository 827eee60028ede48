package dev.zoetrope.demo;

import dev.zoetrope.demo.Chance.Purpose;
import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Some of the comments on videos of the busiest: a few under each of their first ones, and under the one with the most enough to turn pages. Counters of videos
 * tell of more.
 */
final class Talk {
    /** The first so many videos of somebody have comments. */
    private static final int VIDEOS = 6;

    private static final int COMMENTS = 4;
    private static final int REPLIES = 2;

    // Of the most talked about: more than a page of the APIs.
    private static final int MANY_COMMENTS = 130;
    private static final int MANY_REPLIES = 70;

    private final long seed;
    private final Stamp stamp;
    private final Crowd crowd;
    private final Captions captions;
    private final Posts posts;
    private final int first;

    /** @param first so many of the crowd's first are talked to */
    Talk(long seed, Stamp stamp, Crowd crowd, Captions captions, Posts posts, int first) {
        this.seed = seed;
        this.stamp = stamp;
        this.crowd = crowd;
        this.captions = captions;
        this.posts = posts;
        this.first = first;
    }

    /** A video that is talked about, and how many comments its counter tells of. */
    private record Subject(Creator creator, int index, long comments) {}

    Stream<Observation> observations() {
        var subjects = IntStream.range(0, first)
                .mapToObj(crowd::creator)
                .flatMap(this::subjects)
                .toList();
        var most = subjects.stream()
                .max(Comparator.comparingLong(Subject::comments))
                .orElse(null);
        var observations = new ArrayList<Observation>();
        for (var subject : subjects) {
            boolean many = subject.equals(most);
            if (many || subject.index < VIDEOS) {
                add(subject, many, observations);
            }
        }
        return observations.stream();
    }

    private Stream<Subject> subjects(Creator creator) {
        return IntStream.range(0, creator.videos())
                .filter(creator::shows)
                .mapToObj(index ->
                        new Subject(creator, index, posts.reach(creator, index).comments()));
    }

    /** One of them has the replies. No video has more comments than its counter says. */
    private void add(Subject subject, boolean many, List<Observation> to) {
        int comments = (int) Math.min(many ? MANY_COMMENTS : COMMENTS, subject.comments);
        int replies = (int) Math.min(many ? MANY_REPLIES : REPLIES, subject.comments - comments);
        var place = posts.place(subject.creator, subject.index);
        int ordinal = (subject.creator.firstVideo() + subject.index) * (MANY_COMMENTS + MANY_REPLIES);
        for (int i = 0; i < comments; i++) {
            var chance = new Chance(seed, Purpose.COMMENT, ordinal + i);
            long at = chance.time(place.postedAt());
            long id = Snowflake.id(at, ordinal + i);
            int answers = i == 0 ? replies : 0;
            to.add(observation(
                    chance,
                    id,
                    place.id(),
                    facts(at, chance)
                            .with(Comment.REPLY_COUNT, (long) answers)
                            .with(Comment.PINNED, i == 0 && chance.happens(0.5))));
            for (int j = 0; j < answers; j++) {
                int number = ordinal + comments + j;
                var replying = new Chance(seed, Purpose.COMMENT, number);
                long later = replying.time(at);
                to.add(observation(
                        replying,
                        Snowflake.id(later, number),
                        place.id(),
                        facts(later, replying).with(Comment.PARENT, id).with(Comment.REPLY_COUNT, 0L)));
            }
        }
    }

    private Facts.Builder facts(long at, Chance chance) {
        return Facts.at(stamp)
                .with(Comment.CREATED_AT, at)
                .with(Comment.LIKE_COUNT, (long) chance.rank(2_000))
                .with(Comment.LIKED_BY_AUTHOR, chance.happens(0.1));
    }

    private Observation observation(Chance chance, long id, long video, Facts.Builder facts) {
        var author = crowd.creator(crowd.pick(chance));
        var language = author.home().language();
        var text = switch (chance.below(3)) {
            case 0 -> captions.sentence(chance, author);
            case 1 -> chance.pick(language.asides()) + ' ' + captions.emoji(chance, author.home());
            default -> captions.emoji(chance, author.home());
        };
        facts.with(Comment.TEXT, text).with(Comment.HANDLE, author.handle()).with(Comment.LANGUAGE, language.code());
        return new Observation.OfComment(id, video, author.who(), stamp, facts.build());
    }
}

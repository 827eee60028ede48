package dev.zoetrope.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What arrives at a catalog: something seen, or a row as another catalog kept it. */
public sealed interface Observation {
    Facts facts();

    /** Facts about one thing, all seen at one time by one source. */
    sealed interface Sighting extends Observation {
        Stamp stamp();

        /** The same sighting, made at another time. */
        default Sighting seen(Stamp stamp) {
            var facts = facts().seen(stamp);
            return switch (this) {
                case OfUser user -> new OfUser(user.who, stamp, facts);
                case OfVideo video -> new OfVideo(video.id, video.author, stamp, facts);
                case OfSound sound -> new OfSound(sound.id, stamp, facts);
                case OfComment comment -> new OfComment(comment.id, comment.video, comment.author, stamp, facts);
                case OfFollow follow -> new OfFollow(follow.follower, follow.followed, stamp, facts);
                case OfLike like -> new OfLike(like.who, like.video, stamp, facts);
            };
        }
    }

    record OfUser(Who who, Stamp stamp, Facts facts) implements Sighting {}

    /**
     * Facts of a video.
     *
     * @param author null when the source does not tell
     */
    record OfVideo(long id, @Nullable Who author, Stamp stamp, Facts facts) implements Sighting {
        public OfVideo {
            requireVideoId(id);
        }
    }

    record OfSound(long id, Stamp stamp, Facts facts) implements Sighting {
        public OfSound {
            requireSoundId(id);
        }
    }

    /**
     * Facts of a comment. It says nothing of the video but that it has the comment.
     *
     * @param video id of the video it stands under
     * @param author null when the source does not tell
     */
    record OfComment(long id, long video, @Nullable Who author, Stamp stamp, Facts facts) implements Sighting {
        public OfComment {
            requireCommentId(id);
            requireVideoId(video);
        }
    }

    /** One person follows another; facts of {@link Relation}. */
    record OfFollow(Who follower, Who followed, Stamp stamp, Facts facts) implements Sighting {}

    /** A person likes a video; facts of {@link Relation}. */
    record OfLike(Who who, long video, Stamp stamp, Facts facts) implements Sighting {
        public OfLike {
            requireVideoId(video);
        }
    }

    /** A row as another catalog kept it, each fact with its own stamp. It says nothing but what is in it: naming an author, for one, is no sighting of them. */
    sealed interface Kept extends Observation {}

    /**
     * A user's row.
     *
     * @param names every {@link Identity#term} that leads to it: lasting ones alone, or a handle's alone; at least one
     * @param claims empty for a row of a handle alone
     * @param history what counters were seen to be, beside what the facts tell
     */
    record KeptUser(List<Identity> names, List<Person.Claim> claims, Facts facts, Points history) implements Kept {
        // Not a compact constructor: javac would drop the annotations of its parameters from the class file.
        public KeptUser(List<Identity> names, List<Person.Claim> claims, Facts facts, Points history) {
            boolean handle = names.stream().anyMatch(name -> name instanceof Identity.Handle);
            if (names.isEmpty() || (handle && (names.size() > 1 || !claims.isEmpty()))) {
                throw new IllegalArgumentException(
                        "a user is named by lasting identities, or by one handle that nobody claims with it");
            }
            this.names = List.copyOf(names);
            this.claims = List.copyOf(claims);
            this.facts = facts;
            this.history = history;
        }

        /** A row without a history. */
        public KeptUser(List<Identity> names, List<Person.Claim> claims, Facts facts) {
            this(names, claims, facts, Points.NONE);
        }
    }

    /**
     * A video's row.
     *
     * @param author any identity of the author; null when nobody is known
     * @param history what counters were seen to be, beside what the facts tell
     */
    record KeptVideo(long id, @Nullable Identity author, Facts facts, Points history) implements Kept {
        public KeptVideo {
            requireVideoId(id);
        }

        /** A row without a history. */
        public KeptVideo(long id, @Nullable Identity author, Facts facts) {
            this(id, author, facts, Points.NONE);
        }
    }

    record KeptSound(long id, Facts facts) implements Kept {
        public KeptSound {
            requireSoundId(id);
        }
    }

    /**
     * A comment's row.
     *
     * @param video id of the video it stands under
     * @param author any identity of who wrote it; null when nobody is known
     */
    record KeptComment(long id, long video, @Nullable Identity author, Facts facts) implements Kept {
        public KeptComment {
            requireCommentId(id);
            requireVideoId(video);
        }
    }

    /** One person follows another, each by any identity. */
    record KeptFollow(Identity follower, Identity followed, Facts facts) implements Kept {}

    /** A person, by any identity, likes a video. */
    record KeptLike(Identity liker, long video, Facts facts) implements Kept {
        public KeptLike {
            requireVideoId(video);
        }
    }

    private static void requireVideoId(long id) {
        if (id <= 0 || id == Long.MAX_VALUE) {
            throw new IllegalArgumentException("a video id is a positive number, not " + id);
        }
    }

    private static void requireCommentId(long id) {
        if (id <= 0) {
            throw new IllegalArgumentException("a comment id is a positive number, not " + id);
        }
    }

    private static void requireSoundId(long id) {
        if (id <= 0) {
            throw new IllegalArgumentException("a music id is a positive number, not " + id);
        }
    }
}

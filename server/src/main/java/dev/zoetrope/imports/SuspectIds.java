package dev.zoetrope.imports;

import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells ids that went through a floating-point number, as happens in spreadsheets, JavaScript and R: their last digits are not those of the video, user, comment or
 * sound any more. One honest id in some 500 looks so by chance; of ruined ones, all do. Each id counts once, as a file may be all of one user.
 */
final class SuspectIds {
    /** What to do with a file of them; goes on behind its name. */
    static final String REMEDY =
            "has ids whose last digits were rounded away, as spreadsheets, JavaScript and R do with numbers; take it from its source"
                    + " with ids as text (Python: dtype=str, R: colClasses=\"character\" or bigint_as_char=TRUE), or say --ids-as-they-are if they are right";

    private static final long LAST_EXACT = 1L << 53;

    /** Ids of one sort are judged by themselves when there are so many: it hardly happens that two of three honest ones look rounded. */
    private static final int ENOUGH = 3;

    private final Tally videos = new Tally();
    private final Tally users = new Tally();
    private final Tally comments = new Tally();
    private final Tally sounds = new Tally();

    private SuspectIds() {}

    /** Whether more than half of the ids of a file's beginning are such, of all or of one sort. */
    static boolean ruin(List<Observation> rows) {
        var ids = new SuspectIds();
        rows.forEach(ids::add);
        var all = new Tally();
        for (var tally : List.of(ids.videos, ids.users, ids.comments, ids.sounds)) {
            if (tally.count >= ENOUGH && tally.isRuined()) {
                return true;
            }
            all.count += tally.count;
            all.suspect += tally.suspect;
        }
        return all.isRuined();
    }

    private void add(Observation row) {
        switch (row) {
            case Observation.OfVideo video -> {
                videos.add(video.id());
                sounds.add(video.facts().number(Video.SOUND_ID, 0));
                add(video.author());
            }
            case Observation.OfUser user -> add(user.who());
            case Observation.OfComment comment -> {
                comments.add(comment.id());
                videos.add(comment.video());
                add(comment.author());
            }
            case Observation.OfSound sound -> sounds.add(sound.id());
            case Observation.OfFollow follow -> {
                add(follow.follower());
                add(follow.followed());
            }
            case Observation.OfLike like -> {
                videos.add(like.video());
                add(like.who());
            }
            // The lossless form is written by us.
            case Observation.Kept _ -> {}
        }
    }

    private void add(@Nullable Who who) {
        if (who != null && who.userId() != null) {
            users.add(who.userId().id());
        }
    }

    /** Whether a floating-point number is printed so, in its shortest form or in full. */
    static boolean isSuspect(long id) {
        if (id <= LAST_EXACT) {
            return false;
        }
        double rounded = id;
        var exact = new BigDecimal(id);
        return new BigDecimal(rounded).compareTo(exact) == 0
                || new BigDecimal(Double.toString(rounded)).compareTo(exact) == 0;
    }

    /** Ids of one sort. */
    private static final class Tally {
        private final LongSet seen = new LongSet();
        private long count;
        private long suspect;

        /** @param id 0 for none */
        void add(long id) {
            if (id != 0 && seen.add(id)) {
                count++;
                suspect += isSuspect(id) ? 1 : 0;
            }
        }

        boolean isRuined() {
            return suspect * 2 > count;
        }
    }
}

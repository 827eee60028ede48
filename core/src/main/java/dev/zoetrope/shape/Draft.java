package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.Video;
import org.jspecify.annotations.Nullable;

/** What has been read of a record so far, and of what is joined to it. */
final class Draft {
    final Facts.Builder facts;
    private final long latest;
    private boolean tellsTime;
    private boolean isPhotoPost;
    private long id;
    private long spareId;
    private long video;
    private @Nullable Draft author;
    private @Nullable Draft sound;
    private @Nullable Counters counters;
    private @Nullable Marks marks;

    Draft(Stamp stamp) {
        this(stamp, Long.MAX_VALUE);
    }

    /** @param latest the last time that may be told, in Unix milliseconds */
    Draft(Stamp stamp, long latest) {
        facts = Facts.at(stamp);
        this.latest = latest;
    }

    /** Refuses a time, in Unix milliseconds, that has not come yet. */
    void requireNotLater(long time, RecordParser in) {
        if (time > latest) {
            throw in.unreadable("lies in the future; correct it");
        }
    }

    /** As {@link #observedAt}, but a time that has not come yet is passed over. */
    void observedAtIfPast(long time) {
        if (time <= latest) {
            observedAt(time);
        }
    }

    void observedAt(long time) {
        facts.stamp(new Stamp(time, facts.stamp().source()));
        tellsTime = true;
    }

    /** The person who made what the record is about. */
    Draft author() {
        if (author == null) {
            author = new Draft(facts.stamp(), latest);
        }
        return author;
    }

    /** The sound of the video that the record is about. */
    Draft sound() {
        if (sound == null) {
            sound = new Draft(facts.stamp(), latest);
        }
        return sound;
    }

    Counters counters() {
        if (counters == null) {
            counters = new Counters();
        }
        return counters;
    }

    Marks marks() {
        if (marks == null) {
            marks = new Marks();
        }
        return marks;
    }

    /** A flag that several members tell of: one that says yes is enough. */
    void either(Field<Boolean> field, boolean value) {
        facts.with(field, value || Boolean.TRUE.equals(facts.get(field)));
    }

    void isPhotoPost() {
        isPhotoPost = true;
    }

    /** Draws together what several members told. Counters of which none is above 0 are placeholders; a photo post has no length, its sound does. */
    void settle() {
        if (counters != null && !counters.areZero()) {
            counters.addTo(facts);
        }
        if (isPhotoPost) {
            facts.with(Video.DURATION, 0L);
        }
        if (marks != null) {
            marks.addTo(facts);
        }
        for (var part : new @Nullable Draft[] {author, sound}) {
            if (part != null) {
                if (!part.tellsTime) {
                    part.facts.stamp(facts.stamp());
                }
                part.settle();
            }
        }
    }

    /** Reads the record's id, under whichever name. */
    static final Member.Reader ID = Table.reader(ValueKind.ID, (in, draft) -> {
        var id = NumberCodec.ID.read(in);
        if (id == null) {
            return;
        }
        if (draft.id != 0 && draft.id != id) {
            throw in.unreadable("is another id than " + draft.id + "; a video has one, and a comment is no video");
        }
        draft.id = id;
    });

    /** Reads an id where it stands as a number, which others may have rounded; it holds when no other member tells it. */
    static final Member.Reader SPARE_ID = Table.reader(ValueKind.ID, (in, draft) -> {
        var id = NumberCodec.ID.read(in);
        draft.spareId = id == null ? 0 : id;
    });

    /** Reads the id of the video that a comment stands under. */
    static final Member.Reader OF_VIDEO = Table.reader(ValueKind.ID, (in, draft) -> {
        var id = NumberCodec.ID.read(in);
        draft.video = id == null ? 0 : id;
    });

    /** 0 when the record does not tell. */
    long id() {
        return id == 0 ? spareId : id;
    }

    /** 0 when the record does not tell. */
    long video() {
        return video;
    }

    long requireId() {
        if (id() == 0) {
            throw new UnreadableRecord("id", "is missing; give the video's id");
        }
        return id();
    }
}

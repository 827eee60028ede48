package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.Video;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has been read of a record so far, and of what is joined to it. */
final class Draft {
    final Facts.Builder facts;
    private final long latest;
    private boolean isSeenAtTold;
    private boolean isRefreshTold;
    private boolean isPhotoPost;
    private Id id = Id.NONE;
    private Id spareId = Id.NONE;
    private long video;
    private @Nullable Draft author;
    private @Nullable Draft sound;
    private List<Draft> replies = List.of();
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

    /** When whoever tells this refreshed it last: it was seen then, unless the row says otherwise or that time has not come yet. */
    void refreshedAt(long time) {
        if (time <= latest && !isSeenAtTold) {
            facts.stamp(new Stamp(time, facts.stamp().source()));
            isRefreshTold = true;
        }
    }

    /** When the row says that it was seen: it and all that is joined to it. */
    void observedAt(long time) {
        facts.stamp(new Stamp(time, facts.stamp().source()));
        isSeenAtTold = true;
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

    /** One more reply to the comment that the record is about. */
    Draft addReply() {
        var reply = new Draft(facts.stamp(), latest);
        if (replies.isEmpty()) {
            replies = new ArrayList<>();
        }
        replies.add(reply);
        return reply;
    }

    List<Draft> replies() {
        return replies;
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
        settle(author);
        settle(sound);
        replies.forEach(this::settle);
    }

    private void settle(@Nullable Draft part) {
        if (part != null) {
            if (!part.isSeenAtTold && (isSeenAtTold || !part.isRefreshTold)) {
                part.facts.stamp(facts.stamp());
            }
            part.settle();
        }
    }

    /** Reads the record's id, under whichever name. */
    static final Member.Reader ID = Table.reader(ValueKind.ID, (in, draft) -> {
        var id = NumberCodec.ID.read(in);
        if (id == null) {
            return;
        }
        if (draft.id.number != 0 && draft.id.number != id) {
            throw in.unreadable(
                    "is another id than " + draft.id.number + "; a video has one, and a comment is no video");
        }
        draft.id = new Id(id, draft.id.isText || in.isText());
    });

    /** Reads the record's id where it is told once more. It holds when no other member tells it, or when what they tell is what a program made of it. */
    static final Member.Reader SPARE_ID = Table.reader(ValueKind.ID, (in, draft) -> {
        var id = NumberCodec.ID.read(in);
        if (id != null && (in.isText() || !draft.spareId.isText)) {
            draft.spareId = new Id(id, in.isText());
        }
    });

    /** Reads the id of the video that a comment stands under. */
    static final Member.Reader OF_VIDEO = Table.reader(ValueKind.ID, (in, draft) -> {
        var id = NumberCodec.ID.read(in);
        draft.video = id == null ? 0 : id;
    });

    /** 0 when the record does not tell. */
    long id() {
        return id.number == 0 || spareId.mayBeTextOf(id) ? spareId.number : id.number;
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

    /** An id as a record tells it: programs round numbers, and leave texts as they are. */
    private record Id(long number, boolean isText) {
        static final Id NONE = new Id(0, false);

        /** Whether the other is a number to which this one may have been rounded. */
        boolean mayBeTextOf(Id other) {
            return isText && !other.isText && (double) number == (double) other.number;
        }
    }
}

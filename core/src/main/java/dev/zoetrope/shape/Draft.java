package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Stamp;

/** What has been read of a record so far. */
final class Draft {
    final Facts.Builder facts;
    private final long latest;
    private long id;

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

    void observedAt(long time) {
        facts.stamp(new Stamp(time, facts.stamp().source()));
    }

    /** Reads the record's id, under whichever name. */
    static final Member.Reader ID = new Member.Reader() {
        @Override
        public ValueKind kind() {
            return ValueKind.ID;
        }

        @Override
        public void read(RecordParser in, Draft draft) {
            var id = NumberCodec.ID.read(in);
            if (id == null) {
                return;
            }
            if (draft.id != 0 && draft.id != id) {
                throw in.unreadable("is another id than " + draft.id + "; a video has one, and a comment is no video");
            }
            draft.id = id;
        }
    };

    long requireId() {
        if (id == 0) {
            throw new UnreadableRecord("id", "is missing; give the video's id");
        }
        return id;
    }
}

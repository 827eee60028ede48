package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Stamp;

/** What has been read of a record so far. */
final class Draft {
    final Facts.Builder facts;
    private long id;

    Draft(Stamp stamp) {
        facts = Facts.at(stamp);
    }

    void observedAt(long time) {
        facts.stamp(new Stamp(time, facts.stamp().source()));
    }

    static void readId(RecordParser in, Draft draft) {
        var id = NumberCodec.ID.read(in);
        if (id != null) {
            draft.id = id;
        }
    }

    long requireId() {
        if (id == 0) {
            throw new UnreadableRecord("id", "is missing; give the video's id");
        }
        return id;
    }
}

package dev.zoetrope.exports;

import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Counts what is exported, and tells of it now and then. */
final class Tally {
    /** Told after so many rows. */
    private static final int STEP = 5_000;

    private final Reply reply;
    private final long expected;
    private long videos;
    private long users;
    private long sounds;
    private long comments;
    private long relations;

    /** @param expected about how many rows there will be; 0 when nobody knows */
    Tally(Reply reply, long expected) {
        this.reply = reply;
        this.expected = expected;
    }

    void video() {
        videos++;
        step();
    }

    void user() {
        users++;
        step();
    }

    void sound() {
        sounds++;
        step();
    }

    void comment() {
        comments++;
        step();
    }

    void relation() {
        relations++;
        step();
    }

    private void step() {
        if ((videos + users + sounds + comments + relations) % STEP == 0) {
            tell("progress");
        }
    }

    /** Tells that the export goes on, or has come to its end. */
    void tell(String event) {
        try {
            reply.tell(Event.of(event)
                    .with("videos", videos)
                    .with("users", users)
                    .with("sounds", sounds)
                    .with("comments", comments)
                    .with("relations", relations)
                    .with("expected", expected));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

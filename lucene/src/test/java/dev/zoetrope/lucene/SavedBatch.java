package dev.zoetrope.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/** Rows that are saved by one call: a person, a sound, and videos of both. */
record SavedBatch(long number) {
    private static final int VIDEOS = 20;
    private static final Stamp STAMP = new Stamp(1_655_000_000_000L, Source.RESEARCH);

    List<Observation> observations() {
        var rows = new ArrayList<Observation>();
        var who = new Who(new Identity.UserId(number), null, null, new Identity.Handle(handle()));
        var user = Facts.at(STAMP).with(User.DISPLAY_NAME, "person " + number);
        rows.add(new Observation.OfUser(who, STAMP, user.build()));
        var sound = Facts.at(STAMP).with(Sound.TITLE, "sound " + number);
        rows.add(new Observation.OfSound(number, STAMP, sound.build()));
        for (long id : videos()) {
            var video = Facts.at(STAMP)
                    .with(Video.CREATED_AT, 1_655_000_000L)
                    .with(Video.HANDLE, handle())
                    .with(Video.CAPTION, "video " + id)
                    .with(Video.SOUND_ID, number);
            rows.add(new Observation.OfVideo(id, Who.handle(handle()), STAMP, video.build()));
        }
        return rows;
    }

    List<Long> videos() {
        return LongStream.range(0, VIDEOS).mapToObj(i -> number * VIDEOS + i).toList();
    }

    private String handle() {
        return "user" + number;
    }

    /** Some batches are deleted after they were saved. */
    boolean isDeleted() {
        return number % 4 == 3;
    }

    /** How many of its videos are there; when any is, then whole, and with its author and its sound. */
    int present(Catalog catalog) {
        int present = 0;
        for (long id : videos()) {
            var video = catalog.video(id);
            if (video != null) {
                present++;
                assertEquals("video " + id, video.facts().get(Video.CAPTION));
                assertNotNull(catalog.person(dev.zoetrope.model.Person.rowTerm(video.author())), "author of " + id);
            }
        }
        var user = catalog.user(new Identity.UserId(number));
        var sound = catalog.sound(number);
        assertEquals(user.isPresent(), sound != null, () -> "half of batch " + number);
        if (present > 0) {
            assertEquals(VIDEOS, present, () -> "half of batch " + number);
            assertEquals("person " + number, user.orElseThrow().facts().get(User.DISPLAY_NAME));
            assertEquals(
                    "sound " + number, Objects.requireNonNull(sound).facts().get(Sound.TITLE));
        }
        return present;
    }

    /** Whether it was saved, deleted afterwards or not. */
    boolean wasSaved(Catalog catalog) {
        return catalog.sound(number) != null;
    }
}

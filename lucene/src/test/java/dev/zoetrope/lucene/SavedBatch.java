package dev.zoetrope.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.HistorySearch;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;

/** Rows that are saved by one call: a person who was seen twice, a sound, videos of both, and the person's comment on the first video and like of it. */
record SavedBatch(long number) {
    private static final int VIDEOS = 20;
    private static final Stamp STAMP = new Stamp(1_655_000_000_000L, Source.RESEARCH);

    List<Observation> observations() {
        var rows = new ArrayList<Observation>();
        var who = new Who(new Identity.UserId(number), null, null, new Identity.Handle(handle()));
        for (long followers = 1; followers <= 2; followers++) {
            var stamp = new Stamp(STAMP.time() + followers, STAMP.source());
            var user =
                    Facts.at(stamp).with(User.DISPLAY_NAME, "person " + number).with(User.FOLLOWER_COUNT, followers);
            rows.add(new Observation.OfUser(who, stamp, user.build()));
        }
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
        long first = videos().getFirst();
        var comment = Facts.at(STAMP).with(Comment.TEXT, "by person " + number);
        rows.add(new Observation.OfComment(number, first, who, STAMP, comment.build()));
        rows.add(new Observation.OfLike(who, first, STAMP, Facts.NONE));
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
        assertEquals(user.isPresent(), hasComment(catalog), () -> "half of batch " + number);
        assertEquals(user.isPresent() ? 1 : 0, likes(catalog), () -> "half of batch " + number);
        assertEquals(
                user.isPresent() ? List.of(1L, 2L) : List.of(), followers(catalog), () -> "half of batch " + number);
        if (present > 0) {
            assertEquals(VIDEOS, present, () -> "half of batch " + number);
            assertEquals("person " + number, user.orElseThrow().facts().get(User.DISPLAY_NAME));
            assertEquals(
                    "sound " + number, Objects.requireNonNull(sound).facts().get(Sound.TITLE));
        }
        return present;
    }

    /** Whether its comment is there, and listed. */
    boolean hasComment(Catalog catalog) {
        var comment = catalog.comment(number);
        assertEquals(
                comment == null ? List.of() : List.of(comment),
                catalog.comments(videos().getFirst(), 0, 0, 10),
                () -> "half of batch " + number);
        return comment != null;
    }

    /** How many likes of its person there are. */
    int likes(Catalog catalog) {
        var rows = catalog.subject("id:" + number, 0).map(Subject::rows).orElse(Set.of());
        return catalog.likes(rows, Relation.Place.START, 10).size();
    }

    /** How many followers its person had, one value after the other: the first one is in the history alone. */
    private List<Long> followers(Catalog catalog) {
        return catalog
                .subject("id:" + number, 0)
                .map(subject -> catalog.history(subject, HistorySearch.of(User.COUNTERS)))
                .orElse(Map.of())
                .getOrDefault(User.FOLLOWER_COUNT, List.of())
                .stream()
                .map(dev.zoetrope.model.Run::value)
                .toList();
    }

    /** Whether it was saved, deleted afterwards or not. */
    boolean wasSaved(Catalog catalog) {
        return catalog.sound(number) != null;
    }
}

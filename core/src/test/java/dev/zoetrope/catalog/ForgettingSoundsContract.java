package dev.zoetrope.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sounds tell of nobody who was forgotten, whosever videos have them, and whatever is saved again. */
public abstract class ForgettingSoundsContract {
    private static final Identity ANNA = new Identity.UserId(1);

    private Catalog catalog = Overlay.overNothing();

    /** A catalog without anything in it. */
    protected abstract Catalog empty() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        catalog = empty();
    }

    @AfterEach
    void end() {
        catalog.close();
    }

    private void forget(Identity identity) {
        catalog.forget(new Unwanted(Set.of(identity), Set.of()));
    }

    @Test
    void whatSomebodyMadeGoesWhosesoeverVideosHaveIt() {
        var theirs = List.of(
                sound(70, 10, 1L, null, null, null),
                sound(71, 10, null, "s1", null, null),
                sound(72, 10, null, null, "Anna", null),
                sound(73, 10, 1L, "s-further", null, null));
        var others = List.of(
                sound(80, 10, 2L, null, null, null),
                sound(81, 10, 2L, null, "anna", null),
                sound(82, 10, null, null, "ben", null),
                sound(83, 10, null, null, null, null));
        catalog.save(
                List.of(user(1, "s1", "anna", 10), user(2, null, "ben", 10), using(5, "ben", 70), using(6, "ben", 71)));
        catalog.save(theirs);
        catalog.save(others);
        forget(ANNA);
        for (int round = 0; round < 2; round++) {
            for (long id = 70; id <= 73; id++) {
                assertNull(catalog.sound(id), "sound " + id);
            }
            for (long id = 80; id <= 83; id++) {
                assertNotNull(catalog.sound(id), "sound " + id);
            }
            assertNotNull(catalog.video(5), "the others' videos stay");
            assertEquals(theirs.size(), catalog.save(theirs));
            assertEquals(0, catalog.save(others));
        }
        assertEquals(
                1, catalog.save(List.of(sound(74, 10, null, "s-further", null, null))), "whom a sound names with them");
    }

    @Test
    void aPublishedTrackStaysWithoutThem() {
        var track =
                new Observation[] {sound(70, 10, 1L, "s1", "anna", false), sound(71, 10, null, null, "anna", false)};
        catalog.save(List.of(user(1, "s1", "anna", 10)));
        catalog.save(List.of(track));
        forget(ANNA);
        for (int round = 0; round < 2; round++) {
            for (long id = 70; id <= 71; id++) {
                var facts = Objects.requireNonNull(catalog.sound(id)).facts();
                assertEquals("title", facts.get(Sound.TITLE));
                for (var field : List.of(Sound.OWNER_ID, Sound.OWNER_SEC_UID, Sound.OWNER_HANDLE, Sound.OWNER_NAME)) {
                    assertFalse(facts.has(field), field.name());
                }
            }
            assertEquals(0, catalog.save(List.of(track)));
        }
    }

    @Test
    void whatArrivesLaterIsTurnedAwayAndWhatTellsOfItAsWell() {
        catalog.save(List.of(user(1, "s1", "anna", 10)));
        forget(ANNA);
        var kept = new Observation.KeptSound(71, facts(20, null, "s1", null, null));
        var track = new Observation.KeptSound(72, facts(20, null, "s1", null, false));
        assertEquals(2, catalog.save(List.of(sound(70, 20, 1L, null, null, null), kept, track)));
        assertFalse(Objects.requireNonNull(catalog.sound(72)).facts().has(Sound.OWNER_SEC_UID));
        assertEquals(
                2, catalog.save(List.of(sound(70, 30, null, null, null, null), sound(71, 30, 9L, null, null, null))));
        assertNull(catalog.sound(70));
        assertNull(catalog.sound(71));
    }

    @Test
    void aHandleIsWhoseWhoHadItThen() {
        var first = sound(70, 15, null, null, "star", null);
        var second = sound(71, 35, null, null, "star", null);
        catalog.save(List.of(user(1, null, "star", 10), user(2, null, "star", 30), first, second));
        forget(ANNA);
        for (int round = 0; round < 2; round++) {
            assertNull(catalog.sound(70));
            assertNotNull(catalog.sound(71));
            assertEquals(1, catalog.save(List.of(first, second)));
        }
        forget(new Identity.Handle("star"));
        assertEquals(2, catalog.save(List.of(first, second)));
        assertNull(catalog.sound(71));
    }

    @Test
    void whoIsKnownByAHandleAloneOrNotAtAllLeavesNoSound() {
        catalog.save(List.of(
                sound(70, 10, null, null, "zoe", null),
                sound(71, 10, 7L, null, null, null),
                using(5, "zoe", 72),
                sound(72, 10, null, null, null, null),
                new Observation.OfSound(
                        72,
                        new Stamp(11, Source.RESEARCH),
                        Facts.at(new Stamp(11, Source.RESEARCH))
                                .with(Sound.OWNER_NAME, "Zoe")
                                .build())));
        forget(new Identity.Handle("zoe"));
        forget(new Identity.UserId(7));
        for (long id = 70; id <= 72; id++) {
            assertNull(catalog.sound(id), "sound " + id);
        }
    }

    private static Observation user(long id, @Nullable String secUid, String handle, long time) {
        var stamp = new Stamp(time, Source.RESEARCH);
        var who = new Who(
                new Identity.UserId(id),
                secUid == null ? null : new Identity.SecUid(secUid),
                null,
                new Identity.Handle(handle));
        return new Observation.OfUser(
                who, stamp, Facts.at(stamp).with(User.BIO, "bio").build());
    }

    private static Observation using(long video, String handle, long sound) {
        var stamp = new Stamp(10, Source.RESEARCH);
        var facts = Facts.at(stamp).with(Video.SOUND_ID, sound).with(Video.HANDLE, handle);
        return new Observation.OfVideo(video, Who.handle(handle), stamp, facts.build());
    }

    private static Observation sound(
            long id,
            long time,
            @Nullable Long owner,
            @Nullable String secUid,
            @Nullable String handle,
            @Nullable Boolean original) {
        return new Observation.OfSound(
                id, new Stamp(time, Source.RESEARCH), facts(time, owner, secUid, handle, original));
    }

    private static Facts facts(
            long time,
            @Nullable Long owner,
            @Nullable String secUid,
            @Nullable String handle,
            @Nullable Boolean original) {
        var facts = Facts.at(new Stamp(time, Source.RESEARCH)).with(Sound.TITLE, "title");
        if (owner != null) {
            facts.with(Sound.OWNER_ID, owner);
        }
        if (secUid != null) {
            facts.with(Sound.OWNER_SEC_UID, secUid);
        }
        if (handle != null) {
            facts.with(Sound.OWNER_HANDLE, handle).with(Sound.OWNER_NAME, "Name of " + handle);
        }
        if (original != null) {
            facts.with(Sound.ORIGINAL, original);
        }
        return facts.build();
    }
}

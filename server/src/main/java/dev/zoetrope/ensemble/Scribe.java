package dev.zoetrope.ensemble;

import dev.zoetrope.catalog.CatalogReader;
import dev.zoetrope.catalog.SoundSearch;
import dev.zoetrope.media.MediaLinks;
import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.shape.HybridShape;
import dev.zoetrope.shape.LegacyWebShape;
import dev.zoetrope.shape.LinkSigner;
import dev.zoetrope.shape.MobileComment;
import dev.zoetrope.shape.MobileShape;
import dev.zoetrope.shape.MobileSound;
import dev.zoetrope.shape.MobileUser;
import dev.zoetrope.shape.MobileVideo;
import dev.zoetrope.world.World;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes what is found into one answer, with what belongs to it. Authors and sounds are looked up once. For one thread. */
final class Scribe {
    private final CatalogReader catalog;
    private final LinkSigner links;
    private final long now;
    private final Map<Long, Optional<User>> people = new HashMap<>();
    private final Map<Long, Optional<Sound>> sounds = new HashMap<>();

    Scribe(World world, String publicUrl) {
        catalog = world.catalog();
        links = MediaLinks.signer(world, publicUrl);
        now = world.clock().instant().getEpochSecond();
    }

    void hybridUser(User user, JsonGenerator out) {
        HybridShape.writeUser(mobile(user), out);
    }

    void user(User user, JsonGenerator out) {
        MobileShape.writeUser(mobile(user), out);
    }

    void alternativeUser(User user, JsonGenerator out) {
        MobileShape.writeAlternativeUser(mobile(user), out);
    }

    void post(Video video, JsonGenerator out) {
        MobileShape.writeVideo(mobile(video), out);
    }

    /** A post whose author has counters. */
    void postWithAuthorStats(Video video, JsonGenerator out) {
        MobileShape.writeVideoWithAuthorStats(mobile(video), out);
    }

    void legacyPost(Video video, JsonGenerator out) {
        LegacyWebShape.writeVideo(mobile(video), out);
    }

    void comment(Comment comment, JsonGenerator out) {
        MobileShape.writeComment(new MobileComment(comment, person(comment.author()), links, now), out);
    }

    /** With the number of posts that have it. */
    void sound(SoundSearch.Found found, JsonGenerator out) {
        MobileShape.writeSound(new MobileSound(found.sound(), found.uses(), links), out);
    }

    /** Writes an array. */
    static <T> void array(Collection<T> elements, BiConsumer<T, JsonGenerator> write, JsonGenerator out) {
        out.writeStartArray();
        elements.forEach(element -> write.accept(element, out));
        out.writeEndArray();
    }

    /** Writes an array as a member. */
    static <T> void array(String name, Collection<T> elements, BiConsumer<T, JsonGenerator> write, JsonGenerator out) {
        out.writeName(name);
        array(elements, write, out);
    }

    /** Writes where the next page begins, if there is one: clients look whether the member is there. */
    static void nextCursor(@Nullable Long cursor, JsonGenerator out) {
        if (cursor != null) {
            out.writeNumberProperty("nextCursor", cursor);
        }
    }

    /** Who has a row key; null when nobody is known. */
    @Nullable User person(long row) {
        return people.computeIfAbsent(row, this::find).orElse(null);
    }

    private Optional<User> find(long row) {
        var person = row == 0 ? null : catalog.person(Person.rowTerm(row));
        return person == null ? Optional.empty() : catalog.user(Identity.of(person.firstName()));
    }

    private @Nullable Sound sound(long id) {
        return id == 0
                ? null
                : sounds.computeIfAbsent(id, key -> Optional.ofNullable(catalog.sound(key)))
                        .orElse(null);
    }

    private MobileUser mobile(User user) {
        return new MobileUser(user, links, now);
    }

    private MobileVideo mobile(Video video) {
        var sound = sound(video.facts().number(Video.SOUND_ID, 0));
        return new MobileVideo(video, person(video.author()), sound, links, now);
    }
}

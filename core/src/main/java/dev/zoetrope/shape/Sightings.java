package dev.zoetrope.shape;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a draft tells: of the thing itself first, then of what is joined to it. */
final class Sightings {
    private Sightings() {}

    /** @param member names the user */
    static List<Observation.Sighting> ofUser(Draft draft, String member) {
        draft.settle();
        var user = user(draft);
        if (user == null) {
            throw new UnreadableRecord(
                    member, "is missing; without an id or a handle nobody knows whom the row is about");
        }
        return List.of(user);
    }

    static List<Observation.Sighting> ofVideo(Draft draft) {
        long id = draft.requireId();
        draft.settle();
        var sightings = new ArrayList<Observation.Sighting>(3);
        var author = user(draft.author());
        long sound = draft.sound().id();
        if (sound != 0) {
            draft.facts.with(Video.SOUND_ID, sound);
        }
        keepHandle(author, Video.HANDLE, draft);
        sightings.add(new Observation.OfVideo(
                id, author == null ? null : author.who(), draft.facts.stamp(), draft.facts.build()));
        if (author != null) {
            sightings.add(author);
        }
        if (sound != 0) {
            sightings.add(sound(draft.sound()));
        }
        return sightings;
    }

    /** The comment, who wrote it, and the replies that came with it. */
    static List<Observation.Sighting> ofComment(Draft draft) {
        draft.settle();
        var sightings = new ArrayList<Observation.Sighting>(2);
        addComment(draft, draft.video(), "", sightings);
        return sightings;
    }

    /**
     * Adds a comment and what came with it.
     *
     * @param video where it stands if it does not tell that itself
     * @param path before the names of its members
     */
    private static void addComment(Draft draft, long video, String path, List<Observation.Sighting> sightings) {
        long under = draft.video() == 0 ? video : draft.video();
        if (draft.id() == 0 || under == 0) {
            throw new UnreadableRecord(
                    path + (draft.id() == 0 ? "cid" : "aweme_id"),
                    "is missing; a comment has an id and stands under a video");
        }
        var author = user(draft.author());
        keepHandle(author, Comment.HANDLE, draft);
        sightings.add(new Observation.OfComment(
                draft.id(), under, author == null ? null : author.who(), draft.facts.stamp(), draft.facts.build()));
        if (author != null) {
            sightings.add(author);
        }
        for (var reply : draft.replies()) {
            if (reply.facts.get(Comment.PARENT) == null) {
                reply.facts.with(Comment.PARENT, draft.id());
            }
            addComment(reply, under, path + "reply_comment.", sightings);
        }
    }

    static List<Observation.Sighting> ofSound(Draft draft) {
        if (draft.id() == 0) {
            throw new UnreadableRecord("id", "is missing; give the sound's id");
        }
        draft.settle();
        return List.of(sound(draft));
    }

    private static Observation.OfSound sound(Draft draft) {
        return new Observation.OfSound(draft.id(), draft.facts.stamp(), draft.facts.build());
    }

    /** Null when nothing tells who it is. */
    private static Observation.@Nullable OfUser user(Draft draft) {
        if (draft.facts.get(User.USER_ID) == null && draft.id() != 0) {
            draft.facts.with(User.USER_ID, draft.id());
        }
        var facts = draft.facts.build();
        var who = who(facts);
        return who == null ? null : new Observation.OfUser(who, draft.facts.stamp(), facts);
    }

    private static @Nullable Who who(Facts facts) {
        var id = facts.get(User.USER_ID);
        var secUid = facts.get(User.SEC_UID);
        var handle = facts.get(User.HANDLE);
        return id == null && secUid == null && handle == null
                ? null
                : new Who(
                        id == null ? null : new Identity.UserId(id),
                        secUid == null ? null : new Identity.SecUid(secUid),
                        null,
                        handle == null ? null : new Identity.Handle(handle));
    }

    /** A video and a comment keep the handle last seen on them. */
    private static void keepHandle(Observation.@Nullable OfUser author, Field<String> field, Draft draft) {
        var handle = author == null ? null : author.facts().get(User.HANDLE);
        if (handle != null) {
            draft.facts.with(field, handle);
        }
    }
}

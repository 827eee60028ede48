package dev.zoetrope.catalog;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.Tombstone;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns away what was forgotten. A lasting identity, a video and a sound are forgotten for good. A handle is while it was theirs: what was seen of it then is
 * turned away, unless a lasting identity tells that it is somebody else's. Not for several threads.
 */
final class Tombstones {
    private final Rows stored;
    private final Intake intake;
    private final Map<String, Optional<Tombstone>> known = new HashMap<>();

    Tombstones(Rows stored, Intake intake) {
        this.stored = stored;
        this.intake = intake;
    }

    /** What may be kept of an observation; null for nothing. */
    @Nullable Observation admit(Observation observation) {
        if (bars(observation)) {
            return null;
        }
        return switch (observation) {
            case Observation.KeptUser user -> admitFacts(user);
            case Observation.OfSound sound -> {
                var facts = admitSound(sound.id(), sound.facts());
                yield facts == null ? null : new Observation.OfSound(sound.id(), sound.stamp(), facts);
            }
            case Observation.KeptSound sound -> {
                var facts = admitSound(sound.id(), sound.facts());
                yield facts == null ? null : new Observation.KeptSound(sound.id(), facts);
            }
            default -> observation;
        };
    }

    /** A sound that somebody forgotten made is turned away, and what else tells of it; a published track is let in without them. Null for nothing. */
    private @Nullable Facts admitSound(long id, Facts facts) {
        var stamp = facts.stamp(Sound.OWNER_HANDLE);
        if (!bars(Sound.owners(facts), Sound.ownerHandle(facts), stamp == null ? 0 : stamp.time())) {
            return facts;
        }
        if (Sound.isOriginal(facts)) {
            if (stored.sound(id) == null) {
                intake.bury(Tombstone.sound(id));
            }
            return null;
        }
        var nameless = Sound.withoutOwner(facts);
        return nameless.isEmpty() ? null : nameless;
    }

    private boolean bars(Observation observation) {
        return switch (observation) {
            case Observation.OfVideo o ->
                isBuried(Tombstone.video(o.id()))
                        || barsAuthor(o.author(), o.facts().get(Video.HANDLE), o.stamp());
            case Observation.OfUser o -> bars(o.who(), o.stamp());
            case Observation.OfSound o -> isBuried(Tombstone.sound(o.id()));
            case Observation.OfComment o -> bars(o);
            case Observation.OfFollow o -> bars(o.follower(), o.stamp()) || bars(o.followed(), o.stamp());
            case Observation.OfLike o -> isBuried(Tombstone.video(o.video())) || bars(o.who(), o.stamp());
            case Observation.KeptVideo o ->
                isBuried(Tombstone.video(o.id())) || barsAuthor(o.author(), o.facts(), Video.HANDLE);
            case Observation.KeptSound o -> isBuried(Tombstone.sound(o.id()));
            case Observation.KeptComment o ->
                barsComment(o.id(), o.video(), o.facts()) || barsAuthor(o.author(), o.facts(), Comment.HANDLE);
            case Observation.KeptFollow o -> bars(o.follower(), o.facts()) || bars(o.followed(), o.facts());
            case Observation.KeptLike o -> isBuried(Tombstone.video(o.video())) || bars(o.liker(), o.facts());
            case Observation.KeptUser o -> barsLasting(o);
        };
    }

    private boolean bars(Who who, Stamp stamp) {
        return bars(who.lasting(), who.handle(), stamp.time());
    }

    private boolean bars(Observation.OfComment comment) {
        return barsComment(comment.id(), comment.video(), comment.facts())
                || barsAuthor(comment.author(), comment.facts().get(Comment.HANDLE), comment.stamp());
    }

    private boolean barsComment(long id, long video, Facts facts) {
        long parent = facts.number(Comment.PARENT, 0);
        return isBuried(Tombstone.comment(id))
                || isBuried(Tombstone.video(video))
                || (parent != 0 && isBuried(Tombstone.comment(parent)));
    }

    private boolean barsAuthor(@Nullable Who author, @Nullable String shown, Stamp stamp) {
        var handle = author == null || author.handle() == null ? Identity.Handle.named(shown) : author.handle();
        return bars(author == null ? List.of() : author.lasting(), handle, stamp.time());
    }

    /** @param shown the field that shows the author's handle */
    private boolean barsAuthor(@Nullable Identity author, Facts facts, Field<String> shown) {
        var stamp = facts.stamp(shown);
        long seen = stamp == null ? Long.MAX_VALUE : stamp.time();
        if (author instanceof Identity.Handle handle) {
            return bars(List.of(), handle, seen);
        }
        return bars(author == null ? List.of() : List.of(author), Identity.Handle.named(facts.get(shown)), seen);
    }

    /** What tells no time may be of whoever had the handle and was forgotten. */
    private boolean bars(Identity name, Facts facts) {
        if (!(name instanceof Identity.Handle handle)) {
            return bars(List.of(name), null, 0);
        }
        var seen = facts.last();
        return seen == null ? isBuried(handle.term()) : bars(List.of(), handle, seen.time());
    }

    private boolean barsLasting(Observation.KeptUser user) {
        if (user.names().getFirst() instanceof Identity.Handle) {
            return false;
        }
        return bars(user.names(), null, 0)
                || user.claims().stream()
                        .anyMatch(claim -> bars(user.names(), new Identity.Handle(claim.handle()), claim.first())
                                || bars(user.names(), new Identity.Handle(claim.handle()), claim.last()));
    }

    /** A handle's row may tell of several people, some of them forgotten. */
    private @Nullable Observation admitFacts(Observation.KeptUser user) {
        if (!(user.names().getFirst() instanceof Identity.Handle handle) || !isBuried(handle.term())) {
            return user;
        }
        Predicate<Stamp> passes = stamp -> !bars(List.of(), handle, stamp.time());
        var facts = user.facts().only(passes);
        var history = user.history().only(passes);
        return facts.isEmpty() && history.isEmpty()
                ? null
                : new Observation.KeptUser(user.names(), List.of(), facts, history);
    }

    private boolean bars(List<Identity> lasting, Identity.@Nullable Handle handle, long time) {
        if (lasting.stream().anyMatch(identity -> isBuried(identity.term()))) {
            // The others are the same person's; but a mistake in a file must not take anybody away who is known.
            lasting.stream()
                    .map(Identity::term)
                    .filter(term -> intake.person(term) == null)
                    .forEach(intake::bury);
            return true;
        }
        var tombstone = handle == null ? null : tombstone(handle.term());
        if (handle == null || tombstone == null) {
            return false;
        }
        var owner = People.owner(intake.claimants(handle.handle()), handle.handle(), time);
        return tombstone.holders().stream()
                .anyMatch(holder -> had(holder, owner, handle.handle(), time)
                        && lasting.stream().noneMatch(identity -> isSomebodyElse(identity, holder, handle)));
    }

    /** Whether the handle was theirs at a time, as far as their claims and those of its other holders tell. */
    private static boolean had(Tombstone.Holder holder, @Nullable Person owner, String handle, long time) {
        if (holder.spans().isEmpty()) {
            return owner == null;
        }
        var weight = Person.Claim.byWeightAt(time);
        var best = holder.spans().stream()
                .max(Comparator.comparing(Tombstones::claim, weight))
                .orElseThrow();
        var rival = owner == null ? null : owner.claim(handle);
        return best.here() && (rival == null || weight.compare(claim(best), rival) >= 0);
    }

    private static Person.Claim claim(Tombstone.Span span) {
        return new Person.Claim("", span.first(), span.last());
    }

    /** Nobody has two identities of a kind; and who is known with the handle already is not who was forgotten. */
    private boolean isSomebodyElse(Identity identity, Tombstone.Holder holder, Identity.Handle handle) {
        if (holder.kinds().contains(Tombstone.kind(identity.term()))) {
            return true;
        }
        var person = intake.person(identity.term());
        return person != null && person.claim(handle.handle()) != null;
    }

    private boolean isBuried(String term) {
        return tombstone(term) != null;
    }

    private @Nullable Tombstone tombstone(String term) {
        // Videos and comments come once; people again and again.
        return term.startsWith("video:") || term.startsWith("comment:")
                ? stored.tombstone(term)
                : known.computeIfAbsent(term, name -> Optional.ofNullable(stored.tombstone(name)))
                        .orElse(null);
    }

    /** Forgets the term from now on as well. */
    void put(String term, Tombstone tombstone) {
        known.put(term, Optional.of(tombstone));
    }
}

package dev.zoetrope.readthrough;

import dev.zoetrope.catalog.CatalogReader;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Tombstone;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.upstream.Question;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reader asks for. */
sealed interface Wanted<T> {
    /** The thing itself. */
    String key();

    /** Of those that want the same and would ask the same, one fetches. */
    default String flight(@Nullable T found) {
        return key();
    }

    @Nullable T in(CatalogReader catalog);

    Facts facts(T found);

    /**
     * The field whose stamp tells when the thing itself was looked at. What comes along with others does not have it: a video tells its author's name and picture,
     * and says nothing of how many follow them.
     */
    Field<Long> seenBy();

    /** What upstreams are asked, one after another until one of them knows: first by what never changes. */
    List<Question> questions(@Nullable T found, CatalogReader catalog);

    /** Whether what was told first is about what was found afterwards. */
    boolean isAbout(T found, Observation.Sighting told, CatalogReader catalog);

    /** Whether it is known to be forgotten, so that nothing that is told of it would be kept. */
    boolean isForgotten(CatalogReader catalog);

    /** @param who a handle, or a lasting identity */
    record OfUser(Identity who) implements Wanted<User> {
        @Override
        public String key() {
            return who.term();
        }

        @Override
        public @Nullable User in(CatalogReader catalog) {
            return catalog.user(who).orElse(null);
        }

        @Override
        public Facts facts(User found) {
            return found.facts();
        }

        @Override
        public Field<Long> seenBy() {
            return User.FOLLOWER_COUNT;
        }

        /** Somebody who was renamed is found by what stays with them, and whoever has their old handle is not taken for them. */
        @Override
        public List<Question> questions(@Nullable User found, CatalogReader catalog) {
            var identities = new LinkedHashSet<Identity>();
            if (!(who instanceof Identity.Handle)) {
                identities.add(who);
            }
            if (found != null) {
                var secUid = found.facts().get(User.SEC_UID, "");
                if (!secUid.isEmpty()) {
                    identities.add(new Identity.SecUid(secUid));
                }
                if (found.facts().has(User.USER_ID)) {
                    identities.add(new Identity.UserId(found.facts().number(User.USER_ID, 0)));
                }
            }
            identities.add(who);
            if (found != null && found.handle() != null) {
                identities.add(new Identity.Handle(found.handle()));
            }
            return identities.stream().<Question>map(Question.OfUser::new).toList();
        }

        /** Whoever is told of by a handle alone is whoever has it here. */
        @Override
        public boolean isAbout(User found, Observation.Sighting told, CatalogReader catalog) {
            return told instanceof Observation.OfUser user
                    && (user.who().lasting().isEmpty()
                            || catalog.user(user.who().lasting().getFirst())
                                    .filter(holder -> holder.row() == found.row())
                                    .isPresent());
        }

        /** A handle may be somebody else's by now; who that is only an upstream can tell. */
        @Override
        public boolean isForgotten(CatalogReader catalog) {
            return !(who instanceof Identity.Handle) && catalog.tombstone(who.term()) != null;
        }
    }

    record OfVideo(long id, Identity.@Nullable Handle author) implements Wanted<Video> {
        @Override
        public String key() {
            return Tombstone.video(id);
        }

        @Override
        public @Nullable Video in(CatalogReader catalog) {
            return catalog.video(id);
        }

        @Override
        public Facts facts(Video found) {
            return found.facts();
        }

        @Override
        public Field<Long> seenBy() {
            return Video.LIKE_COUNT;
        }

        /** While nothing is known of it, what one handle leads to tells nothing of another. */
        @Override
        public String flight(@Nullable Video found) {
            return found != null || author == null ? key() : key() + '@' + author.handle();
        }

        /** A caller's handle is good as long as none is known: a wrong one would make the video look as if it were gone. */
        @Override
        public List<Question> questions(@Nullable Video found, CatalogReader catalog) {
            return List.of(new Question.OfVideo(id, found == null ? author : known(found, catalog)));
        }

        private static Identity.@Nullable Handle known(Video video, CatalogReader catalog) {
            var handle = catalog.subject(Person.rowTerm(video.author()), Long.MAX_VALUE)
                    .map(subject -> subject.user().handle())
                    .orElseGet(() -> video.facts().get(Video.HANDLE, ""));
            return Identity.Handle.bare(handle).isEmpty() ? null : new Identity.Handle(handle);
        }

        /** Connectors hold answers to the id. */
        @Override
        public boolean isAbout(Video found, Observation.Sighting told, CatalogReader catalog) {
            return told instanceof Observation.OfVideo;
        }

        @Override
        public boolean isForgotten(CatalogReader catalog) {
            return catalog.tombstone(key()) != null;
        }
    }
}

package dev.zoetrope.readthrough;

import dev.zoetrope.catalog.CatalogReader;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Tombstone;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.upstream.Question;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reader asks for. */
sealed interface Wanted<T> {
    /** Of those that want the same, one fetches. */
    String key();

    @Nullable T in(CatalogReader catalog);

    Facts facts(T found);

    /**
     * The field whose stamp tells when the thing itself was looked at. What comes along with others does not have it: a video tells its author's name and picture,
     * and says nothing of how many follow them.
     */
    Field<Long> seenBy();

    /** What upstreams are asked, one after another until one of them knows. */
    List<Question> questions(@Nullable T found);

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

        /** Somebody who was renamed is not found by the old handle, but by what stays with them. */
        @Override
        public List<Question> questions(@Nullable User found) {
            var questions = new ArrayList<Question>(2);
            questions.add(new Question.OfUser(who));
            if (found != null) {
                var secUid = found.facts().get(User.SEC_UID);
                if (secUid != null && !secUid.isEmpty()) {
                    add(new Identity.SecUid(secUid), questions);
                }
                if (found.facts().has(User.USER_ID)) {
                    add(new Identity.UserId(found.facts().number(User.USER_ID, 0)), questions);
                }
                if (found.handle() != null) {
                    add(new Identity.Handle(found.handle()), questions);
                }
            }
            return questions;
        }

        private static void add(Identity identity, List<Question> questions) {
            var question = new Question.OfUser(identity);
            if (!questions.contains(question)) {
                questions.add(question);
            }
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

        @Override
        public List<Question> questions(@Nullable Video found) {
            var handle = author == null && found != null
                    ? Identity.Handle.normal(found.facts().get(Video.HANDLE, ""))
                    : "";
            return List.of(new Question.OfVideo(id, handle.isEmpty() ? author : new Identity.Handle(handle)));
        }

        @Override
        public boolean isForgotten(CatalogReader catalog) {
            return catalog.tombstone(key()) != null;
        }
    }
}

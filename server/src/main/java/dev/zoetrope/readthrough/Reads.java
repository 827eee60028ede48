package dev.zoetrope.readthrough;

import dev.zoetrope.catalog.Subject;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where surfaces get one user or one video from. Safe for use by several threads.
 *
 * <p>Every method throws {@link dev.zoetrope.catalog.CatalogUnavailable} when the catalog cannot be read.
 */
public interface Reads extends AutoCloseable {
    /** @param who a handle, secUid or numeric id */
    Reading<User> user(Identity who);

    /** @param author the handle that came with the id, for upstreams that want one; null when none did */
    Reading<Video> video(long id, Identity.@Nullable Handle author);

    /** Videos by their ids, in the same order. */
    List<Reading<Video>> videos(List<Long> ids);

    /** Lets somebody be fetched anew behind the answer when what is known of them is no longer fresh. Waits for nobody. */
    Provenance refresh(Subject subject);

    /** How reading through goes. */
    Report report();

    /** Ends what is under way; it may take seconds. Nothing is fetched any more. */
    @Override
    void close();
}

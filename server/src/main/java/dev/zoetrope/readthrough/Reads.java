package dev.zoetrope.readthrough;

import dev.zoetrope.model.Identity;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where surfaces get one user or one video from. Safe for use by several threads. */
public interface Reads {
    /** @param who a handle, secUid or numeric id */
    Reading<User> user(Identity who);

    /** @param author the handle that came with the id, for upstreams that want one; null when none did */
    Reading<Video> video(long id, Identity.@Nullable Handle author);

    /** Videos by their ids, in the same order. */
    List<Reading<Video>> videos(List<Long> ids);
}

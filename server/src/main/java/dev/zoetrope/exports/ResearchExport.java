package dev.zoetrope.exports;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.io.IOException;
import java.util.Optional;

/** Exports what the Research API shows, as it shows it. */
final class ResearchExport {
    private final Catalog.Snapshot catalog;
    private final Extent extent;
    private final Tally tally;

    ResearchExport(Catalog.Snapshot catalog, Extent extent, Tally tally) {
        this.catalog = catalog;
        this.extent = extent;
        this.tally = tally;
    }

    void videos(RowWriter<Video> rows, Parts parts, Losses<Video> losses) throws IOException {
        var hidden = catalog.hiddenAuthors();
        for (var videos = extent.videos(); videos.hasNext(); ) {
            var video = videos.next();
            if (!video.isPublic()) {
                losses.add("that are not public");
            } else if (hidden.contains(video.author())) {
                losses.add("of private accounts");
            } else {
                parts.addVideo(rows.row(video), video.facts().get(Video.CREATED_AT));
                losses.compare(video);
                tally.video();
            }
        }
    }

    void users(RowWriter<User> rows, Parts parts, Losses<User> losses) throws IOException {
        for (var people = extent.people(); people.hasNext(); ) {
            var user = user(people.next()).orElse(null);
            if (user == null) {
                continue;
            }
            if (user.handle() == null) {
                losses.add("who have no handle that is known to be theirs now");
            } else if (user.facts().flag(User.PRIVATE)) {
                losses.add("with private accounts");
            } else if (user.facts().flag(User.RESTRICTED)) {
                losses.add("with restricted accounts");
            } else {
                parts.add(rows.row(user));
                losses.compare(user);
                tally.user();
            }
        }
    }

    /** Somebody as readers see them; empty for what is known of a handle alone and told of whoever has it. */
    private Optional<User> user(Person person) {
        return catalog.user(Identity.of(person.firstName())).filter(user -> user.row() == person.row());
    }
}

package dev.zoetrope.imports;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.Intake;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks at what saving would do, without saving. Each video and user counts once, as what it is to the catalog where it comes first. */
final class DryRun implements AutoCloseable {
    /** What would become of things. */
    private static final class Things {
        private long added;
        private long changed;
        private long known;
        private final LongSet seen = new LongSet();

        private void count(long key, @Nullable Boolean isNew) {
            if (!seen.add(key)) {
                return;
            }
            if (isNew == null) {
                known++;
            } else if (isNew) {
                added++;
            } else {
                changed++;
            }
        }
    }

    private final Things videos = new Things();
    private final Things users = new Things();
    private final Catalog.Snapshot snapshot;
    private final long arrivals;

    DryRun(Catalog catalog) {
        snapshot = catalog.snapshot();
        arrivals = snapshot.arrivals();
    }

    void add(List<Observation> batch) {
        var intake = new Intake(snapshot, arrivals);
        batch.forEach(intake::add);
        var newVideos = new HashMap<Long, Boolean>();
        for (Video video : intake.videos()) {
            newVideos.put(video.id(), video.arrival() > arrivals);
        }
        var newUsers = new HashMap<String, Boolean>();
        for (var person : intake.people()) {
            boolean isNew = Math.abs(person.row()) > arrivals;
            person.names().forEach(name -> newUsers.put(name, isNew));
        }
        for (var row : batch) {
            switch (row) {
                case Observation.OfVideo o -> {
                    videos.count(o.id(), newVideos.get(o.id()));
                    count(o.author(), newUsers);
                }
                case Observation.KeptVideo o -> {
                    videos.count(o.id(), newVideos.get(o.id()));
                    count(o.author(), newUsers);
                }
                case Observation.OfUser o -> count(o.who(), newUsers);
                case Observation.KeptUser o -> count(o.names().getFirst(), newUsers);
                case Observation.OfComment o -> count(o.author(), newUsers);
                case Observation.OfFollow o -> {
                    count(o.follower(), newUsers);
                    count(o.followed(), newUsers);
                }
                case Observation.OfLike o -> count(o.who(), newUsers);
                case Observation.KeptComment o -> count(o.author(), newUsers);
                case Observation.KeptFollow o -> {
                    count(o.follower(), newUsers);
                    count(o.followed(), newUsers);
                }
                case Observation.KeptLike o -> count(o.liker(), newUsers);
                case Observation.OfSound _, Observation.KeptSound _ -> {}
            }
        }
    }

    Importer.Outlook outlook() {
        return new Importer.Outlook(
                videos.added,
                videos.changed,
                videos.known,
                users.added,
                users.changed,
                users.known,
                videos.seen.isFull() || users.seen.isFull());
    }

    private void count(@Nullable Who who, Map<String, Boolean> newUsers) {
        if (who != null) {
            var lasting = who.lasting();
            count(lasting.isEmpty() ? Objects.requireNonNull(who.handle()) : lasting.getFirst(), newUsers);
        }
    }

    private void count(@Nullable Identity identity, Map<String, Boolean> newUsers) {
        if (identity != null) {
            users.count(hash(identity.term()), newUsers.get(identity.term()));
        }
    }

    /** Of 64 bits, so that no two names share one in practice; never 0. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash | 1;
    }

    @Override
    public void close() {
        snapshot.close();
    }
}

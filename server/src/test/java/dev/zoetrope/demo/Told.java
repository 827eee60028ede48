package dev.zoetrope.demo;

import dev.zoetrope.model.Observation;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.util.List;

/** All that a world tells, by kind. */
record Told(List<Observation.OfUser> users, List<Observation.OfSound> sounds, List<Observation.OfVideo> videos) {
    static Told by(DemoWorld world) {
        var all = world.observations().flatMap(List::stream).toList();
        return new Told(
                only(Observation.OfUser.class, all),
                only(Observation.OfSound.class, all),
                only(Observation.OfVideo.class, all));
    }

    private static <T> List<T> only(Class<T> kind, List<Observation> all) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<Observation.OfVideo> publicVideos() {
        return videos.stream().filter(v -> v.facts().flag(Video.PUBLIC)).toList();
    }

    Observation.OfUser user(String handle) {
        return users.stream().filter(u -> handle(u).equals(handle)).findFirst().orElseThrow();
    }

    /** The posts of somebody. */
    List<Observation.OfVideo> videosOf(String handle) {
        return videos.stream()
                .filter(v -> v.facts().get(Video.HANDLE, "").equals(handle))
                .toList();
    }

    static String handle(Observation.OfUser user) {
        var handle = user.who().handle();
        return handle == null ? "" : handle.handle();
    }

    static long followers(Observation.OfUser user) {
        return user.facts().number(User.FOLLOWER_COUNT, 0);
    }
}

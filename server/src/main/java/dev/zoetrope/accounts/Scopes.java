package dev.zoetrope.accounts;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The names of what an app may do. */
public final class Scopes {
    /** Every scope there is, whether or not this server has something for it to open. */
    public static final Set<String> KNOWN = Set.copyOf(Stream.concat(
                    Stream.of(
                            "user.info.basic",
                            "user.info.profile",
                            "user.info.stats",
                            "user.info.open_id",
                            "user.info.username",
                            "video.list",
                            "video.upload",
                            "video.publish",
                            "research.data.basic",
                            "research.adlib.basic",
                            "artist.certification.read",
                            "artist.certification.update",
                            "share.sound.create"),
                    Stream.of("all", "activity", "directmessages", "postsandprofile")
                            .flatMap(part ->
                                    Stream.of("single", "ongoing").map(times -> "portability." + part + "." + times)))
            .toList());

    /** What the Display API and Login Kit ask for. */
    public static final List<String> DISPLAY =
            List.of("user.info.basic", "user.info.profile", "user.info.stats", "video.list");

    private Scopes() {}

    /** @throws InvalidApp when one is none of them */
    static void require(Collection<String> scopes) {
        for (var scope : scopes) {
            if (!KNOWN.contains(scope)) {
                throw new InvalidApp("scopes holds \"%s\"; there are: %s."
                        .formatted(
                                scope.length() > NewApp.MAX_NAME ? scope.substring(0, NewApp.MAX_NAME) + "…" : scope,
                                String.join(", ", new TreeSet<>(KNOWN))));
            }
        }
    }
}

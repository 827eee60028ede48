package dev.zoetrope.upstream;

import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.shape.HandleShape;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A handle gateway: users by handle, videos by handle and id. Each call counts against the key's rate and quota. Its answers do not repeat the handle, so that the gateway is
 * believed that a user is whoever has it. A video is not: see {@link #video}.
 *
 * <p>Safe for use by many threads.
 */
public final class HandleGatewayApi implements Upstream {
    private static final int NOT_FOUND = 404;

    private final JsonClient client;
    private final BaseUrl base;
    private final Secret key;

    /**
     * @param base what {@code /user} and {@code /video} come behind, such as {@code https://gateway.example/dev/tiktok}
     * @throws IllegalArgumentException when base or key cannot be one
     */
    public HandleGatewayApi(JsonClient client, URI base, String key) {
        this.client = client;
        this.base = new BaseUrl(base);
        this.key = new Secret(key);
    }

    /**
     * A user by handle.
     *
     * @return empty when the gateway says that nobody has it
     * @throws IllegalArgumentException when nobody can have it
     * @throws UpstreamFailed when there is no answer that can be believed
     */
    public Optional<Observation.OfUser> user(Identity.Handle handle, Duration within) {
        var answer = call("/user/" + part(handle), within);
        if (says("User not found", answer)) {
            return Optional.empty();
        }
        var seen = read(answer, (in, stamp, latest) -> HandleShape.readUser(in, handle.handle(), stamp, latest));
        return Optional.of(Asked.user(seen, handle));
    }

    /**
     * A video of somebody's. The author is told with the handle of the question, whatever that was: a gateway that goes by the id alone tells of anybody's video. Who may
     * have asked with a wrong handle compares the author's id with the user's.
     *
     * @return empty when the gateway says that they have none of this id
     * @throws IllegalArgumentException when nobody can have the handle
     * @throws UpstreamFailed when there is no answer that can be believed
     */
    public Optional<Post> video(Identity.Handle handle, long id, Duration within) {
        var answer = call("/video/" + part(handle) + "/" + id, within);
        if (says("Video not found", answer)) {
            return Optional.empty();
        }
        var seen = read(answer, (in, stamp, latest) -> HandleShape.readVideo(in, handle.handle(), stamp, latest));
        return Optional.of(Post.of(seen).requireId(id));
    }

    private static String part(Identity.Handle handle) {
        if (!Asked.canBe(handle)) {
            throw new IllegalArgumentException("a handle has letters, digits, full stops and underscores");
        }
        return BaseUrl.encoded(handle.handle());
    }

    private HttpAnswer call(String path, Duration within) {
        return client.call(HttpCall.get(base.at(path)).with("x-api-key", key.value()), Deadline.in(within));
    }

    private static boolean says(String message, HttpAnswer answer) {
        return answer.status() == NOT_FOUND && message.equals(answer.json().text("message"));
    }

    private static List<Observation.Sighting> read(HttpAnswer answer, ShapeReader reader) {
        if (answer.status() != 200) {
            throw answer.failure();
        }
        return reader.sightings(answer, Source.HANDLE_GATEWAY);
    }

    @Override
    public String name() {
        return "gateway";
    }

    /** Users by handle, and videos that come with one. */
    @Override
    public boolean answers(Question question) {
        return Asked.canBe(question)
                && switch (question) {
                    case Question.OfUser user -> user.who() instanceof Identity.Handle;
                    case Question.OfVideo video -> video.author() != null;
                    case Question.OfVideos _ -> false;
                };
    }

    @Override
    public Told ask(Question question, Duration within) {
        return switch (question) {
            case Question.OfUser(Identity.Handle handle) -> Asked.told(user(handle, within));
            case Question.OfVideo(long id, Identity.Handle author)
            when author != null ->
                video(author, id, within)
                        .<Told>map(seen -> new Told.Seen(seen.sightings(), true))
                        .orElseGet(Told.Nothing::new);
            default -> throw Asked.unanswered(name());
        };
    }
}

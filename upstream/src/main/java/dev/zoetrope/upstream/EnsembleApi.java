package dev.zoetrope.upstream;

import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.shape.HybridShape;
import dev.zoetrope.shape.MobileShape;
import dev.zoetrope.upstream.UpstreamFailed.Why;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * EnsembleData: users by handle and secUid, videos by address and by id. Each operation says what it costs in units, of which an account has so many a day, until midnight
 * UTC. Failures of the service cost nothing.
 *
 * <p>Safe for use by many threads.
 */
public final class EnsembleApi implements Upstream {
    public static final URI DEFAULT_BASE = URI.create("https://ensembledata.com/apis");

    /** So many videos can be asked for at once. */
    public static final int MOST_VIDEOS = Question.OfVideos.MOST;

    private static final int UNKNOWN_USER = 463;

    /** A code of the service's that its user operations are not said to have. */
    private static final int USER_NOT_FOUND = 473;

    /** Unknown token, e-mail not verified, subscription ended. */
    private static final Set<Integer> DENIED = Set.of(491, 492, 493);

    private static final int UNITS_SPENT = 495;

    private final JsonClient client;
    private final BaseUrl base;
    private final Secret token;

    /**
     * @param base where the service is, such as {@link #DEFAULT_BASE}
     * @throws IllegalArgumentException when base or token cannot be one
     */
    public EnsembleApi(JsonClient client, URI base, String token) {
        this.client = client;
        this.base = new BaseUrl(base);
        this.token = new Secret(token);
    }

    /**
     * A user by handle. Costs 1 unit, also when nobody has it.
     *
     * @return empty when the service says that nobody has it
     * @throws UpstreamFailed when there is no answer that can be believed
     */
    public Optional<Observation.OfUser> user(Identity.Handle handle, Duration within) {
        return user(handle, "/tt/user/info", "username", handle.handle(), HybridShape::readUser, within, "data");
    }

    /** A user by secUid, as {@link #user(Identity.Handle, Duration)} gives one. The handle may be another than when the secUid was learnt. */
    public Optional<Observation.OfUser> user(Identity.SecUid secUid, Duration within) {
        return user(
                secUid,
                "/tt/user/info-from-secuid",
                "secUid",
                secUid.secUid(),
                MobileShape::readUser,
                within,
                "data",
                "user");
    }

    private Optional<Observation.OfUser> user(
            Identity who,
            String path,
            String name,
            String value,
            ShapeReader reader,
            Duration within,
            String... place) {
        var answer = call(within, path, name, value);
        if (saysNobody(answer)) {
            return Optional.empty();
        }
        var seen = EnsembleApi.<List<Observation.Sighting>>data(
                answer, in -> reader.read(in, answer, Source.MOBILE), place);
        return Optional.of(Asked.user(seen, who));
    }

    /**
     * A video by the address of its page. Costs 2 units.
     *
     * @return empty when the service has no such video
     * @throws UpstreamFailed when there is no answer that can be believed
     */
    public Optional<Post> post(URI page, Duration within) {
        var posts = posts(call(within, "/tt/post/info", "url", page.toString()));
        if (posts.size() > 1) {
            throw new UpstreamFailed(Why.UNREADABLE, "told of more videos than were asked for");
        }
        return posts.stream().findFirst();
    }

    /**
     * Videos by their ids; those that do not exist, or are not shown to everybody, are left out. Costs 2 units for each that is there.
     *
     * @param ids {@link #MOST_VIDEOS} at most
     * @throws UpstreamFailed when there is no answer that can be believed
     */
    public List<Post> posts(List<Long> ids, Duration within) {
        if (ids.isEmpty() || ids.size() > MOST_VIDEOS) {
            throw new IllegalArgumentException("1 to " + MOST_VIDEOS + " videos can be asked for at once");
        }
        var joined = ids.stream().map(String::valueOf).collect(Collectors.joining(";"));
        var posts = posts(call(within, "/tt/post/multi-info", "ids", joined));
        var asked = new HashSet<>(ids);
        for (var post : posts) {
            if (!asked.contains(post.video().id())) {
                throw new UpstreamFailed(Why.UNREADABLE, "told of another video than was asked for");
            }
        }
        return posts;
    }

    private List<Post> posts(HttpAnswer answer) {
        ShapeReader reader = MobileShape::readVideo;
        return EnsembleApi.<List<Post>>data(
                answer, in -> Rows.read(in, row -> Post.of(reader.read(row, answer, Source.MOBILE))), "data");
    }

    private HttpAnswer call(Duration within, String path, String name, String value) {
        return client.call(HttpCall.get(base.at(path, name, value, "token", token.value())), Deadline.in(within));
    }

    /** Said in its own form: the statuses are nobody else's, and data that is null is a success. */
    private static boolean saysNobody(HttpAnswer answer) {
        if (answer.status() == UNKNOWN_USER || answer.status() == USER_NOT_FOUND) {
            return answer.json().has("detail");
        }
        return answer.isJson()
                && Boolean.TRUE.equals(answer.json().read(in -> in.currentToken() == JsonToken.VALUE_NULL, "data"));
    }

    /** Whatever the status: data means success. */
    private static <T> T data(HttpAnswer answer, Function<JsonParser, @Nullable T> reader, String... place) {
        if (DENIED.contains(answer.status())) {
            throw answer.failure(Why.DENIED, "refused the account: status " + answer.status());
        }
        if (answer.status() == UNITS_SPENT) {
            throw answer.failure(Why.LIMITED, "has no units left for today");
        }
        var body = answer.json();
        if (!body.has("data")) {
            throw answer.failure();
        }
        var data = body.read(reader, place);
        if (data == null) {
            throw new UpstreamFailed(Why.UNREADABLE, "answered without data");
        }
        return data;
    }

    @Override
    public String name() {
        return "ensemble";
    }

    /** Users by handle and by secUid; videos by id alone, also many at once. */
    @Override
    public boolean answers(Question question) {
        return Asked.canBe(question)
                && switch (question) {
                    case Question.OfUser user ->
                        user.who() instanceof Identity.Handle || user.who() instanceof Identity.SecUid;
                    case Question.OfVideo _, Question.OfVideos _ -> true;
                };
    }

    @Override
    public Told ask(Question question, Duration within) {
        return switch (question) {
            case Question.OfUser(Identity.Handle handle) -> Asked.told(user(handle, within));
            case Question.OfUser(Identity.SecUid secUid) -> Asked.told(user(secUid, within));
            case Question.OfUser _ -> throw Asked.unanswered(name());
            case Question.OfVideo video ->
                Asked.toldOfPost(posts(List.of(video.id()), within).stream().findFirst());
            case Question.OfVideos videos -> Asked.toldOfPosts(posts(videos.ids(), within));
        };
    }
}

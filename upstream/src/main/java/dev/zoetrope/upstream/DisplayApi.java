package dev.zoetrope.upstream;

import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.shape.DisplayShape;
import dev.zoetrope.shape.MemberDescription;
import dev.zoetrope.upstream.UpstreamFailed.Why;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * TikTok's Display API, version 2, with one creator's own access token: that creator and their public videos, and nothing of anybody else. Calls cost nothing but a place
 * among the 600 of a minute that each operation has.
 *
 * <p>Safe for use by many threads.
 */
public final class DisplayApi implements Upstream {
    public static final URI DEFAULT_BASE = URI.create("https://open.tiktokapis.com");

    /** So many videos can be asked for at once. */
    public static final int MOST_VIDEOS = 20;

    private static final String BASIC = "user.info.basic";
    private static final String PROFILE = "user.info.profile";
    private static final String STATS = "user.info.stats";

    /** The service refuses a call altogether when one field's scope was not granted, and does not tell which were. */
    private static final List<String> USER_FIELDS = Stream.of(
                    Set.of(BASIC, PROFILE, STATS), Set.of(BASIC, PROFILE), Set.of(BASIC, STATS), Set.of(BASIC))
            .map(DisplayApi::userFields)
            .toList();

    private static final String VIDEO_FIELDS =
            String.join(",", DisplayShape.VIDEO.kinds().keySet());

    private final BaseUrl base;
    private final OpenApi api;
    private final String clientKey;
    private final Identity.Handle creator;

    /** Which of {@link #USER_FIELDS} are known to be refused. */
    private volatile int refused;

    private volatile Observation.@Nullable OfUser self;

    /**
     * @param base where the service is, such as {@link #DEFAULT_BASE}
     * @param clientKey of the app that the token was issued to: the creator's open id is good within it alone
     * @param creator whose token it is; an answer that tells another handle is refused
     * @param refresh how to come by the next token; null when there is none
     * @throws IllegalArgumentException when base or token cannot be one
     */
    public DisplayApi(
            JsonClient client,
            URI base,
            String clientKey,
            Identity.Handle creator,
            String accessToken,
            @Nullable RefreshToken refresh) {
        this.base = new BaseUrl(base);
        this.clientKey = clientKey;
        this.creator = creator;
        var tokens = new TokenEndpoint(client, this.base);
        var token = new BearerToken(
                new Secret(accessToken), refresh == null ? null : deadline -> refresh.use(clientKey, tokens, deadline));
        api = new OpenApi(client, token);
    }

    private static String userFields(Set<String> scopes) {
        var read = DisplayShape.USER.kinds().keySet();
        return Stream.concat(
                        Stream.of("open_id"),
                        DisplayShape.USER.descriptions().stream()
                                .filter(member -> scopes.contains(member.scope()))
                                .map(MemberDescription::name)
                                .filter(read::contains))
                .collect(Collectors.joining(","));
    }

    /**
     * The creator, with all fields that the token's scopes open: one call, and up to three more the first time when some were not granted.
     *
     * @throws UpstreamFailed when there is no answer that can be believed, or it is about somebody else than the creator
     */
    public Observation.OfUser user(Duration within) {
        return user(Deadline.in(within));
    }

    private Observation.OfUser user(Deadline deadline) {
        for (int fields = refused; ; fields++) {
            var answer = api.call(HttpCall.get(base.at("/v2/user/info/", "fields", USER_FIELDS.get(fields))), deadline);
            if (!answer.code().equals("scope_not_authorized") || fields == USER_FIELDS.size() - 1) {
                refused = fields;
                return user(answer);
            }
        }
    }

    private Observation.OfUser user(OpenApi.Enveloped answer) {
        var openId = answer.data(_ -> answer.body().text("data", "user", "open_id"), "data", "user");
        if (openId.isEmpty()) {
            throw new UpstreamFailed(Why.UNREADABLE, "does not tell whose token it is");
        }
        var user = answer.data(
                in -> DisplayShape.readUser(in, new Identity.OpenId(clientKey, openId), stamp(answer)), "data", "user");
        var handle = user.who().handle();
        if (handle != null && !handle.equals(creator)) {
            throw new UpstreamFailed(Why.UNREADABLE, "told of somebody else than the token's creator");
        }
        var known = self;
        if (known != null && !user.who().lasting().equals(known.who().lasting())) {
            throw new UpstreamFailed(Why.UNREADABLE, "told of somebody else than before");
        }
        self = user;
        return user;
    }

    /**
     * The creator's public videos among these; others are left out. One call, and one for the creator the first time.
     *
     * @param ids {@link #MOST_VIDEOS} at most
     * @throws UpstreamFailed when there is no answer that can be believed
     */
    public List<Observation.OfVideo> videos(List<Long> ids, Duration within) {
        var deadline = Deadline.in(within);
        return videos(ids, self(deadline), deadline);
    }

    private Observation.OfUser self(Deadline deadline) {
        var known = self;
        return known == null ? user(deadline) : known;
    }

    private List<Observation.OfVideo> videos(List<Long> ids, Observation.OfUser author, Deadline deadline) {
        if (ids.isEmpty() || ids.size() > MOST_VIDEOS) {
            throw new IllegalArgumentException("1 to " + MOST_VIDEOS + " videos can be asked for at once");
        }
        var openId = Objects.requireNonNull(author.who().openId());
        var call = HttpCall.post(
                base.at("/v2/video/query/", "fields", VIDEO_FIELDS), "application/json", RequestBody.of(out -> {
                    out.writeName("filters");
                    out.writeStartObject();
                    out.writeName("video_ids");
                    out.writeStartArray();
                    ids.forEach(id -> out.writeString(Long.toString(id)));
                    out.writeEndArray();
                    out.writeEndObject();
                }));
        var answer = api.call(call, deadline);
        var videos = answer.<List<Observation.OfVideo>>data(
                in -> Rows.read(in, row -> DisplayShape.readVideo(row, openId, stamp(answer))), "data", "videos");
        for (var video : videos) {
            if (!ids.contains(video.id())) {
                throw new UpstreamFailed(Why.UNREADABLE, "told of another video than was asked for");
            }
        }
        return videos;
    }

    private static Stamp stamp(OpenApi.Enveloped answer) {
        return ShapeReader.stamp(answer.answer(), Source.DISPLAY);
    }

    @Override
    public String name() {
        return "display";
    }

    /** The creator alone, and videos that are said to be theirs: what the service leaves out may be anybody's else. */
    @Override
    public boolean answers(Question question) {
        return switch (question) {
            case Question.OfUser(Identity.Handle handle) -> handle.equals(creator);
            case Question.OfUser(Identity.OpenId openId) -> {
                var known = self;
                yield known != null && openId.equals(known.who().openId());
            }
            case Question.OfUser _ -> false;
            case Question.OfVideo video -> creator.equals(video.author()) && Asked.canBe(video);
            case Question.OfVideos _ -> false;
        };
    }

    /** Asked by handle, the token needs the scope {@code user.info.profile}, as nothing tells whose it is otherwise. */
    @Override
    public Told ask(Question question, Duration within) {
        var deadline = Deadline.in(within);
        return switch (question) {
            case Question.OfUser user -> Asked.told(Optional.of(Asked.user(user(deadline), user.who())));
            case Question.OfVideo video -> {
                var author = Asked.user(self(deadline), creator);
                yield Asked.toldOfPost(videos(List.of(video.id()), author, deadline).stream()
                        .findFirst()
                        .map(seen -> new Post(seen, author, null)));
            }
            case Question.OfVideos _ -> throw Asked.unanswered(name());
        };
    }
}

package dev.zoetrope.upstream;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Who;
import dev.zoetrope.shape.ResearchShape;
import dev.zoetrope.shape.Shape;
import dev.zoetrope.upstream.UpstreamFailed.Why;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * TikTok's Research API, version 2: users by handle and videos by id. Each call that is not late costs one of the project's requests of the day, 1,000 by the
 * documentation, failures included. A token lives for two hours, costs nothing and is renewed by itself.
 *
 * <p>Safe for use by many threads.
 */
public final class ResearchApi implements Upstream {
    public static final URI DEFAULT_BASE = URI.create("https://open.tiktokapis.com");

    /** Documented names; {@code username} is not among them, and asking for what is not known breaks a call. */
    private static final String USER_FIELDS = fields(ResearchShape.USER, "username");

    /** Saves have two spellings, of which this is the newer. */
    private static final String VIDEO_FIELDS = fields(ResearchShape.VIDEO, "favourites_count");

    /** A video is posted within a minute or so of the time in its id. */
    private static final Duration AROUND_ID = Duration.ofDays(1);

    private final BaseUrl base;
    private final OpenApi api;

    /**
     * @param base where the service is, such as {@link #DEFAULT_BASE}
     * @throws IllegalArgumentException when base, key or secret cannot be one
     */
    public ResearchApi(JsonClient client, URI base, String clientKey, String clientSecret) {
        this.base = new BaseUrl(base);
        var key = new Secret(clientKey);
        var secret = new Secret(clientSecret);
        var tokens = new TokenEndpoint(client, this.base);
        api = new OpenApi(
                client,
                new BearerToken(
                        null,
                        deadline -> tokens.issue(
                                deadline,
                                "client_key",
                                key.value(),
                                "client_secret",
                                secret.value(),
                                "grant_type",
                                "client_credentials")));
    }

    private static String fields(Shape<?> shape, String without) {
        return shape.names().stream().filter(name -> !name.equals(without)).collect(Collectors.joining(","));
    }

    /**
     * A user as they are now. Of somebody whom the service shows to nobody it tells just that: {@link User#PRIVATE} or {@link User#RESTRICTED}.
     *
     * @return empty when the service says that nobody has the handle
     * @throws UpstreamFailed when there is no answer that can be believed
     */
    public Optional<Observation.OfUser> user(Identity.Handle handle, Duration within) {
        var call = HttpCall.post(
                base.at("/v2/research/user/info/", "fields", USER_FIELDS),
                "application/json",
                RequestBody.of(out -> out.writeStringProperty("username", handle.handle())));
        var answer = api.call(call, Deadline.in(within));
        var stamp = stamp(answer);
        if (answer.code().equals("invalid_params")) {
            var message = answer.message();
            if (message.contains("cannot find the user")) {
                return Optional.empty();
            }
            if (message.contains("cannot return this user")) {
                return Optional.of(hidden(handle, Facts.at(stamp).with(User.RESTRICTED, true)));
            }
            if (message.contains("is private")) {
                return Optional.of(hidden(handle, Facts.at(stamp).with(User.PRIVATE, true)));
            }
        }
        var user = answer.data(
                in -> ResearchShape.readUser(in, handle.handle(), stamp, ShapeReader.latest(answer.answer())), "data");
        if (Asked.isBare(user) && answer.body().text("data", "username") == null) {
            throw new UpstreamFailed(Why.UNREADABLE, "told nothing of the user");
        }
        return Optional.of(Asked.user(user, handle));
    }

    private static Observation.OfUser hidden(Identity.Handle handle, Facts.Builder told) {
        return new Observation.OfUser(Who.handle(handle.handle()), told.stamp(), told.build());
    }

    /**
     * A video, as the service's search has it: new ones up to two days late, counts up to ten.
     *
     * @return empty when no public video has the id
     * @throws UpstreamFailed when there is no answer that can be believed
     */
    public Optional<Observation.OfVideo> video(long id, Duration within) {
        var posted = Instant.ofEpochSecond(id >>> Integer.SIZE);
        var call = HttpCall.post(
                base.at("/v2/research/video/query/", "fields", VIDEO_FIELDS), "application/json", """
                {"query":{"and":[{"operation":"EQ","field_name":"video_id","field_values":["%d"]}]},\
                "start_date":"%s","end_date":"%s","max_count":1}""".formatted(
                                id, day(posted.minus(AROUND_ID)), day(posted.plus(AROUND_ID))));
        var answer = api.call(call, Deadline.in(within));
        var stamp = stamp(answer);
        var videos = answer.<List<Observation.Sighting>>data(
                in -> Rows.read(in, row -> ResearchShape.readVideo(row, stamp, ShapeReader.latest(answer.answer()))),
                "data",
                "videos");
        return videos.isEmpty()
                ? Optional.empty()
                : Optional.of(Post.of(videos).requireId(id).video());
    }

    private static String day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static Stamp stamp(OpenApi.Enveloped answer) {
        return ShapeReader.stamp(answer.answer(), Source.RESEARCH);
    }

    @Override
    public String name() {
        return "research";
    }

    /** People are known here by their handles alone. */
    @Override
    public boolean answers(Question question) {
        return Asked.canBe(question)
                && switch (question) {
                    case Question.OfUser user -> user.who() instanceof Identity.Handle;
                    case Question.OfVideo _ -> true;
                    case Question.OfVideos _ -> false;
                };
    }

    @Override
    public Told ask(Question question, Duration within) {
        return switch (question) {
            case Question.OfUser(Identity.Handle handle) -> Asked.told(user(handle, within));
            case Question.OfUser _ -> throw Asked.unanswered(name());
            case Question.OfVideo video ->
                Asked.toldOfPost(video(video.id(), within).map(seen -> new Post(seen, null, null)));
            case Question.OfVideos _ -> throw Asked.unanswered(name());
        };
    }
}

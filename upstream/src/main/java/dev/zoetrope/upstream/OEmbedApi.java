package dev.zoetrope.upstream;

import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.shape.OEmbed;
import dev.zoetrope.upstream.UpstreamFailed.Why;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * TikTok's oEmbed: of a profile the display name, of a video its title, its author's names and its cover. It needs no credentials, and costs nothing that is published.
 *
 * <p>Safe for use by many threads.
 */
public final class OEmbedApi implements Upstream {
    public static final URI DEFAULT_BASE = URI.create("https://www.tiktok.com");

    private static final String PAGES = "https://www.tiktok.com/@";

    private final JsonClient client;
    private final BaseUrl base;

    /**
     * @param base where the service is, such as {@link #DEFAULT_BASE}
     * @throws IllegalArgumentException when it cannot be a base
     */
    public OEmbedApi(JsonClient client, URI base) {
        this.client = client;
        this.base = new BaseUrl(base);
    }

    /**
     * A user by handle.
     *
     * @throws UpstreamFailed when there is no answer that can be believed; also when the service does not embed the profile, as there is more than one reason for that
     */
    public Observation.OfUser user(Identity.Handle handle, Duration within) {
        return sightings(PAGES + BaseUrl.encoded(handle.handle()), OEmbed::readUser, within)
                .map(seen -> Asked.user(seen, handle))
                .orElseThrow(() -> new UpstreamFailed(Why.UNREADABLE, "does not embed the profile"));
    }

    /**
     * A video of somebody's.
     *
     * @return empty when the service says that there is no such page
     * @throws UpstreamFailed when there is no answer that can be believed
     */
    public Optional<Post> video(Identity.Handle handle, long id, Duration within) {
        return sightings(PAGES + BaseUrl.encoded(handle.handle()) + "/video/" + id, OEmbed::readVideo, within)
                .map(seen -> Post.of(seen).requireId(id));
    }

    private Optional<List<Observation.Sighting>> sightings(String page, ShapeReader reader, Duration within) {
        var answer = client.call(HttpCall.get(base.at("/oembed", "url", page)), Deadline.in(within));
        var body = answer.json();
        if (answer.status() == 400 || answer.status() == 404) {
            // Its own form repeats the status; a proxy's does not.
            if (String.valueOf(answer.status()).equals(body.text("code")) && body.has("message")) {
                return Optional.empty();
            }
        }
        if (answer.status() != 200) {
            throw answer.failure();
        }
        return Optional.of(reader.sightings(answer, Source.OEMBED));
    }

    @Override
    public String name() {
        return "oembed";
    }

    /** Videos that come with a handle. Of a user there is too little to tell, and whether there is somebody not even that. */
    @Override
    public boolean answers(Question question) {
        return question instanceof Question.OfVideo video && video.author() != null && Asked.canBe(video);
    }

    @Override
    public Told ask(Question question, Duration within) {
        if (question instanceof Question.OfVideo(long id, Identity.Handle author) && author != null) {
            return Asked.toldOfPost(video(author, id, within));
        }
        throw Asked.unanswered(name());
    }
}

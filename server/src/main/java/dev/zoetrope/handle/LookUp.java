package dev.zoetrope.handle;

import dev.zoetrope.catalog.CatalogReader;
import dev.zoetrope.handle.Refusal.Reason;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.PublicUrl;
import dev.zoetrope.media.MediaLinks;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.readthrough.Reading;
import dev.zoetrope.readthrough.Reads;
import dev.zoetrope.shape.HandleShape;
import dev.zoetrope.shape.HandleSound;
import dev.zoetrope.shape.HandleUser;
import dev.zoetrope.shape.HandleVideo;
import dev.zoetrope.shape.LinkSigner;
import dev.zoetrope.v2.JsonAnswer;
import dev.zoetrope.world.World;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Finds what one call asks for. */
final class LookUp {
    private final Call call;
    private final Reads reads;
    private final CatalogReader catalog;
    private final long now;
    private final LinkSigner links;

    LookUp(Call call, World world, PublicUrl publicUrl) {
        this.call = call;
        reads = world.reads();
        catalog = world.catalog();
        now = world.clock().millis();
        links = MediaLinks.signer(world, publicUrl.of(call));
    }

    Answer user(Identity.Handle handle) {
        return answer(
                reads.user(handle), Reason.NO_SUCH_USER, user -> json(out -> HandleShape.writeUser(shown(user), out)));
    }

    Answer video(Identity.Handle handle, long id) {
        return answer(reads.video(id, handle), Reason.NO_SUCH_VIDEO, video -> {
            if (!video.isPublic()) {
                throw new Refusal(Reason.NO_SUCH_VIDEO);
            }
            var record = new HandleVideo(video, author(video, handle), sound(video));
            return json(out -> HandleShape.writeVideo(record, out));
        });
    }

    /** What came of a read, with the headers that tell where it came from. */
    private <T> Answer answer(Reading<T> reading, Reason unknown, Function<T, Answer> found) {
        return reading.tellOn(
                switch (reading) {
                    case Reading.Found<T>(var value, var _) -> found.apply(value);
                    case Reading.Missing<T> _ -> HandleGateway.refused(unknown, call);
                    case Reading.Failed<T>(var failure, var _) ->
                        HandleGateway.refused(
                                switch (failure) {
                                    case UNREACHABLE -> Reason.UNREACHABLE;
                                    case LATE -> Reason.LATE;
                                },
                                call);
                });
    }

    private static Answer json(Consumer<JsonGenerator> object) {
        return JsonAnswer.of(200, HandleGateway.JSON, object);
    }

    /**
     * Who posted a video; null when nothing is known of them but the handle on the video.
     *
     * @throws Refusal when somebody else has the handle, or their account is private
     */
    private @Nullable HandleUser author(Video video, Identity.Handle handle) {
        if (video.author() == 0) {
            var seen = video.facts().get(Video.HANDLE, "");
            if (Identity.Handle.normal(seen).equals(handle.handle())) {
                return null;
            }
            throw new Refusal(Reason.NO_SUCH_VIDEO);
        }
        return catalog.subject(handle.term(), now)
                .filter(subject -> subject.rows().contains(video.author()))
                .filter(subject -> !subject.user().facts().flag(User.PRIVATE))
                .map(subject -> shown(subject.user()))
                .orElseThrow(() -> new Refusal(Reason.NO_SUCH_VIDEO));
    }

    private @Nullable HandleSound sound(Video video) {
        long id = video.facts().number(Video.SOUND_ID, 0);
        var sound = id == 0 ? null : catalog.sound(id);
        return sound == null
                ? null
                : new HandleSound(
                        sound, time(sound.facts().first()), time(sound.facts().last()));
    }

    private HandleUser shown(User user) {
        Facts facts = user.facts();
        return new HandleUser(user, time(facts.first()), time(facts.last()), links);
    }

    private static long time(@Nullable Stamp stamp) {
        return stamp == null ? 0 : stamp.time();
    }
}

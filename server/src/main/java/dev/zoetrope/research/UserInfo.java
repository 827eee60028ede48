package dev.zoetrope.research;

import dev.zoetrope.http.Call;
import dev.zoetrope.http.Header;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.User;
import dev.zoetrope.readthrough.Reading;
import dev.zoetrope.shape.ResearchShape;
import dev.zoetrope.v2.Envelope;
import dev.zoetrope.v2.Excerpt;
import dev.zoetrope.v2.JsonBody;
import dev.zoetrope.v2.Refusal;
import dev.zoetrope.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /v2/research/user/info/}: a user by handle. The fields lie in {@code data} itself, {@code username} always among them, as the documentation's sample shows. */
public final class UserInfo {
    private final ResearchSettings settings;

    public UserInfo(ResearchSettings settings) {
        this.settings = settings;
    }

    public Envelope.Data answer(Call call, World world) {
        Research.admit(call, world, settings);
        var body = JsonBody.of(call);
        var fields = Research.fields(call, ResearchShape.USER, "username");
        var username = body.text("username");
        if (username == null || username.isBlank()) {
            throw Refusal.invalidParams("`username` is missing; give a handle without the at sign");
        }
        var handle = handle(username);
        var reading = handle == null ? null : world.reads().user(handle);
        return switch (reading) {
            case null -> throw unknown(username);
            case Reading.Found<User> found -> {
                var headers = found.provenance().headers();
                requireShown(found.value(), username, headers);
                yield ((Envelope.Data) out -> fields.writeMembers(found.value(), out)).with(headers);
            }
            case Reading.Missing<User> missing ->
                throw unknown(username).with(missing.provenance().headers());
            case Reading.Failed<User> failed ->
                throw Refusal.internalError().with(failed.provenance().headers());
        };
    }

    private static Identity.@Nullable Handle handle(String username) {
        try {
            return new Identity.Handle(username.strip());
        } catch (IllegalArgumentException _) {
            // No handle is so long: nobody has it.
            return null;
        }
    }

    /** The texts of the errors were recorded from the live service in 2024. */
    private static void requireShown(User user, String username, List<Header> headers) {
        if (user.facts().flag(User.RESTRICTED)) {
            throw Refusal.invalidParams("API cannot return this user's information")
                    .with(headers);
        }
        if (user.facts().flag(User.PRIVATE)) {
            throw Refusal.invalidParams(asked(username) + " is private").with(headers);
        }
    }

    private static Refusal unknown(String username) {
        return Refusal.invalidParams(asked(username) + " is invalid: cannot find the user");
    }

    private static String asked(String username) {
        return "`username: " + Excerpt.of(username) + "`";
    }
}

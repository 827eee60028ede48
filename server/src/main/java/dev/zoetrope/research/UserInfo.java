package dev.zoetrope.research;

import dev.zoetrope.http.Call;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.User;
import dev.zoetrope.shape.ResearchShape;
import dev.zoetrope.v2.Envelope;
import dev.zoetrope.v2.Excerpt;
import dev.zoetrope.v2.JsonBody;
import dev.zoetrope.v2.Refusal;
import dev.zoetrope.world.World;
import java.util.Optional;

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
        var user = user(username, world);
        return out -> fields.writeMembers(user, out);
    }

    /** The texts of the errors were recorded from the live service in 2024. */
    private static User user(String username, World world) {
        var asked = "`username: " + Excerpt.of(username) + "`";
        var user = find(username, world)
                .orElseThrow(() -> Refusal.invalidParams(asked + " is invalid: cannot find the user"));
        if (user.facts().flag(User.RESTRICTED)) {
            throw Refusal.invalidParams("API cannot return this user's information");
        }
        if (user.facts().flag(User.PRIVATE)) {
            throw Refusal.invalidParams(asked + " is private");
        }
        return user;
    }

    private static Optional<User> find(String username, World world) {
        try {
            return world.catalog().user(new Identity.Handle(username.strip()));
        } catch (IllegalArgumentException _) {
            // No handle is so long: nobody has it.
            return Optional.empty();
        }
    }
}

package dev.zoetrope.display;

import dev.zoetrope.http.Call;
import dev.zoetrope.http.PublicUrl;
import dev.zoetrope.shape.DisplayShape;
import dev.zoetrope.shape.DisplayUser;
import dev.zoetrope.v2.Bearer;
import dev.zoetrope.v2.Envelope;
import dev.zoetrope.world.World;

/** {@code GET /v2/user/info/}: the person behind the token, fetched anew behind the answer when stale. */
public final class UserInfo {
    private final PublicUrl publicUrl;
    private final boolean limited;
    private final Asked<DisplayUser> asked = new Asked<>(DisplayShape.USER);

    /** @param limited whether apps are held to the real service's rate */
    public UserInfo(PublicUrl publicUrl, boolean limited) {
        this.publicUrl = publicUrl;
        this.limited = limited;
    }

    public Envelope.Data answer(Call call, World world) {
        var token = Caller.admit(Operation.USER_INFO, call, world, limited);
        var fields = asked.of(call);
        Bearer.requireScopes(token, fields.scopes());
        var subject = Caller.subject(token, world);
        var user = Caller.user(subject, token, call, world, publicUrl);
        Envelope.Data data = out -> {
            out.writeName("user");
            fields.write(user, out);
        };
        var headers = world.reads().refresh(subject).headers();
        return headers.isEmpty() ? data : data.with(headers);
    }
}

package dev.zoetrope.display;

import dev.zoetrope.http.Call;
import dev.zoetrope.http.PublicUrl;
import dev.zoetrope.shape.DisplayShape;
import dev.zoetrope.shape.DisplayVideo;
import dev.zoetrope.v2.Bearer;
import dev.zoetrope.v2.Envelope;
import dev.zoetrope.v2.JsonBody;
import dev.zoetrope.world.World;

/** {@code POST /v2/video/query/}: those of some videos that are public and the person's, with links that are good from now on. */
public final class VideoQuery {
    private final PublicUrl publicUrl;
    private final boolean limited;
    private final Asked<DisplayVideo> asked = new Asked<>(DisplayShape.VIDEO);

    /** @param limited whether apps are held to the real service's rate */
    public VideoQuery(PublicUrl publicUrl, boolean limited) {
        this.publicUrl = publicUrl;
        this.limited = limited;
    }

    public Envelope.Data answer(Call call, World world) {
        var token = Caller.admit(Operation.VIDEO_QUERY, call, world, limited);
        var fields = asked.of(call);
        Bearer.requireScopes(token, fields.scopes());
        var ids = VideoIds.read(JsonBody.ofOptional(call));
        var videos = new Videos(token, Caller.subject(token, world), world, publicUrl.of(call));
        return videos.data(videos.of(ids), fields);
    }
}

package dev.zoetrope.display;

import dev.zoetrope.accounts.UserToken;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.PublicUrl;
import dev.zoetrope.shape.DisplayShape;
import dev.zoetrope.shape.DisplayUser;
import dev.zoetrope.shape.DisplayVideo;
import dev.zoetrope.shape.Selection;
import dev.zoetrope.v2.Bearer;
import dev.zoetrope.v2.Envelope;
import dev.zoetrope.v2.Gateway;
import dev.zoetrope.v2.JsonBody;
import dev.zoetrope.world.World;
import java.util.function.Function;

/**
 * The data of v1, which the real service retired in 2024 and old clients still ask for: {@code POST /user/info/}, {@code GET /oauth/userinfo/},
 * {@code POST /video/list/} and {@code POST /video/query/}. Tokens of either version open them.
 */
public final class LegacyApi {
    private static final Selection<DisplayUser> OAUTH_USER =
            DisplayShape.OAUTH_USER.select(DisplayShape.OAUTH_USER.names());

    private static final JsonBody.Members NONE = (_, value) -> value.skipChildren();

    private final PublicUrl publicUrl;
    private final boolean limited;
    private final Asked<DisplayUser> askedOfUser = new Asked<>(DisplayShape.USER);
    private final Asked<DisplayVideo> askedOfVideos = new Asked<>(DisplayShape.VIDEO);

    /** @param limited whether apps are held to the real service's rate */
    public LegacyApi(PublicUrl publicUrl, boolean limited) {
        this.publicUrl = publicUrl;
        this.limited = limited;
    }

    public Answer userInfo(Call call, World world) {
        return Gateway.answer(this::userData, LegacyForm.USER, call, world);
    }

    public Answer oauthUserInfo(Call call, World world) {
        return Gateway.answer(this::oauthUserData, LegacyForm.OAUTH, call, world);
    }

    public Answer videoList(Call call, World world) {
        return Gateway.answer(this::listData, LegacyForm.VIDEOS, call, world);
    }

    public Answer videoQuery(Call call, World world) {
        return Gateway.answer(this::queryData, LegacyForm.VIDEOS, call, world);
    }

    private Envelope.Data userData(Call call, World world) {
        var request = LegacyRequest.read(call, NONE);
        var token = admit(Operation.USER_INFO, request, call, world);
        var fields = askedOfUser.of(request.fields());
        Bearer.requireScopes(token, fields.scopes());
        var user = Caller.user(token, call, world, publicUrl);
        return out -> {
            out.writeName("user");
            fields.write(user, out);
        };
    }

    private Envelope.Data oauthUserData(Call call, World world) {
        var token = admit(Operation.USER_INFO, LegacyRequest.read(call, NONE), call, world);
        Bearer.requireScopes(token, OAUTH_USER.scopes());
        var user = Caller.user(token, call, world, publicUrl);
        return out -> OAUTH_USER.writeMembers(user, out);
    }

    private Envelope.Data listData(Call call, World world) {
        var body = new VideoListRequest.Body();
        var request = LegacyRequest.read(call, body);
        return videoData(Operation.VIDEO_LIST, request, call, world, videos -> {
            var list = body.checked();
            return videos.page(list.cursor(), list.count());
        });
    }

    private Envelope.Data queryData(Call call, World world) {
        var body = new VideoIds();
        var request = LegacyRequest.read(call, body);
        return videoData(Operation.VIDEO_QUERY, request, call, world, videos -> videos.of(body.checked()));
    }

    private Envelope.Data videoData(
            Operation operation, LegacyRequest request, Call call, World world, Function<Videos, PostPage> page) {
        var token = admit(operation, request, call, world);
        var fields = askedOfVideos.of(request.fields());
        Bearer.requireScopes(token, fields.scopes());
        var videos = new Videos(token, Caller.subject(token, world), world, publicUrl.of(call));
        return videos.data(page.apply(videos), fields);
    }

    private UserToken admit(Operation operation, LegacyRequest request, Call call, World world) {
        var token = request.token(call, world);
        if (limited) {
            Caller.requireRate(operation, token, world);
        }
        return token;
    }
}

package dev.zoetrope.display;

import dev.zoetrope.accounts.UserToken;
import dev.zoetrope.http.Call;
import dev.zoetrope.v2.Bearer;
import dev.zoetrope.v2.JsonBody;
import dev.zoetrope.v2.Refusal;
import dev.zoetrope.world.World;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** What calls of v1 have in common: token, open id and fields, as members of the body or as parameters of the query. */
final class LegacyRequest implements JsonBody.Members {
    private static final int MOST_FIELDS = 100;

    private final JsonBody.Members rest;
    private @Nullable String accessToken;
    private @Nullable String openId;
    private @Nullable List<String> fields;

    /** @param rest takes the members of one operation alone */
    private LegacyRequest(JsonBody.Members rest) {
        this.rest = rest;
    }

    static LegacyRequest read(Call call, JsonBody.Members rest) {
        var request = new LegacyRequest(rest);
        request.accessToken = call.query("access_token");
        request.openId = call.query("open_id");
        var names = call.query("fields");
        request.fields = names == null ? null : Arrays.asList(names.split(",", -1));
        JsonBody.ofOptional(call).members(request);
        return request;
    }

    @Override
    public void member(String name, JsonParser value) {
        switch (name) {
            case "access_token" -> accessToken = JsonBody.text(name, value);
            case "open_id" -> openId = JsonBody.text(name, value);
            case "fields" -> fields = JsonBody.strings(name, value, MOST_FIELDS);
            default -> rest.member(name, value);
        }
    }

    /** The fields asked for; none when nobody says. */
    List<String> fields() {
        return fields == null ? List.of() : fields;
    }

    /**
     * The token, if it and the open id fit each other. Some clients send it in the header alone, as v2 wants it, and no open id.
     *
     * @throws Refusal 401 {@code access_token_invalid}
     */
    UserToken token(Call call, World world) {
        var token = accessToken == null ? Bearer.user(call, world) : Bearer.user(accessToken, call, world);
        if (openId != null && !openId.isEmpty() && !openId.equals(token.openId())) {
            throw Bearer.invalidUser();
        }
        return token;
    }
}

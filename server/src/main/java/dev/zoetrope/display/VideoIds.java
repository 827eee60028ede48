package dev.zoetrope.display;

import dev.zoetrope.v2.JsonBody;
import dev.zoetrope.v2.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The ids in the filters of a body: {@code {"filters":{"video_ids":["…"]}}}. */
final class VideoIds implements JsonBody.Members {
    /** So many may be asked for at once. */
    static final int MOST = 20;

    private @Nullable List<String> ids;

    static List<String> read(JsonBody body) {
        var members = new VideoIds();
        body.members(members);
        return members.checked();
    }

    @Override
    public void member(String name, JsonParser value) {
        if (!name.equals("filters")) {
            value.skipChildren();
        } else if (value.currentToken() == JsonToken.START_OBJECT) {
            readFilters(value);
        } else if (value.currentToken() != JsonToken.VALUE_NULL) {
            throw Refusal.invalidParams("`filters` must be an object with the list `video_ids`");
        }
    }

    private void readFilters(JsonParser in) {
        while (in.nextToken() != JsonToken.END_OBJECT) {
            var name = in.currentName();
            in.nextToken();
            if (name.equals("video_ids")) {
                ids = JsonBody.strings("filters.video_ids", in, MOST);
            } else {
                in.skipChildren();
            }
        }
    }

    List<String> checked() {
        if (ids == null) {
            throw Refusal.invalidParams("`filters.video_ids` is missing; give a list of up to " + MOST + " video ids");
        }
        return ids;
    }
}

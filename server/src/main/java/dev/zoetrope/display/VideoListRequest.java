package dev.zoetrope.display;

import dev.zoetrope.v2.JsonBody;
import dev.zoetrope.v2.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** The body of a list of videos, checked. */
record VideoListRequest(Cursor cursor, int count) {
    static final int LARGEST_PAGE = 20;

    /** So many videos come when nobody says, or says 0. */
    static final int USUAL_PAGE = 10;

    static VideoListRequest read(JsonBody body) {
        var members = new Body();
        body.members(members);
        return members.checked();
    }

    /** Members as they come, each at most once. */
    static final class Body implements JsonBody.Members {
        private @Nullable Long cursor;
        private @Nullable Long count;

        @Override
        public void member(String name, JsonParser value) {
            switch (name) {
                case "cursor" -> cursor = JsonBody.integer(name, value);
                case "max_count" -> count = JsonBody.integer(name, value);
                default -> value.skipChildren();
            }
        }

        VideoListRequest checked() {
            long from = cursor == null ? 0 : cursor;
            if (from < 0) {
                throw Refusal.invalidParams("`cursor` is " + from + "; give the one of the page before, or 0");
            }
            long most = count == null || count == 0 ? USUAL_PAGE : count;
            if (most < 0 || most > LARGEST_PAGE) {
                throw Refusal.invalidParams(
                        "`max_count` is " + most + "; it must be a number from 1 to " + LARGEST_PAGE);
            }
            return new VideoListRequest(new Cursor(from), (int) most);
        }
    }
}

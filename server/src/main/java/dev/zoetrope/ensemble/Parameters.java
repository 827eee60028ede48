package dev.zoetrope.ensemble;

import dev.zoetrope.ensemble.ParameterType.Choice;
import dev.zoetrope.ensemble.ParameterType.Day;
import dev.zoetrope.ensemble.ParameterType.Flag;
import dev.zoetrope.ensemble.ParameterType.Text;
import dev.zoetrope.ensemble.ParameterType.Whole;
import java.time.LocalDate;
import java.util.List;

/** The parameters that operations have. */
final class Parameters {
    /** Tokens have 16 characters; the real service's own tests send a shorter one and expect to be told that it is unknown. */
    static final Parameter<String> TOKEN =
            Parameter.required("token", Text.NOT_EMPTY, "The token of the caller.", "a1B2c3D4e5F6g7H8");

    static final Parameter<String> USERNAME =
            Parameter.required("username", Text.NOT_EMPTY, "The handle of a user.", "zoe.trope");
    static final Parameter<String> SEC_UID =
            Parameter.required("secUid", Text.NOT_EMPTY, "The secondary id of a user.", "MS4wLjABAAAAexample");
    static final Parameter<String> USER_ID =
            Parameter.required("id", Text.NOT_EMPTY, "The numeric id of a user.", "6784563456345634563");
    static final Parameter<Boolean> ALTERNATIVE_METHOD = Parameter.optional(
            "alternative_method", new Flag(), false, "Tells more of the account: its category, link and age.");
    static final Parameter<String> KEYWORD =
            Parameter.required("keyword", Text.NOT_EMPTY, "What to look for.", "dance");

    static final Parameter<Long> DEPTH =
            Parameter.required("depth", Whole.POSITIVE, "How many chunks of 10 posts to read at most.", "1");
    static final Parameter<Long> START_CURSOR = Parameter.optional(
                    "start_cursor", Whole.ANY, 0L, "The `nextCursor` of the answer before.")
            .renamed("cursor");
    static final Parameter<Long> OLDEST_CREATETIME = Parameter.optional(
            "oldest_createtime", Whole.ANY, 0L, "Stop behind the chunk with a post older than this, Unix seconds.");
    static final Parameter<Boolean> NEW_VERSION =
            Parameter.optional("new_version", new Flag(), false, "Changes nothing here.");
    static final Parameter<Boolean> DOWNLOAD_VIDEO =
            Parameter.optional("download_video", new Flag(), false, "Changes nothing here.");

    static final Parameter<Long> CURSOR =
            Parameter.optional("cursor", Whole.ANY, 0L, "The `nextCursor` of the answer before.");
    static final Parameter<String> PAGE_TOKEN =
            Parameter.optional("page_token", Text.ANY, "", "The `nextPageToken` of the answer before.");

    static final Parameter<String> URL = Parameter.required(
            "url", Text.ANY, "The address of a post.", "https://www.tiktok.com/@zoe.trope/video/7109000000000000001");
    static final Parameter<String> IDS = Parameter.required(
                    "ids",
                    new Text(2, Text.LONGEST),
                    "Ids of at most 100 posts, with semicolons between them.",
                    "7109000000000000001;7109000000000000002")
            .renamed("aweme_ids");
    static final Parameter<String> AWEME_ID =
            Parameter.required("aweme_id", Text.ANY, "The id of a post.", "7109000000000000001");
    static final Parameter<String> COMMENT_ID =
            Parameter.required("comment_id", Text.ANY, "The id of a comment.", "7110000000000000001");

    static final Parameter<String> HASHTAG = Parameter.required(
                    "name", Text.ANY, "A hashtag, without the number sign.", "dance")
            .renamed("hashtag");
    static final Parameter<Long> DAYS = Parameter.required("days", Whole.ANY, "How many days back.", "7");
    static final Parameter<Boolean> REMAP_OUTPUT =
            Parameter.optional("remap_output", new Flag(), true, "Posts as an older web endpoint told of them.");
    static final Parameter<Long> MAX_CURSOR =
            Parameter.optional("max_cursor", Whole.ANY, 10_000L, "How many posts to look at.");

    static final Parameter<String> NAME =
            Parameter.required("name", Text.ANY, "What to look for.", "dance").renamed("keyword");
    static final Parameter<String> PERIOD = Parameter.required(
            "period",
            new Choice(
                    "Period",
                    "Days since the post; 0 for any number of them.",
                    List.of("0", "1", "7", "30", "90", "180")),
            "Within how many days.",
            "180");
    static final Parameter<String> SORTING = Parameter.optional(
            "sorting",
            new Choice("Sorting", "0 relevance, 1 likes, 2 newest.", List.of("0", "1", "2")),
            "0",
            "The order of posts.");
    static final Parameter<String> COUNTRY =
            Parameter.optional("country", Text.ANY, "", "Posts of this country alone, ISO 3166-1 alpha-2.");
    static final Parameter<Boolean> MATCH_EXACTLY = Parameter.optional(
            "match_exactly", new Flag(), false, "Posts with these words as they are, one behind the other.");
    static final Parameter<Boolean> GET_AUTHOR_STATS = Parameter.optional(
            "get_author_stats", new Flag(), false, "Tells the counters of authors too, for one unit each.");

    static final Parameter<String> SOUND_SORTING = Parameter.optional(
            "sorting",
            new Choice(
                    "MusicSorting",
                    "0 relevance, 1 most used, 2 newest, 3 shortest, 4 longest.",
                    List.of("0", "1", "2", "3", "4")),
            "0",
            "The order of sounds.");
    static final Parameter<String> FILTER_BY = Parameter.optional(
            "filter_by",
            new Choice("MusicFilter", "0 anything, 1 titles, 2 creators.", List.of("0", "1", "2")),
            "0",
            "Where to look.");
    static final Parameter<String> MUSIC_ID =
            Parameter.required("music_id", Text.ANY, "The id of a sound.", "6953000000000000001");
    static final Parameter<String> SOUND_ID = Parameter.required(
                    "id", Text.ANY, "The id of a sound.", "6953000000000000001")
            .renamed("music_id");

    static final Parameter<LocalDate> DATE = Parameter.required("date", new Day(), "A day in UTC.", "2026-11-21");
    static final Parameter<Long> HISTORY_DAYS =
            Parameter.required("days", Whole.ANY, "How many days, today included.", "10");

    private Parameters() {}
}

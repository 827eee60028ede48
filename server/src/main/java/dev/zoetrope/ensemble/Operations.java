package dev.zoetrope.ensemble;

import static dev.zoetrope.ensemble.Refusal.Reason.INVALID_COUNTRY;
import static dev.zoetrope.ensemble.Refusal.Reason.INVALID_USERNAME;
import static dev.zoetrope.ensemble.Refusal.Reason.TOO_MANY_IDS;
import static dev.zoetrope.ensemble.Refusal.Reason.URL_NOT_VALID;

import dev.zoetrope.ensemble.Operation.CostExample;
import dev.zoetrope.ensemble.Operation.Work;
import java.util.List;

/** The table of all operations. Routes, the reading of parameters, costs and the description come from it. */
final class Operations {
    private static final List<Refusal.Reason> NONE = List.of();

    static final List<Operation> ALL = List.of(
            free(
                    "/customer/get-used-units",
                    "customer_get_usage",
                    "Units spent on a day",
                    List.of(Parameters.DATE),
                    "UsedUnits",
                    CustomerOperations::usedUnits),
            free(
                    "/customer/get-history",
                    "customer_get_usage_history",
                    "Units spent on each of the latest days",
                    List.of(Parameters.HISTORY_DAYS),
                    "UnitsHistory",
                    CustomerOperations::history),
            of(
                    "/tt/user/info",
                    "tiktok_user_info_from_username",
                    "A user by handle",
                    List.of(Parameters.USERNAME),
                    "UserInfo",
                    List.of(INVALID_USERNAME),
                    "1",
                    List.of(new CostExample("A user", 1), new CostExample("Nobody", 1)),
                    1,
                    UserOperations::info),
            of(
                    "/tt/user/info-from-secuid",
                    "tiktok_user_info_from_secuid",
                    "A user by secondary id",
                    List.of(Parameters.SEC_UID, Parameters.ALTERNATIVE_METHOD),
                    "SecUidInfo",
                    NONE,
                    "1",
                    List.of(new CostExample("A user", 1), new CostExample("Nobody", 1)),
                    1,
                    UserOperations::infoFromSecUid),
            of(
                    "/tt/user/search",
                    "tiktok_user_search",
                    "Users whose name or handle has some words",
                    List.of(Parameters.KEYWORD, Parameters.CURSOR),
                    "FoundUsers",
                    NONE,
                    "2",
                    List.of(),
                    2,
                    UserOperations::search),
            of(
                    "/tt/user/posts",
                    "tiktok_user_posts_from_username",
                    "Posts of a user by handle, newest first",
                    List.of(
                            Parameters.USERNAME,
                            Parameters.DEPTH,
                            Parameters.START_CURSOR,
                            Parameters.OLDEST_CREATETIME,
                            Parameters.NEW_VERSION,
                            Parameters.DOWNLOAD_VIDEO),
                    "Posts",
                    List.of(INVALID_USERNAME),
                    "1, and 1 for each chunk of 10 posts that was read",
                    List.of(
                            new CostExample("45 posts with depth 10", 6),
                            new CostExample("No posts", 1),
                            new CostExample("Nobody", 1)),
                    2,
                    PostListOperations::byName),
            of(
                    "/tt/user/posts-from-secuid",
                    "tiktok_user_posts_from_secuid",
                    "Posts of a user by secondary id, newest first",
                    List.of(
                            Parameters.SEC_UID,
                            Parameters.DEPTH,
                            Parameters.START_CURSOR,
                            Parameters.OLDEST_CREATETIME,
                            Parameters.NEW_VERSION,
                            Parameters.DOWNLOAD_VIDEO),
                    "Posts",
                    NONE,
                    "1 for each chunk of 10 posts that was read, and at least 1",
                    List.of(new CostExample("45 posts with depth 10", 5), new CostExample("No posts", 1)),
                    1,
                    PostListOperations::bySecUid),
            of(
                    "/tt/user/followers",
                    "tiktok_user_followers",
                    "Who follows a user",
                    List.of(Parameters.USER_ID, Parameters.SEC_UID, Parameters.CURSOR, Parameters.PAGE_TOKEN),
                    "Followers",
                    NONE,
                    "2, or 1 when nobody has the secUid",
                    List.of(),
                    2,
                    RelationOperations::followers),
            of(
                    "/tt/user/followings",
                    "tiktok_user_followings",
                    "Whom a user follows",
                    List.of(Parameters.USER_ID, Parameters.SEC_UID, Parameters.CURSOR, Parameters.PAGE_TOKEN),
                    "Followings",
                    NONE,
                    "2, or 1 when nobody has the secUid",
                    List.of(),
                    2,
                    RelationOperations::followings),
            of(
                    "/tt/user/liked-posts",
                    "tiktok_user_liked_posts",
                    "Posts that a user likes",
                    List.of(Parameters.SEC_UID, Parameters.CURSOR),
                    "LikedPosts",
                    NONE,
                    "1",
                    List.of(),
                    1,
                    RelationOperations::likedPosts),
            of(
                    "/tt/post/info",
                    "tiktok_post_info",
                    "A post by its address",
                    List.of(Parameters.URL, Parameters.NEW_VERSION, Parameters.DOWNLOAD_VIDEO),
                    "Posts",
                    List.of(URL_NOT_VALID),
                    "2, or 1 when it is not there",
                    List.of(),
                    2,
                    PostOperations::info),
            of(
                    "/tt/post/multi-info",
                    "tiktok_multi_post_info",
                    "Posts by their ids",
                    List.of(Parameters.IDS, Parameters.NEW_VERSION, Parameters.DOWNLOAD_VIDEO),
                    "Posts",
                    List.of(TOO_MANY_IDS),
                    "2 for each post that is there",
                    List.of(new CostExample("3 ids, of which 2 exist", 4)),
                    2,
                    PostOperations::multiInfo),
            of(
                    "/tt/post/comments",
                    "tiktok_post_comments",
                    "Comments on a post, newest first",
                    List.of(Parameters.AWEME_ID, Parameters.CURSOR),
                    "Comments",
                    NONE,
                    "1",
                    List.of(),
                    1,
                    PostOperations::comments),
            replies("/tt/post/comments-replies", "tiktok_post_comment_replies"),
            replies("/tt/post/comment-replies", "tiktok_post_comment_replies_alias"),
            of(
                    "/tt/hashtag/posts",
                    "tiktok_hashtag_search",
                    "Posts with a hashtag, the most liked first",
                    List.of(Parameters.HASHTAG, Parameters.CURSOR),
                    "HashtagPosts",
                    NONE,
                    "1",
                    List.of(),
                    1,
                    HashtagOperations::posts),
            of(
                    "/tt/hashtag/recent-posts",
                    "tiktok_full_hashtag_search",
                    "Recent posts with a hashtag",
                    List.of(Parameters.HASHTAG, Parameters.DAYS, Parameters.REMAP_OUTPUT, Parameters.MAX_CURSOR),
                    "RecentPosts",
                    NONE,
                    "1 for each 10 pages of 20 posts that were looked at, and at least 1",
                    List.of(new CostExample("400 posts looked at, whatever their age", 2)),
                    1,
                    HashtagOperations::recentPosts),
            of(
                    "/tt/keyword/search",
                    "tiktok_keyword_search",
                    "Posts whose caption has some words",
                    List.of(
                            Parameters.NAME,
                            Parameters.CURSOR,
                            Parameters.PERIOD,
                            Parameters.SORTING,
                            Parameters.COUNTRY,
                            Parameters.MATCH_EXACTLY,
                            Parameters.GET_AUTHOR_STATS),
                    "FoundPosts",
                    List.of(INVALID_COUNTRY),
                    "1; with `get_author_stats`, and 1 for each post",
                    List.of(new CostExample("20 posts with `get_author_stats`", 21)),
                    1,
                    KeywordOperations::search),
            of(
                    "/tt/keyword/full-search",
                    "tiktok_full_keyword_search",
                    "All posts whose caption has some words",
                    List.of(
                            Parameters.NAME,
                            Parameters.PERIOD,
                            Parameters.SORTING,
                            Parameters.COUNTRY,
                            Parameters.MATCH_EXACTLY),
                    "AllFoundPosts",
                    List.of(INVALID_COUNTRY),
                    "1 for each 20 posts, with `match_exactly` for each 10, and at least 1",
                    List.of(new CostExample("50 posts", 3), new CostExample("50 posts with `match_exactly`", 5)),
                    1,
                    KeywordOperations::fullSearch),
            of(
                    "/tt/music/info",
                    "tiktok_music_search",
                    "Sounds by title or creator",
                    List.of(Parameters.NAME, Parameters.CURSOR, Parameters.SOUND_SORTING, Parameters.FILTER_BY),
                    "FoundMusic",
                    NONE,
                    "2",
                    List.of(),
                    2,
                    SoundOperations::search),
            of(
                    "/tt/music/posts",
                    "tiktok_music_posts",
                    "Posts with a sound, the most liked first",
                    List.of(Parameters.MUSIC_ID, Parameters.CURSOR),
                    "MusicPosts",
                    NONE,
                    "1",
                    List.of(),
                    1,
                    SoundOperations::posts),
            of(
                    "/tt/music/details",
                    "tiktok_music_details",
                    "A sound",
                    List.of(Parameters.SOUND_ID),
                    "MusicDetails",
                    NONE,
                    "2, or 1 when it is not there",
                    List.of(),
                    2,
                    SoundOperations::details),
            of(
                    "/tt/live/search",
                    "tiktok_lives_search",
                    "Live streams: none",
                    List.of(Parameters.KEYWORD, Parameters.CURSOR, Parameters.COUNTRY),
                    "Lives",
                    NONE,
                    "1, and 1 with a `country`",
                    List.of(),
                    1,
                    LiveOperations::search));

    private Operations() {}

    private static Operation free(
            String path, String id, String summary, List<Parameter<?>> parameters, String result, Work work) {
        return of(path, id, summary, parameters, result, NONE, "0", List.of(), 0, work);
    }

    private static Operation replies(String path, String id) {
        return of(
                path,
                id,
                "Replies to a comment, newest first",
                List.of(Parameters.AWEME_ID, Parameters.COMMENT_ID, Parameters.CURSOR),
                "Comments",
                NONE,
                "1",
                List.of(),
                1,
                PostOperations::replies);
    }

    private static Operation of(
            String path,
            String id,
            String summary,
            List<Parameter<?>> parameters,
            String result,
            List<Refusal.Reason> errors,
            String cost,
            List<CostExample> costExamples,
            long least,
            Work work) {
        return new Operation(path, id, summary, parameters, result, errors, cost, costExamples, least, work);
    }
}

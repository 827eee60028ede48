package dev.zoetrope.imports;

import static tools.jackson.core.JsonToken.START_ARRAY;
import static tools.jackson.core.JsonToken.START_OBJECT;
import static tools.jackson.core.JsonToken.VALUE_NULL;

import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.shape.HandleShape;
import dev.zoetrope.shape.HybridShape;
import dev.zoetrope.shape.JsonType;
import dev.zoetrope.shape.LegacyWebShape;
import dev.zoetrope.shape.MobileShape;
import dev.zoetrope.shape.ResearchShape;
import dev.zoetrope.shape.Shape;
import dev.zoetrope.shape.WebShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * What an object in a file is taken for: the sort of row whose shapes have most of its names; of two that have as many, the one that comes first here. Names that
 * stand within a member {@code user} count as well. So a row that somebody has given further members, lists of rows among them, is a row all the same.
 *
 * @param index its place among all kinds
 * @param source whom its facts are from
 * @param label what its user calls it
 * @param shape null for what is no row itself
 * @param reader null for what is no row itself
 */
record RowKind(
        int index,
        Source source,
        String label,
        @Nullable Shape<?> shape,
        @Nullable Reader reader) {
    /** Reads a row. */
    interface Reader {
        List<? extends Observation.Sighting> read(JsonParser in, Stamp stamp, long latest);
    }

    static final String POSTS = "posts";

    /** A member that holds rows when nothing else tells what the object is: everybody may call anything so. */
    static final String DATA = "data";

    /** Members that hold rows, of answers and of what web pages carry. */
    private static final Set<String> AROUND = Set.of(
            DATA,
            POSTS,
            "users",
            "user_info",
            "followers",
            "followings",
            "liked_posts",
            "comments",
            "aweme_info",
            "aweme_list",
            "itemInfo",
            "itemList",
            "itemStruct",
            "userInfo",
            "__DEFAULT_SCOPE__",
            "webapp.user-detail",
            "webapp.video-detail");

    /** A member that holds sounds when it is a list; else it belongs to a video. */
    private static final String SOUNDS = "music";

    private static final String USER = "user";

    /** An object that holds rows: no row has more names than it has members that hold some. */
    static final RowKind AROUND_ROWS = new RowKind(0, Source.WEB, "rows within others", null, null);

    static final RowKind RESEARCH_USER = new RowKind(
            1,
            Source.RESEARCH,
            "rows",
            ResearchShape.USER,
            (in, stamp, latest) -> List.of(ResearchShape.readUser(in, null, stamp, latest)));
    static final RowKind RESEARCH_VIDEO = new RowKind(
            2,
            Source.RESEARCH,
            "rows",
            ResearchShape.VIDEO,
            (in, stamp, latest) -> List.of(ResearchShape.readVideo(in, stamp, latest)));
    static final RowKind MOBILE_VIDEO =
            new RowKind(3, Source.MOBILE, "videos as apps see them", MobileShape.VIDEO, MobileShape::readVideo);
    static final RowKind MOBILE_USER = new RowKind(
            4, Source.MOBILE, "users as apps see them", MobileShape.ALTERNATIVE_USER, MobileShape::readUser);
    /** An object whose member {@code user} is one. */
    static final RowKind AROUND_MOBILE_USER = new RowKind(5, Source.MOBILE, "users as apps see them", null, null);

    static final RowKind COMMENT =
            new RowKind(6, Source.MOBILE, "comments as apps see them", MobileShape.COMMENT, MobileShape::readComment);
    static final RowKind SOUND =
            new RowKind(7, Source.MOBILE, "sounds as apps see them", MobileShape.SOUND, MobileShape::readSound);
    static final RowKind WEB_USER = new RowKind(8, Source.WEB, "users of web pages", WebShape.USER, WebShape::readUser);
    static final RowKind WEB_VIDEO =
            new RowKind(9, Source.WEB, "videos of web pages", WebShape.VIDEO, WebShape::readVideo);
    static final RowKind HYBRID_USER =
            new RowKind(10, Source.MOBILE, "users of EnsembleData", HybridShape.USER, HybridShape::readUser);
    static final RowKind LEGACY_VIDEO =
            new RowKind(11, Source.WEB, "videos of an older web page", LegacyWebShape.VIDEO, LegacyWebShape::readVideo);
    static final RowKind HANDLE_USER = new RowKind(
            12,
            Source.HANDLE_GATEWAY,
            "users of a handle gateway",
            HandleShape.USER,
            (in, stamp, latest) -> HandleShape.readUser(in, null, stamp, latest));
    static final RowKind HANDLE_VIDEO = new RowKind(
            13,
            Source.HANDLE_GATEWAY,
            "videos of a handle gateway",
            HandleShape.VIDEO,
            (in, stamp, latest) -> HandleShape.readVideo(in, null, stamp, latest));
    /** A hashtag with its videos. */
    static final RowKind AROUND_POSTS = new RowKind(14, Source.WEB, "rows within others", null, null);

    private static final Set<String> OF_HASHTAG =
            Set.of("id", "description", "is_commerce", "video_count", "view_count", POSTS);

    static final List<RowKind> KINDS = List.of(
            AROUND_ROWS,
            RESEARCH_USER,
            RESEARCH_VIDEO,
            MOBILE_VIDEO,
            MOBILE_USER,
            AROUND_MOBILE_USER,
            COMMENT,
            SOUND,
            WEB_USER,
            WEB_VIDEO,
            HYBRID_USER,
            LEGACY_VIDEO,
            HANDLE_USER,
            HANDLE_VIDEO,
            AROUND_POSTS);

    /** For each name the kinds that have it, as bits. */
    private static final Map<String, Integer> OUTER = new HashMap<>();

    static final Map<String, Integer> WITHIN_USER = new HashMap<>();

    /** What rows have. */
    private static final int ROWS;

    static {
        int rows = 0;
        for (var kind : KINDS) {
            if (kind.shape != null) {
                rows |= kind.bit();
                kind.shape.kinds().keySet().forEach(name -> OUTER.merge(name, kind.bit(), (a, b) -> a | b));
                kind.shape.names().forEach(name -> OUTER.merge(name, kind.bit(), (a, b) -> a | b));
                for (var member : kind.shape.descriptions()) {
                    if (member.name().equals(USER) && member.type() instanceof JsonType.ObjectOf(var parts)) {
                        parts.forEach(part -> WITHIN_USER.merge(part.name(), kind.bit(), (a, b) -> a | b));
                    }
                }
            }
        }
        OUTER.merge(USER, AROUND_MOBILE_USER.bit(), (a, b) -> a | b);
        MobileShape.ALTERNATIVE_USER
                .names()
                .forEach(name -> WITHIN_USER.merge(name, AROUND_MOBILE_USER.bit(), (a, b) -> a | b));
        OF_HASHTAG.forEach(name -> OUTER.merge(name, AROUND_POSTS.bit(), (a, b) -> a | b));
        ROWS = rows;
    }

    int bit() {
        return 1 << index;
    }

    /** Names that no other kind has. */
    Set<String> ownNames() {
        return OUTER.entrySet().stream()
                .filter(name -> name.getValue() == bit())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean isResearch() {
        return source == Source.RESEARCH;
    }

    /** Whether a member of such an object holds rows. */
    boolean holdsRows(String member, JsonToken token) {
        return holds(member, token) || (equals(AROUND_MOBILE_USER) && member.equals(USER) && token == START_OBJECT);
    }

    private static boolean holds(String member, JsonToken token) {
        return token == START_ARRAY
                ? AROUND.contains(member) || member.equals(SOUNDS)
                : token == START_OBJECT && AROUND.contains(member);
    }

    /** Whether rows have such a member, and what this is does not. */
    boolean isStrange(String member) {
        int bits = OUTER.getOrDefault(member, 0);
        return (bits & ROWS) != 0 && (bits & bit()) == 0;
    }

    /** What the object is that begins there. Of a broken one what comes before the break tells. */
    static RowKind of(byte[] bytes, int start) {
        var votes = new RowVotes();
        try (var in = JsonRows.JSON.createParser(ObjectReadContext.empty(), bytes, start, bytes.length - start)) {
            in.nextToken();
            for (var name = in.nextName(); name != null; name = in.nextName()) {
                var token = in.nextToken();
                if (name.equals(JsonSlice.VIDEOS) && token == START_ARRAY) {
                    return RESEARCH_VIDEO;
                }
                vote(name, token, in, votes);
                if (votes.areClear()) {
                    break;
                }
            }
        } catch (JacksonException _) {
            // Told when the row is read.
        }
        return votes.leader();
    }

    /** The parser stands on the member's value, and on its end afterwards. */
    private static void vote(String name, JsonToken token, JsonParser in, RowVotes votes) {
        if (holds(name, token)) {
            votes.addHolder(name);
        }
        boolean isUser = name.equals(USER);
        if (!isUser || token == START_OBJECT || token == VALUE_NULL) {
            votes.add(name, OUTER);
        }
        if (isUser && token == START_OBJECT) {
            votes.addUser(in);
        } else {
            in.skipChildren();
        }
    }
}

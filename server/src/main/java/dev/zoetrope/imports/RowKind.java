package dev.zoetrope.imports;

import static tools.jackson.core.JsonToken.START_ARRAY;
import static tools.jackson.core.JsonToken.START_OBJECT;

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
import tools.jackson.core.ObjectReadContext;

/**
 * What an object in a file is taken for: the sort of row whose shapes have most of its names; of two that have as many, the one that comes first here. Names that
 * stand within a member {@code user} count as well.
 */
enum RowKind {
    RESEARCH_USER(
            Source.RESEARCH,
            "rows",
            ResearchShape.USER,
            (in, stamp, latest) -> List.of(ResearchShape.readUser(in, null, stamp, latest))),
    RESEARCH_VIDEO(
            Source.RESEARCH,
            "rows",
            ResearchShape.VIDEO,
            (in, stamp, latest) -> List.of(ResearchShape.readVideo(in, stamp, latest))),
    MOBILE_VIDEO(Source.MOBILE, "videos as apps see them", MobileShape.VIDEO, MobileShape::readVideo),
    MOBILE_USER(Source.MOBILE, "users as apps see them", MobileShape.ALTERNATIVE_USER, MobileShape::readUser),
    /** An object whose member {@code user} is one. */
    AROUND_MOBILE_USER(Source.MOBILE, "users as apps see them", null, null),
    COMMENT(Source.MOBILE, "comments as apps see them", MobileShape.COMMENT, MobileShape::readComment),
    SOUND(Source.MOBILE, "sounds as apps see them", MobileShape.SOUND, MobileShape::readSound),
    WEB_USER(Source.WEB, "users of web pages", WebShape.USER, WebShape::readUser),
    WEB_VIDEO(Source.WEB, "videos of web pages", WebShape.VIDEO, WebShape::readVideo),
    HYBRID_USER(Source.MOBILE, "users of EnsembleData", HybridShape.USER, HybridShape::readUser),
    LEGACY_VIDEO(Source.WEB, "videos of an older web page", LegacyWebShape.VIDEO, LegacyWebShape::readVideo),
    HANDLE_USER(
            Source.HANDLE_GATEWAY,
            "users of a handle gateway",
            HandleShape.USER,
            (in, stamp, latest) -> HandleShape.readUser(in, null, stamp, latest)),
    HANDLE_VIDEO(
            Source.HANDLE_GATEWAY,
            "videos of a handle gateway",
            HandleShape.VIDEO,
            (in, stamp, latest) -> HandleShape.readVideo(in, null, stamp, latest)),
    /** An object that holds rows. */
    AROUND_ROWS(Source.WEB, "rows within others", null, null);

    /** Reads a row. */
    interface Reader {
        List<? extends Observation.Sighting> read(JsonParser in, Stamp stamp, long latest);
    }

    /** Members that hold rows, of answers and of what web pages carry. */
    private static final Set<String> AROUND = Set.of(
            "data",
            "posts",
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

    /** So many names more than any other sort has settle what a row is. */
    private static final int LEAD = 3;

    private static final RowKind[] KINDS = values();

    /** For each name the kinds that have it, as bits. */
    private static final Map<String, Integer> OUTER = new HashMap<>();

    private static final Map<String, Integer> WITHIN_USER = new HashMap<>();

    static {
        for (var kind : KINDS) {
            if (kind.shape != null) {
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
    }

    final Source source;
    final String label;
    private final @Nullable Shape<?> shape;
    private final @Nullable Reader reader;

    RowKind(Source source, String label, @Nullable Shape<?> shape, @Nullable Reader reader) {
        this.source = source;
        this.label = label;
        this.shape = shape;
        this.reader = reader;
    }

    private int bit() {
        return 1 << ordinal();
    }

    /** Names that no other kind has. */
    Set<String> ownNames() {
        return OUTER.entrySet().stream()
                .filter(name -> name.getValue() == bit())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Null for what is no row itself. */
    @Nullable Reader reader() {
        return reader;
    }

    boolean isResearch() {
        return source == Source.RESEARCH;
    }

    /** Whether a member of such an object holds rows. */
    boolean holdsRows(String member, boolean isList) {
        return this == AROUND_MOBILE_USER ? member.equals(USER) : holds(member, isList);
    }

    private static boolean holds(String member, boolean isList) {
        return AROUND.contains(member) || (isList && member.equals(SOUNDS));
    }

    /** What the object is that begins there. Of a broken one what comes before the break tells. */
    static RowKind of(byte[] bytes, int start) {
        var votes = new Votes();
        try (var in = JsonRows.JSON.createParser(ObjectReadContext.empty(), bytes, start, bytes.length - start)) {
            in.nextToken();
            for (var name = in.nextName(); name != null; name = in.nextName()) {
                var token = in.nextToken();
                if ((token == START_ARRAY || token == START_OBJECT) && holds(name, token == START_ARRAY)) {
                    return AROUND_ROWS;
                }
                if (name.equals(JsonRows.VIDEOS) && token == START_ARRAY) {
                    return RESEARCH_VIDEO;
                }
                votes.add(name, OUTER);
                if (name.equals(USER) && token == START_OBJECT) {
                    votes.addUser(in);
                } else {
                    in.skipChildren();
                }
                if (votes.areClear()) {
                    break;
                }
            }
        } catch (JacksonException _) {
            // Told when the row is read.
        }
        return votes.leader();
    }

    /** How many names of a row each kind has. */
    private static final class Votes {
        private final int[] counts = new int[KINDS.length];
        private boolean hasId;
        private boolean tellsUser;
        private boolean tellsVideo;

        void add(String name, Map<String, Integer> kinds) {
            int bits = kinds.getOrDefault(name, 0);
            for (int rest = bits; rest != 0; rest &= rest - 1) {
                counts[Integer.numberOfTrailingZeros(rest)]++;
            }
            boolean ofVideo = (bits & RESEARCH_VIDEO.bit()) != 0;
            boolean ofUser = (bits & RESEARCH_USER.bit()) != 0;
            tellsVideo |= ofVideo && !ofUser;
            tellsUser |= ofUser && !ofVideo;
            hasId |= name.equals("id") || name.equals("video_id");
        }

        void addUser(JsonParser in) {
            for (var name = in.nextName(); name != null; name = in.nextName()) {
                in.nextToken();
                in.skipChildren();
                add(name, WITHIN_USER);
            }
        }

        /** A row of the Research API is a user's if it has the names of one and no id, else a video's. */
        RowKind leader() {
            int best = 0;
            for (int i = 1; i < counts.length; i++) {
                if (counts[i] > counts[best]) {
                    best = i;
                }
            }
            var kind = KINDS[best];
            if (!kind.isResearch()) {
                return kind;
            }
            return hasId || (tellsVideo && !tellsUser) ? RESEARCH_VIDEO : RESEARCH_USER;
        }

        boolean areClear() {
            var leader = leader();
            if (leader == RESEARCH_USER) {
                return false;
            }
            for (var kind : KINDS) {
                if (kind != leader && counts[kind.ordinal()] + LEAD > counts[leader.ordinal()]) {
                    return false;
                }
            }
            return true;
        }
    }
}

package dev.zoetrope.imports;

import java.util.Map;
import tools.jackson.core.JsonParser;

/** How many names of a row each kind has. */
final class RowVotes {
    /** So many names more than any other sort has settle what a row is. */
    private static final int LEAD = 3;

    private final int[] counts = new int[RowKind.KINDS.size()];
    private boolean holdsRows;
    private boolean holdsPosts;
    private boolean hasId;
    private boolean tellsUser;
    private boolean tellsVideo;

    void add(String name, Map<String, Integer> kinds) {
        int bits = kinds.getOrDefault(name, 0);
        for (int rest = bits; rest != 0; rest &= rest - 1) {
            counts[Integer.numberOfTrailingZeros(rest)]++;
        }
        boolean ofVideo = (bits & RowKind.RESEARCH_VIDEO.bit()) != 0;
        boolean ofUser = (bits & RowKind.RESEARCH_USER.bit()) != 0;
        tellsVideo |= ofVideo && !ofUser;
        tellsUser |= ofUser && !ofVideo;
        hasId |= name.equals("id") || name.equals("video_id");
    }

    /** A member that holds rows. */
    void addHolder(String name) {
        holdsRows = true;
        holdsPosts |= name.equals(RowKind.POSTS);
        if (!name.equals(RowKind.DATA)) {
            counts[RowKind.AROUND_ROWS.index()]++;
        }
    }

    void addUser(JsonParser in) {
        for (var name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            in.skipChildren();
            add(name, RowKind.WITHIN_USER);
        }
    }

    /** A row of the Research API is a user's if it has the names of one and no id, else a video's. */
    RowKind leader() {
        int best = holdsRows ? RowKind.AROUND_ROWS.index() : RowKind.RESEARCH_USER.index();
        for (int i = best + 1; i < counts.length; i++) {
            if (counts[i] > counts[best] && (holdsPosts || i != RowKind.AROUND_POSTS.index())) {
                best = i;
            }
        }
        var kind = RowKind.KINDS.get(best);
        if (!kind.isResearch()) {
            return kind;
        }
        return hasId || (tellsVideo && !tellsUser) ? RowKind.RESEARCH_VIDEO : RowKind.RESEARCH_USER;
    }

    boolean areClear() {
        var leader = leader();
        if (leader.equals(RowKind.RESEARCH_USER)) {
            return false;
        }
        int enough = counts[leader.index()] - LEAD;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > enough && i != leader.index()) {
                return false;
            }
        }
        return true;
    }
}

package dev.zoetrope.shape;

import dev.zoetrope.model.Video;

/** Members that say that not everybody sees a video: one that says so is enough. */
final class Visibility {
    private static final Member.Reader READER = Table.reader(ValueKind.FLAG, (in, draft) -> {
        boolean hidden = WireFlag.isSet(in);
        draft.facts.with(Video.PUBLIC, !hidden && !Boolean.FALSE.equals(draft.facts.get(Video.PUBLIC)));
    });

    private Visibility() {}

    static <R extends Shown> Table<R> add(Table<R> table, String name) {
        return table.line(
                name,
                JsonType.FLAG,
                "Whether not everybody sees it",
                (wireName, video, out) ->
                        WireFlag.FLAG.write(wireName, !video.facts().get(Video.PUBLIC, Boolean.TRUE), out),
                READER);
    }

    /** A member that tells a reason of which nothing is known when it is written. */
    static <R extends Shown> Table<R> addUnknown(Table<R> table, String name) {
        return table.line(
                name,
                JsonType.FLAG,
                "Always false",
                (wireName, _, out) -> WireFlag.FLAG.write(wireName, false, out),
                READER);
    }
}

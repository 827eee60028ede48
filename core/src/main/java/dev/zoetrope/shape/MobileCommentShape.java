package dev.zoetrope.shape;

import static dev.zoetrope.shape.TextCodec.TEXT;
import static dev.zoetrope.shape.TextCodec.TEXT_OR_EMPTY;

import dev.zoetrope.model.Comment;
import java.util.Map;

/** The table of comments as apps see them. */
final class MobileCommentShape {
    private static final Codec<Long> COUNT = new Always<>(NumberCodec.COUNT, "0");
    private static final Codec<Long> ID = new Always<>(new Quoted(NumberCodec.ID), "\"0\"");

    /** The number of replies under its other name. */
    private static final Member.Reader REPLY_COUNT = Table.reader(ValueKind.COUNT, (in, draft) -> {
        var count = COUNT.read(in);
        if (count != null && draft.facts.get(Comment.REPLY_COUNT) == null) {
            draft.facts.with(Comment.REPLY_COUNT, count);
        }
    });

    static final Shape<MobileComment> COMMENT = comment();

    private MobileCommentShape() {}

    private static Shape<MobileComment> comment() {
        return new Table<MobileComment>()
                .line(
                        "cid",
                        JsonType.TEXT,
                        "Its id",
                        Member.text(comment -> Long.toString(comment.comment().id())),
                        Draft.ID)
                .line(
                        "aweme_id",
                        JsonType.TEXT,
                        "The id of the video it stands under",
                        Member.text(comment -> Long.toString(comment.comment().video())),
                        Draft.OF_VIDEO)
                .fact("text", Comment.TEXT, TEXT_OR_EMPTY.orEmpty(), "What it says")
                .fact(
                        "create_time",
                        Comment.CREATED_AT,
                        new Always<>(NumberCodec.TIME, "0"),
                        "When it was written, in Unix seconds, UTC")
                .fact("digg_count", Comment.LIKE_COUNT, COUNT, "Number of likes")
                .fact("reply_comment_total", Comment.REPLY_COUNT, COUNT, "Number of replies")
                .line(
                        "reply_comment_count",
                        JsonType.INT64,
                        "Number of replies",
                        (name, comment, out) -> COUNT.write(name, comment.facts(), Comment.REPLY_COUNT, out),
                        REPLY_COUNT)
                .fact("reply_id", Comment.PARENT, ID, "The id of the comment it is a reply to; 0 for none")
                .fact("reply_to_reply_id", Comment.ANSWERED, ID, "The id of the reply it answers; 0 for none")
                .fact("comment_language", Comment.LANGUAGE, TEXT.orEmpty(), "Its language")
                .fact("author_pin", Comment.PINNED, WireFlag.FLAG, "Whether the video's author pinned it")
                .fact("is_author_digged", Comment.LIKED_BY_AUTHOR, WireFlag.FLAG, "Whether the video's author likes it")
                .joined(
                        "user",
                        "Who wrote it; all counters are 0",
                        MobileUserShape.WITHIN,
                        MobileComment::shownAuthor,
                        Draft::author)
                .constant("status", JsonType.INT32, "1", "Always 1")
                .zero("stick_position")
                .none("label_list")
                .object(
                        "share_info",
                        "Always the same",
                        info -> info.empty("url").empty("desc"))
                .constant("text_extra", new JsonType.ListOf(JsonType.OBJECT), "[]", "Always empty")
                .rows(Map.of("reply_comment", Table.reader(ValueKind.OBJECTS, MobileCommentShape::readReplies)));
    }

    private static void readReplies(RecordParser in, Draft draft) {
        in.list(element -> {
            var reply = draft.addReply();
            element.readObject(COMMENT.readers(), reply);
            return reply;
        });
    }
}

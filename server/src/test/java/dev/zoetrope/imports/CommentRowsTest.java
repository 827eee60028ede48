package dev.zoetrope.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of comments, with replies in them. */
class CommentRowsTest {
    private static final String REPLY =
            "{\"cid\":\"78\",\"aweme_id\":\"9\",\"reply_id\":\"77\",\"text\":\"thanks\",\"user\":{\"uid\":\"7\",\"unique_id\":\"ben\"}}";

    private final Reading reading = new Reading();

    private List<Comment> comments(long parent) {
        return reading.catalog.comments(9, parent, 0, 10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"reply_comment_total\":3                          | 3",
                "\"reply_comment_count\":3                          | 3",
                "\"reply_comment_count\":0                          | 0",
                "\"reply_comment_total\":3,\"reply_comment_count\":1 | 3",
                "\"reply_comment_count\":1,\"reply_comment_total\":3 | 3",
            })
    void theNumberOfRepliesIsReadUnderEitherName(String members, long count) throws Exception {
        reading.read("{\"cid\":\"77\",\"aweme_id\":\"9\",\"text\":\"nice\"," + members + "}");
        assertEquals(count, comments(0).getFirst().facts().get(Comment.REPLY_COUNT), reading.rejections::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                REPLY,
                "{\"cid\":\"78\",\"text\":\"thanks\",\"user\":{\"uid\":\"7\",\"unique_id\":\"ben\"}}",
            })
    void repliesWithinACommentAreCommentsUnderIt(String reply) throws Exception {
        var totals = reading.read("{\"reply_comment\":[" + reply
                + "],\"cid\":\"77\",\"aweme_id\":\"9\",\"text\":\"nice\",\"observed_at\":\"2023-01-01T00:00:00Z\","
                + "\"user\":{\"uid\":\"6\",\"unique_id\":\"mara\"}}");
        assertEquals(new Importer.Totals(0, 2, 0, 2, 0, 0), totals, reading.rejections::toString);
        assertEquals("nice", comments(0).getFirst().facts().get(Comment.TEXT));
        var replies = comments(77);
        assertEquals(List.of(78L), replies.stream().map(Comment::id).toList());
        assertEquals("thanks", replies.getFirst().facts().get(Comment.TEXT));
        assertEquals("ben", replies.getFirst().facts().get(Comment.HANDLE));
        assertEquals(7, reading.user("ben").facts().get(User.USER_ID));
        assertEquals(
                List.of(Instant.parse("2023-01-01T00:00:00Z").toEpochMilli()),
                replies.getFirst().facts().stamps().stream().map(Stamp::time).toList());
    }

    @Test
    void noRepliesAreNoMistake() throws Exception {
        var totals = reading.read("{\"cid\":\"77\",\"aweme_id\":\"9\",\"text\":\"nice\",\"reply_comment\":null}\n"
                + "{\"cid\":\"76\",\"aweme_id\":\"9\",\"text\":\"nice\",\"reply_comment\":[]}");
        assertEquals(new Importer.Totals(0, 0, 0, 2, 0, 0), totals, reading.rejections::toString);
    }

    @Test
    void aReplyWithoutAnIdIsToldWithItsPlace() throws Exception {
        reading.read("{\"cid\":\"77\",\"aweme_id\":\"9\",\"text\":\"nice\",\"reply_comment\":[{\"text\":\"thanks\"}]}");
        assertTrue(
                reading.rejections.getFirst().contains("reply_comment.cid: is missing"), reading.rejections::toString);
    }
}

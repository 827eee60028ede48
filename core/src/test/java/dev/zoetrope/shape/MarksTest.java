package dev.zoetrope.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Video;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every member that the surfaces promise of what is marked in a caption is there, of hashtags and of mentions. */
final class MarksTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Facts FACTS = Facts.at(Wire.STAMP)
            .with(Video.CAPTION, "hi @cem #x")
            .with(Video.HASHTAGS, List.of("x"))
            .with(Video.HASHTAG_INFO, List.of(new Video.Hashtag(3, "x", "about x")))
            .with(Video.MENTIONS, List.of("cem"))
            .build();

    private static JsonNode written(BiConsumer<MobileVideo, JsonGenerator> writer) {
        var video = new MobileVideo(new Video(9, 1, 1, FACTS), null, null, LinkSigner.NONE, 1);
        return JSON.readTree(Wire.written(out -> writer.accept(video, out)));
    }

    private static void assertIs(String expected, JsonNode list) {
        assertEquals(JSON.readTree(expected), list);
    }

    @Test
    void ofAnAppsVideo() {
        assertIs("""
                [{"start":8,"end":10,"type":1,"hashtag_name":"x","hashtag_id":"3","user_id":"","sec_uid":"","is_commerce":false},
                 {"start":3,"end":7,"type":0,"hashtag_name":"","hashtag_id":"","user_id":"","sec_uid":"","is_commerce":false}]
                """, written(MobileShape::writeVideo).get("text_extra"));
    }

    @Test
    void ofAnOlderWebPagesVideo() {
        var json = written(LegacyWebShape::writeVideo);
        assertIs("""
                [{"Start":8,"End":10,"Type":1,"HashtagName":"x","HashtagId":"3","UserId":""},
                 {"Start":3,"End":7,"Type":0,"HashtagName":"","HashtagId":"","UserId":""}]
                """, json.get("textExtra"));
        assertIs(
                "[{\"challengeId\":\"3\",\"challengeName\":\"x\",\"text\":\"about x\",\"isCommerce\":false}]",
                json.get("challengeInfoList"));
    }
}

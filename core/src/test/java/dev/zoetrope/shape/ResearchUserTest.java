package dev.zoetrope.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Who;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ResearchUserTest {
    private static final String JSON =
            "{\"username\":\"Mara.Sews\",\"display_name\":\"Mara 🧵\",\"bio_description\":\"\","
                    + "\"avatar_url\":\"https://p.example/a~c5_168x168.jpeg?x-expires=1&x-signature=a%2Bb%3D\",\"is_verified\":true,"
                    + "\"follower_count\":427682,\"following_count\":0,\"likes_count\":11907467940,\"video_count\":61,"
                    + "\"bio_url\":\"\"}";

    private static final Facts FACTS = Facts.at(Wire.STAMP)
            .with(User.HANDLE, "Mara.Sews")
            .with(User.DISPLAY_NAME, "Mara 🧵")
            .with(User.BIO, "")
            .with(User.AVATAR_168, "https://p.example/a~c5_168x168.jpeg?x-expires=1&x-signature=a%2Bb%3D")
            .with(User.VERIFIED, true)
            .with(User.FOLLOWER_COUNT, 427_682L)
            .with(User.FOLLOWING_COUNT, 0L)
            .with(User.LIKES_RECEIVED, 11_907_467_940L)
            .with(User.VIDEO_COUNT, 61L)
            .with(User.BIO_LINK, "")
            .build();

    private static final Selection<User> ALL = ResearchShape.USER.select(ResearchShape.USER.names());

    @Test
    void everyMemberIsReadAndWrittenBack() {
        var observed = Wire.readUser(JSON);
        assertEquals(FACTS, observed.facts());
        assertEquals(Who.handle("mara.sews"), observed.who());
        assertEquals(JSON, Wire.written(ALL, new User(-1, "Mara.Sews", observed.facts())));
    }

    @Test
    void theTableNamesEveryMember() {
        assertEquals(
                List.of(
                        "username",
                        "display_name",
                        "bio_description",
                        "avatar_url",
                        "is_verified",
                        "follower_count",
                        "following_count",
                        "likes_count",
                        "video_count",
                        "bio_url"),
                ResearchShape.USER.names());
    }

    @Test
    void unknownFactsAreLeftOut() {
        assertEquals("{\"username\":\"mara\"}", Wire.written(ALL, new User(-1, "mara", Facts.NONE)));
        assertEquals("{}", Wire.written(ALL, new User(1, null, Facts.NONE)));
    }

    @Test
    void anEmptyNameOrAvatarIsUnknown() {
        var facts = Wire.readUser("{\"username\":\"m\",\"display_name\":\"\",\"avatar_url\":\"\",\"likes_count\":null}")
                .facts();
        assertEquals(Facts.at(Wire.STAMP).with(User.HANDLE, "m").build(), facts);
    }

    @Test
    void theHandleAskedForStandsInForAMissingOne() {
        var observed = ResearchShape.readUser(Wire.parser("{\"video_count\":3}"), "mara", Wire.STAMP);
        assertEquals(Who.handle("mara"), observed.who());
        assertEquals("mara", observed.facts().get(User.HANDLE));
        var told = ResearchShape.readUser(Wire.parser("{\"username\":\"told\"}"), "asked", Wire.STAMP);
        assertEquals(Who.handle("told"), told.who());
    }

    @Test
    void aUserWithoutAHandleIsRefused() {
        var e = assertThrows(UnreadableRecord.class, () -> Wire.readUser("{\"video_count\":3}"));
        assertEquals("username: is missing; without a handle nobody knows whom the row is about", e.getMessage());
    }
}

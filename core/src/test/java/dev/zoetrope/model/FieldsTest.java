package dev.zoetrope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Numbers stand for fields in stored rows: one that is given to another field, or whose type changes, makes stored catalogs lie. Only add to these lists. */
final class FieldsTest {
    private static final Map<Type<?>, String> TYPES = Map.of(
            Type.TEXT, "text",
            Type.NUMBER, "number",
            Type.FLAG, "flag",
            Type.TEXTS, "texts",
            Type.NUMBERS, "numbers",
            Type.HASHTAGS, "hashtags",
            Type.STICKERS, "stickers",
            Type.EFFECTS, "effects",
            Type.TAG, "tag");

    @Test
    void theFieldsOfUsersStay() {
        assertEquals(USER, table(User.class));
    }

    @Test
    void theFieldsOfVideosStay() {
        assertEquals(VIDEO, table(Video.class));
    }

    @Test
    void theFieldsOfSoundsStay() {
        assertEquals(SOUND, table(Sound.class));
    }

    @Test
    void theRanksOfSourcesStay() {
        assertEquals(
                "1 OEMBED, 2 HANDLE_GATEWAY, 3 WEB, 4 MOBILE, 5 RESEARCH, 6 DISPLAY, 7 OWNER",
                Arrays.stream(Source.values())
                        .map(source -> source.rank() + " " + source)
                        .collect(Collectors.joining(", ")));
        for (var source : Source.values()) {
            assertEquals(source, Source.ofRank(source.rank()));
        }
    }

    @Test
    void aFieldNumberLiesWithinARowsTable() {
        for (int number : new int[] {-1, 0, Field.LIMIT, 1000}) {
            assertThrows(IllegalArgumentException.class, () -> new Field<>(number, "x", Type.TEXT));
        }
    }

    private static String table(Class<?> kind) {
        return Arrays.stream(kind.getDeclaredFields())
                .filter(constant -> Modifier.isStatic(constant.getModifiers()) && constant.getType() == Field.class)
                .map(FieldsTest::value)
                .map(field -> field.number() + " " + field.name() + " " + TYPES.get(field.type()) + "\n")
                .collect(Collectors.joining());
    }

    private static Field<?> value(java.lang.reflect.Field constant) {
        try {
            return (Field<?>) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static final String USER = """
            1 user_id number
            2 sec_uid text
            3 handle text
            4 display_name text
            5 bio text
            6 bio_link text
            7 avatar_small text
            8 avatar_168 text
            9 avatar_300 text
            10 avatar_medium text
            11 avatar_large text
            12 verified flag
            13 verify_text text
            14 private flag
            15 follower_count number
            16 following_count number
            17 likes_received number
            18 likes_given number
            19 video_count number
            20 friend_count number
            21 region text
            22 language text
            23 account_created_at number
            24 handle_changed_at number
            25 name_changed_at number
            26 instagram text
            27 twitter text
            28 youtube text
            29 commerce flag
            30 commerce_category text
            31 live_room_id text
            32 comment_setting number
            33 duet_setting number
            34 stitch_setting number
            35 download_setting number
            36 restricted flag
            37 enterprise_verify_text text
            38 verification_type number
            39 twitter_name text
            40 youtube_title text
            """;

    private static final String VIDEO = """
            1 created_at number
            2 caption text
            3 handle text
            4 region text
            5 like_count number
            6 comment_count number
            7 share_count number
            8 view_count number
            9 save_count number
            10 repost_count number
            11 download_count number
            12 whatsapp_share_count number
            13 duration_ms number
            14 music_id number
            15 hashtags texts
            16 hashtag_info hashtags
            17 mentions texts
            18 effects texts
            19 effects_info effects
            20 stickers stickers
            21 playlist number
            22 transcript text
            23 stem_verified flag
            24 label text
            25 tag tag
            26 aigc flag
            27 public flag
            28 title text
            29 width number
            30 height number
            31 cover_url text
            32 play_url text
            33 language text
            34 pinned flag
            35 is_ad flag
            36 photos texts
            37 origin_cover_url text
            38 dynamic_cover_url text
            39 download_url text
            40 playlist_name text
            """;

    private static final String SOUND = """
            1 music_title text
            2 music_author text
            3 music_album text
            4 music_duration_ms number
            5 music_original flag
            6 music_private flag
            7 music_cover_url text
            8 music_play_url text
            9 music_cover_small text
            10 music_cover_large text
            11 music_owner_id number
            12 music_owner_handle text
            13 music_owner_name text
            14 music_owner_sec_uid text
            """;
}

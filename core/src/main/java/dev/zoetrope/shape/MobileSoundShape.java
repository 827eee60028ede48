package dev.zoetrope.shape;

import static dev.zoetrope.shape.TextCodec.HANDLE;
import static dev.zoetrope.shape.TextCodec.SEC_UID;
import static dev.zoetrope.shape.TextCodec.TEXT;

import dev.zoetrope.model.Sound;
import java.util.Map;

/** The table of sounds as apps see them. */
final class MobileSoundShape {
    private static final Codec<Long> OWNER_ID = new Always<>(new Quoted(NumberCodec.ID), "\"\"");
    private static final Codec<Long> SECONDS = new Always<>(NumberCodec.DURATION.withoutZero(), "0");

    static final Shape<MobileSound> SOUND = sound();

    private MobileSoundShape() {}

    private static Shape<MobileSound> sound() {
        var table = new Table<MobileSound>()
                .line(
                        "id",
                        JsonType.INT64,
                        "Its id, as a number",
                        (name, sound, out) -> {
                            out.writeName(name);
                            out.writeNumber(sound.sound().id());
                        },
                        Draft.SPARE_ID)
                .line("id_str", JsonType.TEXT, "Its id", Member.text(MobileSoundShape::id), Draft.ID)
                .line("mid", JsonType.TEXT, "Its id", Member.text(MobileSoundShape::id), DigitsReader.SPARE_ID)
                .fact("title", Sound.TITLE, TEXT.orEmpty(), "Its title")
                .fact("author", Sound.AUTHOR, TEXT.orEmpty(), "Who made it")
                .fact("album", Sound.ALBUM, TEXT.orEmpty(), "The album it is from")
                .fact("duration", Sound.DURATION, SECONDS, "How long it is, in seconds")
                .no("is_original")
                .fact("is_original_sound", Sound.ORIGINAL, WireFlag.FLAG, "Whether a user made it for a video")
                .fact("owner_id", Sound.OWNER_ID, OWNER_ID, "The numeric id of the user who made it")
                .fact("owner_handle", Sound.OWNER_HANDLE, HANDLE.orEmpty(), "The handle of the user who made it")
                .fact("owner_nickname", Sound.OWNER_NAME, TEXT.orEmpty(), "The name of the user who made it")
                .fact("sec_uid", Sound.OWNER_SEC_UID, SEC_UID.orEmpty(), "The second id of the user who made it")
                .line(
                        "user_count",
                        JsonType.INT64,
                        "How many videos use it; 0 where it is not told",
                        (name, sound, out) -> {
                            var uses = sound.uses();
                            out.writeName(name);
                            out.writeNumber(uses == null ? 0 : uses);
                        },
                        null);
        return links(table)
                .constant("artists", new JsonType.ListOf(JsonType.OBJECT), "[]", "Always empty")
                .none("matched_song")
                .constant("status", JsonType.INT32, "1", "Always 1")
                .rows(Map.of());
    }

    private static Table<MobileSound> links(Table<MobileSound> table) {
        return table.image("play_url", Links.of(Sound.PLAY_URL), "The sound itself")
                .image("cover_thumb", Links.of(Sound.COVER_SMALL, Sound.COVER_URL, Sound.COVER_LARGE), "Its cover")
                .image("cover_medium", Links.of(Sound.COVER_URL, Sound.COVER_LARGE, Sound.COVER_SMALL), "Its cover")
                .image("cover_large", Links.of(Sound.COVER_LARGE, Sound.COVER_URL, Sound.COVER_SMALL), "Its cover");
    }

    private static String id(MobileSound sound) {
        return Long.toString(sound.sound().id());
    }
}

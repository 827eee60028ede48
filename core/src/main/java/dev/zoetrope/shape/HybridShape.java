package dev.zoetrope.shape;

import static dev.zoetrope.shape.TextCodec.HANDLE;
import static dev.zoetrope.shape.TextCodec.SEC_UID;
import static dev.zoetrope.shape.TextCodec.TEXT_OR_EMPTY;

import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Users as EnsembleData tells of them by name: in an app's form, with the web's names for identities and exact counters in an object of their own. */
public final class HybridShape {
    private static final Codec<Long> ID = new Always<>(new Quoted(NumberCodec.ID), "\"\"");
    private static final Codec<Long> NUMBER = new Always<>(NumberCodec.COUNT, "0");

    /** An object with {@code user} and {@code stats}. */
    public static final Shape<MobileUser> USER = new Table<MobileUser>()
            .object("user", "The user", HybridShape::user)
            .object("stats", "Their counters", stats -> UserStats.add(stats, Count.EXACT))
            .rows(Map.of());

    private HybridShape() {}

    private static void user(Table<MobileUser> table) {
        table.fact("id", User.USER_ID, ID, "Their numeric id")
                .line(
                        "uniqueId",
                        JsonType.TEXT,
                        "Their handle, without the at sign",
                        MobileUserShape.handle(),
                        Member.reader(User.HANDLE, HANDLE))
                .fact("secUid", User.SEC_UID, SEC_UID.orEmpty(), "Their second id")
                .fact("signature", User.BIO, TEXT_OR_EMPTY.orEmpty(), "What they say about themselves")
                .counter("favoriting_count", User.LIKES_GIVEN, Count.EXACT.hiding(), "How many videos they like")
                .flag("verified", User.VERIFIED, WireFlag.FLAG, "Whether they are verified")
                .flag("privateAccount", User.PRIVATE, WireFlag.FLAG, "Whether the account is private")
                .flag("secret", User.PRIVATE, WireFlag.FLAG, "Whether the account is private")
                .fact("commentSetting", User.COMMENT_SETTING, NUMBER, "Who may comment; 0 for everyone")
                .fact("duetSetting", User.DUET_SETTING, NUMBER, "Who may make duets; 0 for everyone")
                .fact("stitchSetting", User.STITCH_SETTING, NUMBER, "Who may stitch; 0 for everyone")
                .no("ftc")
                .zero("relation")
                .no("openFavorite");
        UserStats.links(table);
        MobileUserShape.verification(table, true);
        MobileUserShape.rest(table);
    }

    /** Writes the object with {@code user} and {@code stats}. The generator must write UTF-8 bytes. */
    public static void writeUser(MobileUser user, JsonGenerator out) {
        USER.write(user, out);
    }

    /**
     * Reads the object with {@code user} and {@code stats}, as {@link MobileShape#readUser} reads its own.
     *
     * @throws UnreadableRecord when nothing tells who it is or a member has a value that cannot be meant
     * @throws JacksonException when it is not JSON
     */
    public static List<Observation.Sighting> readUser(JsonParser in, Stamp stamp, long latest) {
        return Sightings.ofUser(USER.read(in, new Draft(stamp, latest)), "user.uniqueId");
    }
}

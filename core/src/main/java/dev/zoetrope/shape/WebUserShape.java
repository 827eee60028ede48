package dev.zoetrope.shape;

import static dev.zoetrope.shape.TextCodec.HANDLE;
import static dev.zoetrope.shape.TextCodec.REGION;
import static dev.zoetrope.shape.TextCodec.SEC_UID;
import static dev.zoetrope.shape.TextCodec.TEXT;
import static dev.zoetrope.shape.TextCodec.TEXT_OR_EMPTY;

import dev.zoetrope.model.User;
import java.util.Map;

/** The tables of users as web pages carry them. */
final class WebUserShape {
    private static final Codec<Long> ID = new Always<>(new Quoted(NumberCodec.ID), "\"\"");
    private static final Codec<Long> NUMBER = new Always<>(NumberCodec.COUNT, "0");

    private static final Shape<WebUser> BIO_LINK = new Table<WebUser>()
            .fact("link", User.BIO_LINK, TEXT, "The link")
            .zero("risk")
            .shape();

    /** An object with {@code user}, {@code stats} and {@code statsV2}. */
    static final Shape<WebUser> WHOLE = new Table<WebUser>()
            .object("user", "The user", table -> user(table, TEXT_OR_EMPTY))
            .object("stats", "Their counters, which the service rounds", WebUserShape::rounded)
            .object("statsV2", "Their counters, exact, as texts", WebUserShape::exact)
            .rows(Map.of());

    /** The author of a video. An empty bio says nothing there. */
    static final Shape<WebUser> WITHIN = author();

    static final Shape<WebUser> ROUNDED = stats(Count.ROUNDED);
    static final Shape<WebUser> EXACT = stats(Count.QUOTED);

    private WebUserShape() {}

    private static Shape<WebUser> author() {
        var table = new Table<WebUser>();
        user(table, TEXT);
        return table.shape();
    }

    private static Shape<WebUser> stats(Count count) {
        var table = new Table<WebUser>();
        UserStats.addWithFriends(table, count);
        return table.shape();
    }

    private static void rounded(Table<WebUser> table) {
        UserStats.addWithFriends(table, Count.ROUNDED);
    }

    private static void exact(Table<WebUser> table) {
        UserStats.addWithFriends(table, Count.QUOTED);
    }

    private static void user(Table<WebUser> table, TextCodec bio) {
        table.fact("id", User.USER_ID, ID, "Their numeric id")
                .line(
                        "uniqueId",
                        JsonType.TEXT,
                        "Their handle, without the at sign",
                        Member.text(user ->
                                user.user().handle() == null ? "" : user.user().handle()),
                        Member.reader(User.HANDLE, HANDLE))
                .fact("secUid", User.SEC_UID, SEC_UID.orEmpty(), "Their second id")
                .fact("nickname", User.DISPLAY_NAME, TEXT.orEmpty(), "Their name as they show it")
                .fact("signature", User.BIO, bio.orEmpty(), "What they say about themselves")
                .flag("verified", User.VERIFIED, WireFlag.FLAG, "Whether they are verified")
                .flag("privateAccount", User.PRIVATE, WireFlag.FLAG, "Whether the account is private")
                .flag("secret", User.PRIVATE, WireFlag.FLAG, "Whether the account is private");
        UserStats.links(table);
        table.line(
                        "bioLink",
                        BIO_LINK.type(),
                        "The link in what they say about themselves; left out when there is none",
                        (name, user, out) -> {
                            if (user.facts().has(User.BIO_LINK)) {
                                out.writeName(name);
                                BIO_LINK.write(user, out);
                            }
                        },
                        Table.reader(ValueKind.OBJECT, (in, draft) -> in.readObject(BIO_LINK.readers(), draft)))
                .object(
                        "commerceUserInfo",
                        "Their business account",
                        commerce -> commerce.fact("commerceUser", User.COMMERCE, WireFlag.FLAG, "Whether it is one")
                                .fact("category", User.COMMERCE_CATEGORY, TEXT, "Its category"))
                .fact("region", User.REGION, REGION, "Their country, two letters")
                .fact("language", User.LANGUAGE, TEXT, "Their language")
                .fact("createTime", User.ACCOUNT_CREATED_AT, NumberCodec.TIME, "When the account was made")
                .fact("uniqueIdModifyTime", User.HANDLE_CHANGED_AT, NumberCodec.TIME, "When the handle was changed")
                .fact("nickNameModifyTime", User.NAME_CHANGED_AT, NumberCodec.TIME, "When the name was changed")
                .fact("roomId", User.LIVE_ROOM_ID, TEXT.orEmpty(), "The room they are live in; empty when they are not")
                .fact("commentSetting", User.COMMENT_SETTING, NUMBER, "Who may comment; 0 for everyone")
                .fact("duetSetting", User.DUET_SETTING, NUMBER, "Who may make duets; 0 for everyone")
                .fact("stitchSetting", User.STITCH_SETTING, NUMBER, "Who may stitch; 0 for everyone")
                .fact("downloadSetting", User.DOWNLOAD_SETTING, NUMBER, "Who may download; 0 for everyone")
                .no("ftc")
                .zero("relation")
                .no("openFavorite");
    }
}

package dev.zoetrope.shape;

import static dev.zoetrope.shape.TextCodec.HANDLE;
import static dev.zoetrope.shape.TextCodec.REGION;
import static dev.zoetrope.shape.TextCodec.SEC_UID;
import static dev.zoetrope.shape.TextCodec.TEXT;
import static dev.zoetrope.shape.TextCodec.TEXT_OR_EMPTY;

import dev.zoetrope.model.Field;
import dev.zoetrope.model.User;
import java.util.Map;

/** The tables of users as apps see them. */
final class MobileUserShape {
    private static final Codec<Long> ID = new Always<>(new Quoted(NumberCodec.ID), "\"\"");
    private static final Codec<Long> NUMBER = new Always<>(NumberCodec.COUNT, "0");

    /** How a user that was asked for is shown. */
    static final Shape<MobileUser> WHOLE = whole().rows(Map.of());

    /** With what the other way of asking tells besides. */
    static final Shape<MobileUser> MORE = more(whole()).rows(Map.of());

    /** How the author of a video or a comment is shown: counters are 0, and what is empty or 0 says nothing. */
    static final Shape<MobileUser> WITHIN = within().shape();

    private MobileUserShape() {}

    private static Table<MobileUser> whole() {
        var table = identity()
                .fact("signature", User.BIO, TEXT_OR_EMPTY.orEmpty(), "What they say about themselves")
                .counter("aweme_count", User.VIDEO_COUNT, Count.EXACT, "How many videos they posted")
                .counter("follower_count", User.FOLLOWER_COUNT, Count.EXACT, "How many people follow them")
                .counter("following_count", User.FOLLOWING_COUNT, Count.EXACT, "How many people they follow")
                .counter("total_favorited", User.LIKES_RECEIVED, Count.EXACT, "How many likes their videos have")
                .counter("favoriting_count", User.LIKES_GIVEN, Count.EXACT.hiding(), "How many videos they like")
                .flag("secret", User.PRIVATE, WireFlag.NUMBER, "1 for a private account")
                .fact("comment_setting", User.COMMENT_SETTING, NUMBER, "Who may comment; 0 for everyone")
                .fact("duet_setting", User.DUET_SETTING, NUMBER, "Who may make duets; 0 for everyone")
                .fact("stitch_setting", User.STITCH_SETTING, NUMBER, "Who may stitch; 0 for everyone");
        verification(table, true);
        return rest(table);
    }

    private static Table<MobileUser> within() {
        var table = identity()
                .fact("signature", User.BIO, TEXT.orEmpty(), "What they say about themselves")
                .zero("aweme_count")
                .zero("follower_count")
                .zero("following_count")
                .zero("total_favorited")
                .zero("favoriting_count")
                .line(
                        "secret",
                        JsonType.INT32,
                        "1 for a private account",
                        (name, user, out) ->
                                WireFlag.NUMBER.write(name, user.facts().flag(User.PRIVATE), out),
                        null);
        verification(table, false);
        return rest(table);
    }

    /** Our spelling, since nobody has published what the other way tells. */
    private static Table<MobileUser> more(Table<MobileUser> table) {
        return table.fact("bio_url", User.BIO_LINK, TEXT.orEmpty(), "The link in what they say about themselves")
                .fact("category", User.COMMERCE_CATEGORY, TEXT.orEmpty(), "The account's category")
                .line(
                        "account_create_time",
                        JsonType.INT64,
                        "When the account was made, in Unix seconds, UTC; 0 when unknown",
                        (name, user, out) -> {
                            out.writeName(name);
                            out.writeNumber(user.facts().number(User.ACCOUNT_CREATED_AT, 0));
                        },
                        Member.reader(User.ACCOUNT_CREATED_AT, NumberCodec.TIME));
    }

    private static Table<MobileUser> identity() {
        return new Table<MobileUser>()
                .fact("uid", User.USER_ID, ID, "Their numeric id")
                .line(
                        "unique_id",
                        JsonType.TEXT,
                        "Their handle, without the at sign",
                        handle(),
                        Member.reader(User.HANDLE, HANDLE))
                .fact("sec_uid", User.SEC_UID, SEC_UID.orEmpty(), "Their second id");
    }

    /** The handle they have now. */
    static Member.Writer<MobileUser> handle() {
        return Member.text(
                user -> user.user().handle() == null ? "" : user.user().handle());
    }

    /**
     * The texts that go with a badge. Whoever has one is verified.
     *
     * @param emptyTells whether somebody without any is not
     */
    static void verification(Table<MobileUser> table, boolean emptyTells) {
        verifyText(
                table, "custom_verify", User.VERIFY_TEXT, "Why they are verified; empty when they are not", emptyTells);
        verifyText(
                table,
                "enterprise_verify_reason",
                User.ENTERPRISE_VERIFY_TEXT,
                "Why an organisation is verified; empty when it is not",
                emptyTells);
    }

    private static void verifyText(
            Table<MobileUser> table, String name, Field<String> field, String meaning, boolean emptyTells) {
        table.line(
                name,
                JsonType.TEXT,
                meaning,
                Member.text(user -> verifyText(user, field)),
                Table.reader(ValueKind.TEXT, (in, draft) -> {
                    var text = in.text();
                    if (!text.isEmpty()) {
                        draft.facts.with(field, text);
                    }
                    if (emptyTells || !text.isEmpty()) {
                        draft.either(User.VERIFIED, !text.isEmpty());
                    }
                }));
    }

    /** Readers take somebody without any text for unverified. */
    private static String verifyText(MobileUser user, Field<String> field) {
        var facts = user.facts();
        if (!facts.get(User.VERIFIED, Boolean.TRUE)) {
            return "";
        }
        boolean needsOne = field.equals(User.VERIFY_TEXT)
                && facts.flag(User.VERIFIED)
                && facts.get(User.ENTERPRISE_VERIFY_TEXT, "").isEmpty();
        return facts.get(field, needsOne ? "Verified account" : "");
    }

    /** What stands in the objects of all three sorts. */
    static Table<MobileUser> rest(Table<MobileUser> table) {
        elsewhere(table);
        pictures(table);
        return constants(table);
    }

    private static void elsewhere(Table<MobileUser> table) {
        table.fact("nickname", User.DISPLAY_NAME, TEXT.orEmpty(), "Their name as they show it")
                .fact("language", User.LANGUAGE, TEXT.orEmpty(), "Their language")
                .fact("region", User.REGION, REGION.orEmpty(), "Their country, two letters")
                .fact(
                        "verification_type",
                        User.VERIFICATION_TYPE,
                        new Always<>(NumberCodec.COUNT.withoutZero(), "0"),
                        "The sort of verification; by itself it says nothing")
                .fact("ins_id", User.INSTAGRAM, TEXT.orEmpty(), "Their Instagram id; empty when they have none")
                .fact("twitter_id", User.TWITTER, TEXT.orEmpty(), "Their Twitter id; empty when they have none")
                .fact("twitter_name", User.TWITTER_NAME, TEXT.orEmpty(), "Their name on Twitter")
                .fact("youtube_channel_id", User.YOUTUBE, TEXT.orEmpty(), "Their YouTube channel's id")
                .fact("youtube_channel_title", User.YOUTUBE_TITLE, TEXT.orEmpty(), "Their YouTube channel's title")
                .line(
                        "commerce_user_level",
                        JsonType.INT32,
                        "Above 0 for a business account",
                        (name, user, out) ->
                                WireFlag.NUMBER.write(name, user.facts().flag(User.COMMERCE), out),
                        Table.reader(ValueKind.COUNT, (in, draft) -> {
                            if (in.whole() > 0) {
                                draft.facts.with(User.COMMERCE, true);
                            }
                        }))
                .line(
                        "room_id",
                        JsonType.INT64,
                        "The room they are live in; 0 when they are not",
                        (name, user, out) -> {
                            out.writeName(name);
                            out.writeNumber(roomId(user.facts().get(User.LIVE_ROOM_ID, "")));
                        },
                        Table.reader(ValueKind.ID, (in, draft) -> {
                            var id = NumberCodec.ID.read(in);
                            if (id != null) {
                                draft.facts.with(User.LIVE_ROOM_ID, Long.toString(id));
                            }
                        }))
                .line(
                        "unique_id_modify_time",
                        JsonType.INT64,
                        "The time of the answer, in Unix seconds, UTC",
                        (name, user, out) -> {
                            out.writeName(name);
                            out.writeNumber(user.now());
                        },
                        null);
    }

    private static long roomId(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static void pictures(Table<MobileUser> table) {
        table.image("avatar_thumb", Links.avatar(User.AVATAR_SMALL), "Their picture, small")
                .image("avatar_168x168", Links.avatar(User.AVATAR_168), "Their picture")
                .image("avatar_300x300", Links.avatar(User.AVATAR_300), "Their picture")
                .image("avatar_medium", Links.avatar(User.AVATAR_MEDIUM), "Their picture, 720 pixels wide")
                .image("avatar_larger", Links.avatar(User.AVATAR_LARGE), "Their picture, 1080 pixels wide")
                .line(
                        "avatar_uri",
                        JsonType.TEXT,
                        "What the links to their pictures have in common",
                        Links.avatar(User.AVATAR_LARGE)::writeUri,
                        null);
    }

    private static Table<MobileUser> constants(Table<MobileUser> table) {
        return table.fact(
                        "download_setting",
                        User.DOWNLOAD_SETTING,
                        new Always<>(NumberCodec.COUNT.withoutZero(), "0"),
                        "Who may download; 0 for everyone")
                .zero("account_type")
                .constant("birthday", JsonType.TEXT, "\"1900-01-01\"", "Always the same")
                .object(
                        "commerce_user_info",
                        "Always the same",
                        inner -> inner.zero("star_atlas")
                                .no("show_star_atlas_cooperation")
                                .none("ad_revenue_rits"))
                .constant("cover_url", new JsonType.ListOf(Links.IMAGE), "[]", "Always empty")
                .zero("create_time")
                .zero("forward_count")
                .zero("mplatform_followers_count")
                .object(
                        "original_musician",
                        "Always the same",
                        inner -> inner.zero("music_count")
                                .zero("music_used_count")
                                .zero("digg_count"))
                .object("privacy_setting", "Always the same", inner -> inner.zero("following_visibility"))
                .empty("search_user_desc")
                .empty("search_user_name")
                .object(
                        "share_info",
                        "Always the same",
                        inner -> inner.empty("share_url").empty("share_desc"))
                .constant("short_id", JsonType.TEXT, "\"0\"", "Always 0")
                .no("show_favorite_list")
                .empty("signature_language")
                .constant("status", JsonType.INT32, "1", "Always 1")
                .constant("tab_settings", JsonType.OBJECT, "{}", "Always empty")
                .no("with_commerce_entry");
    }
}

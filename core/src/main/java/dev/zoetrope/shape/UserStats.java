package dev.zoetrope.shape;

import dev.zoetrope.model.User;

/** Lines that several tables of users have in common: the web's names of counters and pictures. */
final class UserStats {
    private UserStats() {}

    /** The counters but for that of friends. */
    static <R extends Shown> void add(Table<R> table, Count count) {
        table.counter("diggCount", User.LIKES_GIVEN, count.hiding(), "How many videos they like; 0 when hidden")
                .counter("followerCount", User.FOLLOWER_COUNT, count, "How many people follow them")
                .counter("followingCount", User.FOLLOWING_COUNT, count, "How many people they follow")
                .counter("heart", User.LIKES_RECEIVED, count, "How many likes their videos have")
                .counter("heartCount", User.LIKES_RECEIVED, count, "How many likes their videos have")
                .counter("videoCount", User.VIDEO_COUNT, count, "How many videos they posted");
    }

    static <R extends Shown> void addWithFriends(Table<R> table, Count count) {
        add(table, count);
        table.counter("friendCount", User.FRIEND_COUNT, count, "How many people they follow who follow them");
    }

    /** Pictures as links. */
    static <R extends Shown> void links(Table<R> table) {
        table.link("avatarThumb", Links.avatar(User.AVATAR_SMALL), "Their picture, 100 pixels wide")
                .link("avatarMedium", Links.avatar(User.AVATAR_MEDIUM), "Their picture, 720 pixels wide")
                .link("avatarLarger", Links.avatar(User.AVATAR_LARGE), "Their picture, 1080 pixels wide");
    }
}

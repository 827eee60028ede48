package dev.zoetrope.demo;

import dev.zoetrope.demo.Creator.Standing;

/** People that every world has, under fixed handles: one whom the Research API's guide asks for, and accounts to try errors with. */
enum Part {
    JOE("joe1234567", "joe 1234567", "US", Standing.OPEN, 65, 111),
    KEEPS_TO_HERSELF("quiet.balcony", "quiet balcony", "DE", Standing.PRIVATE, 12, 38),
    AMONG_FRIENDS("just_for_friends", "just for friends", "JP", Standing.PRIVATE, 12, 74),
    UNDER_AGE("young.skater", "young skater", "GB", Standing.RESTRICTED, 12, 52);

    /** A part posts no more than one of so many of the world's videos. */
    private static final int LEAST_OTHERS = 200;

    final String handle;
    final String displayName;
    final String region;
    final Standing standing;
    final long followers;
    private final int mostVideos;

    Part(String handle, String displayName, String region, Standing standing, int mostVideos, long followers) {
        this.handle = handle;
        this.displayName = displayName;
        this.region = region;
        this.standing = standing;
        this.mostVideos = mostVideos;
        this.followers = followers;
    }

    /** @param all how many videos the world has */
    int videos(int all) {
        return Math.min(mostVideos, all / LEAST_OTHERS);
    }
}

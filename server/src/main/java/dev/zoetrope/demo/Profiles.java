package dev.zoetrope.demo;

import dev.zoetrope.demo.Chance.Purpose;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Who;
import java.util.List;

/** Tells of creators what their profiles show. */
final class Profiles {
    private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int SEC_UID_LETTERS = 64;
    private static final int YOUTUBE_LETTERS = 22;
    private static final long FAMOUS = 50_000;
    private static final List<String> CATEGORIES =
            List.of("Art", "Beauty", "Education", "Food & Beverage", "Pets", "Sports");

    private final long seed;
    private final Stamp stamp;
    private final Captions captions;

    Profiles(long seed, Stamp stamp, Captions captions) {
        this.seed = seed;
        this.stamp = stamp;
        this.captions = captions;
    }

    /**
     * @param likes how often their public videos are liked
     * @param ties whom they follow and what they like at least
     */
    Observation.OfUser of(Creator creator, long likes, Ties ties) {
        var chance = new Chance(seed, Purpose.PROFILE, creator.ordinal());
        var who = Who.user(creator.id(), "MS4wLjABAAAA" + letters(chance, SEC_UID_LETTERS), creator.handle());
        var facts = Facts.at(stamp)
                .with(User.DISPLAY_NAME, creator.name())
                .with(User.BIO, bio(chance, creator))
                .with(User.PRIVATE, creator.standing() == Creator.Standing.PRIVATE)
                .with(User.RESTRICTED, creator.standing() == Creator.Standing.RESTRICTED)
                .with(User.REGION, creator.home().region())
                .with(User.LANGUAGE, creator.home().language().code())
                .with(User.ACCOUNT_CREATED_AT, creator.joinedAt());
        addAvatars(facts, creator.id());
        addCounters(facts, chance, creator, likes, ties);
        addStanding(facts, chance, creator);
        addElsewhere(facts, chance, creator);
        addSettings(facts, chance);
        return new Observation.OfUser(who, stamp, facts.build());
    }

    private String bio(Chance chance, Creator creator) {
        var home = creator.home();
        var language = home.language();
        return switch (chance.below(6)) {
            case 0 -> "";
            case 1 -> "📍 " + chance.pick(home.cities());
            case 2 -> chance.pick(language.topics()) + " • " + chance.pick(language.topics());
            case 3 -> captions.sentence(chance, creator);
            case 4 -> chance.pick(language.asides()) + ' ' + captions.emoji(chance, home);
            default -> chance.pick(language.topics()) + ' ' + captions.emoji(chance, home) + ' ' + home.flag();
        };
    }

    private static void addAvatars(Facts.Builder facts, long id) {
        facts.with(User.AVATAR_SMALL, Links.avatar(id, 100))
                .with(User.AVATAR_168, Links.avatar(id, 168))
                .with(User.AVATAR_300, Links.avatar(id, 300))
                .with(User.AVATAR_MEDIUM, Links.avatar(id, 720))
                .with(User.AVATAR_LARGE, Links.avatar(id, 1080));
    }

    private static void addCounters(Facts.Builder facts, Chance chance, Creator creator, long likes, Ties ties) {
        int following = Math.max(ties.followings(creator), 5 + chance.rank(2_000));
        facts.with(User.FOLLOWER_COUNT, creator.followers())
                .with(User.FOLLOWING_COUNT, (long) following)
                .with(User.FRIEND_COUNT, Math.min(creator.followers(), chance.below(following)))
                .with(User.LIKES_RECEIVED, likes)
                .with(User.LIKES_GIVEN, (long) Math.max(ties.likes(creator), chance.rank(30_000)))
                .with(User.VIDEO_COUNT, (long) creator.publicVideos());
    }

    private static void addStanding(Facts.Builder facts, Chance chance, Creator creator) {
        boolean verified = creator.isOpen() && creator.followers() >= FAMOUS && chance.happens(0.7);
        facts.with(User.VERIFIED, verified);
        if (verified) {
            facts.with(User.VERIFY_TEXT, "Verified account");
        }
        boolean commerce = creator.isOpen() && chance.happens(0.08);
        facts.with(User.COMMERCE, commerce);
        if (commerce) {
            facts.with(User.COMMERCE_CATEGORY, chance.pick(CATEGORIES));
        }
    }

    private static void addElsewhere(Facts.Builder facts, Chance chance, Creator creator) {
        if (chance.happens(0.1)) {
            facts.with(
                    User.BIO_LINK,
                    "https://" + creator.handle().replace('.', '-').replace('_', '-') + ".example/");
        }
        if (chance.happens(0.3)) {
            facts.with(User.INSTAGRAM, creator.handle());
        }
        if (chance.happens(0.08)) {
            facts.with(User.TWITTER, creator.handle().replace('.', '_'));
        }
        if (chance.happens(0.12)) {
            facts.with(User.YOUTUBE, "UC" + letters(chance, YOUTUBE_LETTERS));
        }
    }

    /** 0 stands for everybody, 1 for friends, 3 for nobody. */
    private static void addSettings(Facts.Builder facts, Chance chance) {
        for (var setting :
                List.of(User.COMMENT_SETTING, User.DUET_SETTING, User.STITCH_SETTING, User.DOWNLOAD_SETTING)) {
            facts.with(setting, chance.happens(0.9) ? 0L : chance.happens(0.5) ? 1L : 3L);
        }
    }

    private static String letters(Chance chance, int count) {
        var letters = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            letters.append(ID_LETTERS.charAt(chance.below(ID_LETTERS.length())));
        }
        return letters.toString();
    }
}

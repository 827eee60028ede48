package dev.zoetrope.login;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A scope in plain words.
 *
 * @param name as apps ask for it
 * @param title what it is about
 * @param opens what the app may do with it
 * @param required whether a login cannot do without it
 */
record ScopeText(String name, String title, String opens, boolean required) {
    private record Words(String title, String opens) {}

    private static final Map<String, Words> WORDS = Map.ofEntries(
            Map.entry(
                    "user.info.basic",
                    new Words("Who you are", "Your name and picture, and an id of you for this app")),
            Map.entry(
                    "user.info.profile",
                    new Words(
                            "Your profile",
                            "Your handle, your bio, a link to your profile, and whether you are verified")),
            Map.entry(
                    "user.info.stats",
                    new Words(
                            "Your numbers",
                            "How many likes, followers and videos you have, and how many people you follow")),
            Map.entry(
                    "video.list",
                    new Words(
                            "Your public videos",
                            "Their captions, covers, links, and how often each was seen and liked")),
            Map.entry(
                    "video.upload",
                    new Words("Uploading drafts", "Put videos among your drafts, for you to finish and post")),
            Map.entry("video.publish", new Words("Posting", "Post videos to your profile")),
            Map.entry("user.info.username", new Words("Your handle", "The name that people find you by")),
            Map.entry("user.info.open_id", new Words("An id of you", "An id that means you, to this app alone")),
            Map.entry("share.sound.create", new Words("Your sounds", "Share sounds in your name")));

    static ScopeText of(String scope) {
        var words =
                WORDS.getOrDefault(scope, new Words(scope, "What the app may do with it is told by its name alone"));
        return new ScopeText(scope, words.title, words.opens, isRequired(scope));
    }

    /** Of the scopes asked for, those that were ticked and those that a login cannot do without, in the order asked. */
    static List<String> granted(List<String> asked, Collection<String> ticked) {
        var set = Set.copyOf(ticked);
        return asked.stream()
                .filter(scope -> set.contains(scope) || isRequired(scope))
                .toList();
    }

    /** Inferred: the live service's login opens it by default. Logging in without telling who one is would be none. */
    private static boolean isRequired(String scope) {
        return scope.equals("user.info.basic");
    }
}

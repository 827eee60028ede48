package dev.zoetrope.demo;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** Writes captions: a sentence or two in the author's language, emoji, mentions, hashtags. */
final class Captions {
    private static final int MOST_HASHTAGS = 6;

    private final Crowd crowd;
    private final Hashtags hashtags;
    private final Trend trend;
    private final List<String> emoji = WordFile.lines("emoji.txt");

    Captions(Crowd crowd, Hashtags hashtags, Trend trend) {
        this.crowd = crowd;
        this.hashtags = hashtags;
        this.trend = trend;
    }

    /** @param time of the posting, Unix seconds, UTC */
    Caption write(Chance chance, Creator author, long time) {
        var language = author.home().language();
        boolean inTrend = trend.takesPart(chance, language, time);
        var parts = new ArrayList<String>();
        if (inTrend || chance.happens(0.95)) {
            var sentence = inTrend ? filled(trend.opening(chance), chance, author) : sentence(chance, author);
            parts.add(chance.happens(0.3) ? sentence + '\n' + chance.pick(language.asides()) : sentence);
        }
        if (chance.happens(0.6)) {
            parts.add(emoji(chance, author.home()));
        }
        var mentions = chance.happens(0.08) ? List.of(crowd.handle(crowd.pick(chance))) : List.<String>of();
        mentions.forEach(handle -> parts.add('@' + handle));
        var tags = new LinkedHashSet<String>();
        if (inTrend && chance.happens(0.7)) {
            parts.add('#' + Trend.TAG);
            tags.add(lower(Trend.TAG));
        }
        for (int more = chance.below(MOST_HASHTAGS); more > 0; more--) {
            var tag = hashtags.pick(chance, author.home());
            if (tags.add(lower(tag))) {
                parts.add('#' + tag);
            }
        }
        return new Caption(String.join(" ", parts), List.copyOf(tags), mentions);
    }

    /** A sentence of the author's language. */
    String sentence(Chance chance, Creator author) {
        return filled(chance.pick(author.home().language().captions()), chance, author);
    }

    /** One to three emoji, now and then the flag of home. */
    String emoji(Chance chance, Home home) {
        var first = chance.happens(0.1) ? home.flag() : chance.pick(emoji);
        return chance.happens(0.7) ? first : first + chance.pick(emoji).repeat(chance.between(1, 2));
    }

    /** What a voice says in a video: some sentences. */
    String speech(Chance chance, Creator author) {
        var asides = author.home().language().asides();
        return sentence(chance, author) + ". " + sentence(chance, author) + ". " + chance.pick(asides);
    }

    private static String lower(String tag) {
        return tag.toLowerCase(Locale.ROOT);
    }

    private static String filled(String template, Chance chance, Creator author) {
        int open = template.indexOf('{');
        if (open < 0) {
            return template;
        }
        int close = template.indexOf('}', open);
        var place = template.substring(open + 1, close);
        var word = switch (place) {
            case "n" -> Integer.toString(chance.between(2, 30));
            case "name" -> author.name();
            case "place" -> chance.pick(author.home().cities());
            case "topic" -> chance.pick(author.home().language().topics());
            default -> throw new IllegalStateException("no word for {" + place + "} in: " + template);
        };
        return template.substring(0, open) + word + filled(template.substring(close + 1), chance, author);
    }
}

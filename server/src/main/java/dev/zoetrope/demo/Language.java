package dev.zoetrope.demo;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What people write in one language.
 *
 * @param code a BCP 47 language tag
 * @param captions sentences with places for words: {@code {n}} a number from 2, {@code {place}} a city, {@code {topic}} a topic
 * @param asides second sentences, complete in themselves
 * @param topics what captions, songs and biographies are about
 * @param tags hashtags, the most used first, as they are written in captions
 */
record Language(String code, List<String> captions, List<String> asides, List<String> topics, List<String> tags) {

    static Language read(String code) {
        var file = WordFile.of("languages/" + code + ".txt");
        var topics = file.section("topics");
        return new Language(
                code,
                file.section("captions"),
                file.section("asides"),
                topics,
                withTopics(file.section("tags"), topics));
    }

    /** Behind the language's own tags its topics, and behind them the long tail of two topics in one word. */
    private static List<String> withTopics(List<String> tags, List<String> topics) {
        var words = topics.stream().map(Language::withoutBlanks).toList();
        int size = words.size();
        var pairs = IntStream.range(0, size * size)
                .filter(i -> i / size != i % size)
                .mapToObj(i -> words.get(i / size) + words.get(i % size));
        return Stream.of(tags.stream(), words.stream(), pairs).flatMap(s -> s).toList();
    }

    private static String withoutBlanks(String topic) {
        return topic.replace(" ", "");
    }
}

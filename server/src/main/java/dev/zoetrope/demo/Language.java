package dev.zoetrope.demo;

import java.util.List;

/**
 * What people write in one language.
 *
 * @param code a BCP 47 language tag
 * @param captions sentences with places for words: {@code {n}} a number from 2, {@code {place}} a city, {@code {topic}} a topic
 * @param asides second sentences, complete in themselves
 * @param topics what captions, songs and biographies are about
 * @param words the topics as hashtags
 * @param tags other hashtags, the most used first, as they are written in captions
 */
record Language(
        String code,
        List<String> captions,
        List<String> asides,
        List<String> topics,
        List<String> words,
        List<String> tags) {

    static Language read(String code) {
        var file = WordFile.of("languages/" + code + ".txt");
        var topics = file.section("topics");
        var words = topics.stream().map(topic -> topic.replace(" ", "")).toList();
        return new Language(
                code, file.section("captions"), file.section("asides"), topics, words, file.section("tags"));
    }
}

package dev.zoetrope.demo;

import java.util.List;

/**
 * What people are called.
 *
 * @param pattern the order of {@code {given}} and {@code {family}}
 */
record Names(String pattern, List<Name> given, List<Name> family) {
    /**
     * A name.
     *
     * @param latin lower-case letters from a to z, for handles
     * @param written in the script of the language
     */
    record Name(String latin, String written) {
        /** Both forms with a blank between; an underscore stands for a blank. */
        static Name of(String line) {
            var forms = line.split(" ", 2);
            return new Name(forms[0], forms[1].replace('_', ' '));
        }
    }

    static Names read(String key) {
        var file = WordFile.of("languages/" + key + ".txt");
        return new Names(
                file.section("name").getFirst(),
                file.section("given").stream().map(Name::of).toList(),
                file.section("family").stream().map(Name::of).toList());
    }

    /** How many people can be told apart by their names alone. */
    int pairs() {
        return given.size() * family.size();
    }

    String full(Name givenName, Name familyName) {
        return pattern.replace("{given}", givenName.written()).replace("{family}", familyName.written());
    }
}

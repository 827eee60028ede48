package dev.zoetrope.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words that lie beside this class, in UTF-8: one entry per line, in files with sections beneath their name in brackets. */
final class WordFile {
    private final String path;
    private final Map<String, List<String>> sections;

    private WordFile(String path, Map<String, List<String>> sections) {
        this.path = path;
        this.sections = sections;
    }

    static List<String> lines(String path) {
        try (var in = WordFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WordFile of(String path) {
        var sections = new HashMap<String, List<String>>();
        var section = new ArrayList<String>();
        for (var line : lines(path)) {
            if (line.startsWith("[")) {
                section = new ArrayList<>();
                sections.put(line.substring(1, line.length() - 1), section);
            } else {
                section.add(line);
            }
        }
        return new WordFile(path, sections);
    }

    List<String> section(String name) {
        var section = sections.get(name);
        if (section == null) {
            throw new IllegalStateException("no section " + name + " in " + path);
        }
        return section;
    }
}

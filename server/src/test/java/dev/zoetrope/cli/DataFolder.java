package dev.zoetrope.cli;

import dev.zoetrope.server.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;

/** Data directories for tests, and their files. */
final class DataFolder {
    private DataFolder() {}

    /**
     * One that an earlier version made. Version 1: 60 videos, 7 users, and one app. Version 2: 68 videos in several segments, some deleted; a person who was taken
     * for two, handles that moved, a private account, somebody forgotten; what that version exported of it is beside it. Version 3: the same, with two sounds and three
     * videos more.
     */
    static Path ofVersion(int version, Path folder) throws IOException {
        var name = "version-" + version + ".zip";
        var resource = Objects.requireNonNull(Settings.class.getResourceAsStream(name), name);
        try (var zip = new ZipInputStream(resource)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var file = folder.resolve(entry.getName());
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.write(file, zip.readAllBytes());
            }
        }
        return folder;
    }

    /** The digest of each file. */
    static Map<String, Integer> contents(Path folder) throws IOException {
        var contents = new TreeMap<String, Integer>();
        try (var all = Files.walk(folder)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    /** The only file in a folder whose name ends so. */
    static Path file(Path folder, String end) throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(end)).findFirst().orElseThrow();
        }
    }
}

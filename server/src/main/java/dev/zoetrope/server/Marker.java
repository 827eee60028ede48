package dev.zoetrope.server;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import java.util.Set;

/** The file that tells what a data directory is: the version of its format, and what it holds. */
final class Marker {
    static final String FILE = "zoetrope.properties";
    static final String PART = FILE + ".part";

    private Marker() {}

    /** Refuses a folder with files that are none of ours, and leaves it as it is. */
    static void requireNoneElses(Path folder, Set<String> ours) throws IOException {
        try (var files = Files.list(folder)) {
            boolean others = files.map(file -> folder.relativize(file).toString())
                    .anyMatch(name -> !name.equals(PART) && !ours.contains(name));
            // Asked last: the marker comes before everything else, so that none is missed while another process makes
            // them.
            if (others && !Files.exists(folder.resolve(FILE))) {
                throw new Unusable("the directory " + folder
                        + " holds files that are not Zoetrope's; choose an empty one with --data");
            }
        }
    }

    /** Checks that a folder holds this, or marks it so when nothing does. */
    static void put(Path folder, String holds) throws IOException {
        if (!Files.exists(folder.resolve(FILE))) {
            write(folder, DataDirectory.VERSION, holds);
            return;
        }
        int version = version(folder);
        var held = read(folder).getProperty("holds", "");
        if (!held.equals(holds)) {
            throw new Unusable("the data directory " + folder + " holds " + held + ", not " + holds
                    + "; choose another directory with --data");
        }
        Upgrades.run(folder, version, reached -> write(folder, reached, holds));
    }

    static boolean isThere(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /**
     * The version of a folder's format.
     *
     * @throws Unusable when the marker does not tell it, or it is a newer one
     */
    static int version(Path folder) throws IOException {
        var version = read(folder).getProperty("version", "");
        requireReadable(folder, version);
        return Integer.parseInt(version);
    }

    /** In one step: a process that is killed, or a disk that is full, leaves no half marker. */
    private static void write(Path folder, int version, String holds) throws IOException {
        var properties = new Properties();
        properties.setProperty("version", Integer.toString(version));
        properties.setProperty("holds", holds);
        var part = folder.resolve(PART);
        try (var channel = FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                var out = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
            properties.store(out, "What this folder is to Zoetrope. Leave it as it is.");
            channel.force(true);
        }
        Files.move(part, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        // A folder that lost its marker in a power cut would be nobody's.
        DataDirectory.sync(folder);
        var parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            DataDirectory.sync(parent);
        }
    }

    private static Properties read(Path folder) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(folder.resolve(FILE))) {
            properties.load(in);
            return properties;
        } catch (CharacterCodingException | IllegalArgumentException _) {
            throw damaged(folder);
        }
    }

    private static void requireReadable(Path folder, String version) {
        if (!version.matches("[1-9][0-9]{0,8}")) {
            throw damaged(folder);
        }
        if (Integer.parseInt(version) > DataDirectory.VERSION) {
            throw new Unusable("the data directory " + folder + " is of version " + version
                    + ", and this Zoetrope reads up to " + DataDirectory.VERSION + "; use a newer Zoetrope");
        }
    }

    private static Unusable damaged(Path folder) {
        return new Unusable("the data directory " + folder + " is damaged: " + FILE
                + " does not tell its version; restore a backup");
    }
}

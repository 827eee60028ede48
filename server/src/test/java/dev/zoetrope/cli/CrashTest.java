package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.imports.Importer;
import dev.zoetrope.lucene.LuceneCatalog;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Video;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An import, the server that it goes through, or the client that sends it is killed at a random moment, again and again: what was told to be durable is there,
 * nothing is by halves, the import goes on where it was cut off, and in the end the catalog is the one of an import that nobody killed.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("zoetrope.crashes", 3);
    private static final int TELL_EVERY = 10;

    /** After so many the import is finished, and another catalog begun. */
    private static final int ROUNDS_OF_A_CATALOG = 5;

    private static final int FILES = 3;
    private static final int ROWS = 2 * Importer.BATCH + 2_000;
    private static final int MOST_LINES = 10;
    private static final long MOST_NANOS = 150_000_000;
    private static final long MOST_NANOS_OF_A_START = 1_500_000_000;

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("zoetrope.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final List<Path> files = new ArrayList<>();
    private final Map<Path, Integer> acknowledged = new HashMap<>();
    private final Set<Path> begun = new HashSet<>();
    private Map<Long, String> expected = Map.of();
    private Workplace workplace;

    private enum Victim {
        IMPORT,
        SERVER,
        CLIENT
    }

    @BeforeEach
    void importOnceWithoutAnybodyKilled() throws IOException {
        workplace = new Workplace(folder);
        for (int i = 0; i < FILES; i++) {
            files.add(Rows.file(folder.resolve("file" + i), number(i, 0), ROWS));
        }
        var calm = folder.resolve("calm");
        Ended.run(arguments(calm)).succeeded();
        expected = contents(calm);
        assertEquals(FILES * ROWS, expected.size());
    }

    @Test
    void whatWasToldIsThereAndTheImportEndsAsIfNobodyHadBeenKilled() throws Exception {
        long told = 0;
        var data = folder.resolve("data");
        for (int round = 1; round <= ROUNDS; round++) {
            var victim = Victim.values()[random.nextInt(Victim.values().length)];
            var when = "round " + round + ", " + victim + " killed, -Dzoetrope.seed=" + seed;
            try {
                kill(victim, data);
                check(data, victim);
                if (round % ROUNDS_OF_A_CATALOG == 0 || round == ROUNDS) {
                    told += acknowledged.values().stream()
                            .mapToInt(rows -> rows)
                            .sum();
                    finish(data);
                    data = folder.resolve("data" + round);
                }
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(when, e);
            }
            if (round % TELL_EVERY == 0) {
                System.out.println("killed while importing: " + round + " of " + ROUNDS);
            }
        }
        System.out.println(
                "killed while importing: " + ROUNDS + " times, " + told + " rows acknowledged before, seed " + seed);
    }

    private void kill(Victim victim, Path data) throws IOException, InterruptedException {
        switch (victim) {
            case IMPORT -> {
                try (var importing = startImport(data)) {
                    kill(importing, importing);
                }
            }
            case SERVER -> {
                try (var server = workplace.serve("--data", data.toString());
                        var client = startImport(data)) {
                    kill(server, client);
                }
            }
            case CLIENT -> {
                try (var server = workplace.serve("--data", data.toString());
                        var client = startImport(data)) {
                    kill(client, client);
                    server.terminate().end();
                }
            }
        }
    }

    private Program startImport(Path data) throws IOException {
        begun.clear();
        var arguments = new ArrayList<String>();
        arguments.add(data.toString());
        files.forEach(file -> arguments.add(file.toString()));
        return workplace.start(TellingImport.class, arguments.toArray(String[]::new));
    }

    /** Kills one process some time after the import has told a number of lines, or while it starts. */
    private void kill(Program victim, Program importing) throws IOException, InterruptedException {
        int lines = random.nextInt(MOST_LINES);
        for (int i = 0; i < lines && hear(importing); i++) {
            // on
        }
        // Not a wait for anything: the kill shall come at any moment.
        LockSupport.parkNanos(random.nextLong(lines == 0 ? MOST_NANOS_OF_A_START : MOST_NANOS));
        victim.kill();
        while (hear(importing)) {
            // What it was told before.
        }
    }

    /** False at the end. */
    private boolean hear(Program importing) throws IOException {
        var line = importing.line();
        if (line == null) {
            return false;
        }
        int space = line.lastIndexOf(' ');
        var file = space < 0 ? null : Path.of(line.substring(0, space));
        if (file != null && files.contains(file)) {
            int rows = Integer.parseInt(line.substring(space + 1));
            if (begun.add(file)) {
                assertEquals(acknowledged.getOrDefault(file, 0), rows, () -> file + " goes on elsewhere");
            }
            acknowledged.merge(file, rows, Math::max);
        }
        return true;
    }

    private void check(Path data, Victim victim) {
        Ended.run("check", "--data", data.toString()).succeeded();
        try (var catalog = LuceneCatalog.open(data.resolve("catalog"))) {
            for (int i = 0; i < FILES; i++) {
                var file = files.get(i);
                int durable = durable(i, catalog);
                int told = acknowledged.getOrDefault(file, 0);
                assertTrue(durable >= told, () -> file + ": " + durable + " rows of " + told + " acknowledged ones");
                // Of a file that breaks off the server keeps all that came.
                assertTrue(
                        durable % Importer.BATCH == 0 || durable == ROWS || durable == told || victim == Victim.CLIENT,
                        () -> file + ": half a batch, " + durable);
                // It was seen: from now on it must not go.
                acknowledged.put(file, durable);
            }
        }
    }

    /** How many of a file's rows are there, which are the first ones. */
    private static int durable(int file, Catalog catalog) {
        int durable = 0;
        while (durable < ROWS && catalog.video(Rows.id(number(file, durable))) != null) {
            var video = catalog.video(Rows.id(number(file, durable)));
            assertNotNull(video);
            assertEquals("video " + number(file, durable), video.facts().get(Video.CAPTION));
            assertNotNull(catalog.person(Person.rowTerm(video.author())), () -> "author of " + video.id());
            durable++;
        }
        for (int row = durable; row < ROWS; row++) {
            assertNull(catalog.video(Rows.id(number(file, row))));
        }
        return durable;
    }

    private static long number(int file, int row) {
        return 1 + (long) file * ROWS + row;
    }

    /** Imports the files to their end, with nobody killed. */
    private void finish(Path data) throws IOException, InterruptedException {
        workplace.run(arguments(data)).succeeded();
        assertEquals(expected, contents(data));
        acknowledged.clear();
    }

    private String[] arguments(Path data) {
        var arguments = new ArrayList<>(List.of("import", "--data", data.toString()));
        files.forEach(file -> arguments.add(file.toString()));
        return arguments.toArray(String[]::new);
    }

    /** Everything but what depends on the order of arrival. */
    private static Map<Long, String> contents(Path data) {
        var contents = new TreeMap<Long, String>();
        try (var catalog = LuceneCatalog.open(data.resolve("catalog"))) {
            for (int file = 0; file < FILES; file++) {
                for (int row = 0; row < ROWS; row++) {
                    var video = catalog.video(Rows.id(number(file, row)));
                    if (video != null) {
                        var author = catalog.person(Person.rowTerm(video.author()));
                        contents.put(
                                video.id(),
                                video.facts() + " by "
                                        + (author == null ? null : author.names() + " " + author.facts()));
                    }
                }
            }
        }
        return contents;
    }
}

package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.demo.DemoWorld;
import dev.zoetrope.http.Logging;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.server.House;
import dev.zoetrope.server.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A world that is exported and imported elsewhere, in another order and in halves that overlap, is the same world: its exports are equal byte by byte. */
final class ExportRoundTripTest {
    private static final int VIDEOS = Integer.getInteger("zoetrope.exported", 20_000);

    @TempDir
    private Path folder;

    @Test
    void aWorldThatIsImportedInOverlappingHalvesIsExportedTheSame() throws Exception {
        Logging.quiet();
        fill();
        var first = export("first");
        var lines = Files.readAllLines(first);
        for (var part : List.of("{\"comment\":", "{\"follower\":", "{\"liker\":", "\"history\":[{")) {
            assertTrue(lines.stream().anyMatch(line -> line.contains(part)), part);
        }
        var rows = new ArrayList<>(lines.subList(1, lines.size()));
        Collections.shuffle(rows, new Random(1));
        var late = half("late", lines.getFirst(), rows.subList(rows.size() * 2 / 5, rows.size()));
        var early = half("early", lines.getFirst(), rows.subList(0, rows.size() * 3 / 5));
        run("import", "--data", path("second"), late.toString());
        run("import", "--data", path("second"), early.toString());
        assertEquals(-1, Files.mismatch(first, export("second")));
    }

    private void fill() {
        var settings = Settings.read(Map.of("data", path("first"), "access-log", "off"), Map.of());
        try (var house = House.open(settings)) {
            var catalog = house.world().catalog();
            new DemoWorld(VIDEOS, 5).observations().forEach(batch -> {
                catalog.save(batch);
                for (int hours = -2; hours <= 2; hours += 4) {
                    catalog.save(seen(batch, hours));
                }
            });
        }
    }

    /** What other moments had of some of a batch's counters: these become history. */
    private static List<Observation> seen(List<? extends Observation> batch, int hours) {
        var seen = new ArrayList<Observation>();
        for (var observation : batch.subList(0, Math.min(50, batch.size()))) {
            if (observation instanceof Observation.Sighting sighting) {
                var stamp = sighting.stamp();
                seen.add(sighting.seen(new Stamp(stamp.time() + hours * 3_600_000L, stamp.source())));
            }
        }
        return seen;
    }

    private Path export(String catalog) {
        var file = folder.resolve(catalog + ".ndjson");
        run("export", "--data", path(catalog), "--output", file.toString());
        return file;
    }

    private Path half(String name, String header, List<String> rows) throws IOException {
        var file = folder.resolve(name);
        try (var out = Files.newBufferedWriter(file)) {
            out.write(header + "\n");
            for (var row : rows) {
                out.write(row + "\n");
            }
        }
        return file;
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static void run(String... arguments) {
        Ended.run(arguments).succeeded();
    }
}

package dev.zoetrope.server;

import dev.zoetrope.errand.Errand;
import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.Order;
import dev.zoetrope.errand.Reply;
import dev.zoetrope.lucene.CatalogFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gives a copy of a data directory that is open: everything that was acknowledged when it begins, whatever goes on meanwhile. {@code begin} tells how many bytes are
 * to come, and in {@code elsewhere} where the accounts are if they are not among them; then each file follows as {@code file} (name, size) and so many bytes of data.
 */
final class BackupErrand implements Errand {
    private final House house;

    BackupErrand(House house) {
        this.house = house;
    }

    /** A file of the backup. */
    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** @param size in bytes */
    private record Part(long size, Content content) {
        static Part of(Path file) throws IOException {
            return new Part(Files.size(file), out -> Files.copy(file, out));
        }
    }

    @Override
    public void run(Order order, Reply reply) throws IOException {
        var directory = house.directory().path();
        var accounts = house.world().accounts();
        var copies = new LinkedHashMap<String, Path>();
        try {
            for (var name : accounts.files()) {
                var copy = Leftovers.copy(directory);
                copies.put(name, copy);
                accounts.copy(name, copy);
            }
            try (var catalog = house.catalogFiles()) {
                var parts = new LinkedHashMap<String, Part>();
                parts.put(Marker.FILE, Part.of(directory.resolve(Marker.FILE)));
                for (var copy : copies.entrySet()) {
                    parts.put(copy.getKey(), Part.of(copy.getValue()));
                }
                for (var file : catalog.list()) {
                    parts.put(DataDirectory.CATALOG + "/" + file.name(), part(catalog, file));
                }
                tell(parts, accounts.files().isEmpty() ? accounts.place() : "", reply);
            }
        } finally {
            for (var copy : copies.values()) {
                Files.deleteIfExists(copy);
            }
        }
    }

    private static Part part(CatalogFiles catalog, CatalogFiles.CatalogFile file) {
        return new Part(file.size(), out -> catalog.copy(file.name(), out));
    }

    private static void tell(Map<String, Part> parts, String elsewhere, Reply reply) throws IOException {
        long bytes = parts.values().stream().mapToLong(Part::size).sum();
        reply.tell(Event.of("begin").with("bytes", bytes).with("elsewhere", elsewhere));
        for (var part : parts.entrySet()) {
            reply.tell(Event.of("file")
                    .with("name", part.getKey())
                    .with("size", part.getValue().size()));
            try (var out = reply.out()) {
                part.getValue().content().write(out);
            }
        }
        reply.tell(Event.of("end"));
    }
}

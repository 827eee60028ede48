package dev.zoetrope.cli;

import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.Reply;
import dev.zoetrope.http.Logging;
import dev.zoetrope.imports.ImportErrand;
import dev.zoetrope.imports.Importer;
import dev.zoetrope.server.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Imports files as the verb does, and prints a line when a file begins and when a batch is durable: the file, and how many of its videos are. */
final class TellingImport implements Reply {
    private final Path file;

    private TellingImport(Path file) {
        this.file = file;
    }

    /** @param arguments the data directory, and the files */
    public static void main(String[] arguments) throws IOException {
        Logging.quiet();
        var settings = Settings.read(Map.of("data", arguments[0]), Map.of());
        try (var desk = Desk.open(settings)) {
            for (var file : Stream.of(arguments).skip(1).map(Path::of).toList()) {
                try (var bytes = Files.newInputStream(file)) {
                    var order = ImportErrand.order(new Input(file).source(null), Importer.Choices.USUAL);
                    desk.run("import", order.reading(bytes), new TellingImport(file));
                }
            }
        }
    }

    @Override
    public void tell(Event event) {
        if (!event.name().equals("rejected")) {
            System.out.println(file + " " + event.number("videos"));
        }
    }

    @Override
    public void data(byte[] bytes, int offset, int count) {
        throw new IllegalStateException("an import tells, and gives nothing back");
    }
}

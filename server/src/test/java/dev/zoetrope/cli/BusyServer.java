package dev.zoetrope.cli;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.http.Logging;
import dev.zoetrope.imports.Importer;
import dev.zoetrope.server.House;
import dev.zoetrope.server.Server;
import dev.zoetrope.server.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A server, in a process of its own, that changes its catalog for every byte that it is sent, and then prints a line: of a block of videos some are deleted,
 * half of these are imported anew, others are seen again, and older, newer and other videos are imported.
 */
final class BusyServer implements Importer.Report {
    /** The block has so many videos, numbered from 1 on. */
    static final int BLOCK = 50_000;

    /** There is room before the block, and between its videos. */
    private static final long FIRST = 100_000;

    private static final int STEP = 3;

    private final Catalog catalog;
    private final SplittableRandom random;

    private BusyServer(Catalog catalog, long seed) {
        this.catalog = catalog;
        random = new SplittableRandom(seed);
    }

    /** Of the videos of the block, the only ones that are ever deleted. */
    static boolean mayBeDeleted(long video) {
        return video % 10 == 0;
    }

    /** The place of a video of the block among all numbers. */
    static long number(long video) {
        return FIRST + video * STEP;
    }

    /** @param arguments the data directory, and a number that makes this run's changes its own */
    public static void main(String[] arguments) throws IOException {
        Logging.quiet();
        var settings = Settings.read(Map.of("port", "0", "data", arguments[0], "access-log", "off"), Map.of());
        var house = House.open(settings);
        var catalog = house.world().catalog();
        var server = Server.start(settings, house, System.err);
        System.out.println("Zoetrope is ready at http://127.0.0.1:" + server.port());
        new BusyServer(catalog, Long.parseLong(arguments[1])).change();
    }

    private void change() throws IOException {
        for (long round = 0; System.in.read() >= 0; round++) {
            long first = 1L + random.nextInt(BLOCK - 300);
            var deleted = LongStream.range(first, first + 100)
                    .filter(BusyServer::mayBeDeleted)
                    .boxed()
                    .toList();
            catalog.delete(ids(deleted));
            var anew = deleted.stream().limit(deleted.size() / 2).map(BusyServer::number);
            var again = LongStream.range(first + 100, first + 200).mapToObj(BusyServer::number);
            var between = LongStream.range(first, first + 50).mapToObj(video -> number(video) + 1);
            var aroundTheBlock = Stream.of(FIRST - round, number(BLOCK) + 1 + round);
            see(Stream.of(anew, again, between, aroundTheBlock)
                    .flatMap(numbers -> numbers)
                    .toList());
            System.out.println(round);
        }
    }

    private static List<Long> ids(List<Long> videos) {
        return videos.stream().map(video -> Rows.id(number(video))).toList();
    }

    private void see(List<Long> numbers) throws IOException {
        var lines = numbers.stream().map(Rows::line).collect(Collectors.joining());
        var bytes = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
        var now = Instant.now();
        var totals = new Importer(catalog, Importer.Choices.USUAL, this, now)
                .read(new Importer.Source("changes", null, now, now), bytes);
        if (totals.videos() != numbers.size()) {
            throw new IllegalStateException("not imported: " + numbers);
        }
    }

    @Override
    public void rejected(Importer.Rejection rejection, byte[] raw, boolean again) {
        throw new IllegalStateException(rejection.toString());
    }

    @Override
    public void saved(Importer.Totals totals) {
        // The import tells at its end.
    }
}

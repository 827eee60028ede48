package dev.zoetrope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Files of made-up videos, posted in June 2022. */
final class Rows {
    private static final long JUNE_2022 = 1_654_041_600;

    private Rows() {}

    /** A video a line, numbered from first on. */
    static String lines(long first, int count) {
        return LongStream.range(first, first + count).mapToObj(Rows::line).collect(Collectors.joining());
    }

    static String line(long number) {
        return "{\"id\":" + id(number) + ",\"username\":\"user" + number % 100 + "\",\"create_time\":"
                + (JUNE_2022 + number) + ",\"video_description\":\"video " + number + "\",\"region_code\":\"US\"}\n";
    }

    static long id(long number) {
        return ((JUNE_2022 + number) << 32) + 7;
    }

    static Path file(Path file, long first, int count) throws IOException {
        return Files.writeString(file, lines(first, count));
    }
}

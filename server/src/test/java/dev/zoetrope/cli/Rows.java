package dev.zoetrope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.SplittableRandom;
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

    /** Each row takes some kilobytes, which cannot be compressed much. */
    static Path largeFile(Path file, long first, int count) throws IOException {
        var random = new SplittableRandom(first);
        try (var out = Files.newBufferedWriter(file)) {
            for (long number = first; number < first + count; number++) {
                var bytes = new byte[2_000];
                random.nextBytes(bytes);
                out.write(line(number).replace("}\n", ",\"voice_to_text\":\""));
                out.write(Base64.getEncoder().encodeToString(bytes) + "\"}\n");
            }
        }
        return file;
    }
}

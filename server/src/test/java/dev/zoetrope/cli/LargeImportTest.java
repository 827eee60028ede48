package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is large, or unpacks to something large, is imported or refused in little memory. */
class LargeImportTest {
    private static final int MEGABYTE = 1 << 20;
    private static final int MEGABYTES = 1 << 10;

    @TempDir
    private Path folder;

    /** Files that unpack to a gigabyte: a beginning, and what is repeated. */
    private enum Bomb {
        ZEROS("", "\0", "begins with"),
        ONE_TEXT("{\"id\":1,\"video_description\":\"", "x", "longer than 8 MB"),
        ONE_NAME("{\"", "x", "longer than 8 MB"),
        ONE_NUMBER("{\"id\":", "7", "longer than 8 MB"),
        NESTING("", "[", "lists more than 64 deep"),
        ONE_ROW("{\"username\":\"anna\",\"x\":[0", ",\"xxxxxxxxxxxxxxxxxxxx\"", "longer than 8 MB"),
        ONE_LIST("{\"id\":1,\"hashtag_names\":[\"\"", ",null", "longer than 8 MB"),
        ONE_ANSWER("{\"data\":{\"videos\":[{\"id\":1}", ",{\"id\":1,\"like_count\":0}", "longer than 8 MB"),
        BLANKS("{\"id\":1}\n", " ", "nothing but blanks"),
        ONLY_BLANKS("", " ", "nothing but blanks"),
        ONE_CELL("id,username\n1,\"", "x", "longer than 8 MB"),
        ONE_LINE("{\"id\":1}\n{\"id\":2,\"x\":\"", "x", "longer than 64 MB"),
        LINES("id,username\n", "\r", "nothing but empty lines");

        private final String start;
        private final String repeated;
        private final String problem;

        Bomb(String start, String repeated, String problem) {
            this.start = start;
            this.repeated = repeated;
            this.problem = problem;
        }

        /** Packed files may be put one behind the other: packing the same megabyte once is enough. */
        Path writeTo(Path folder, Packing packing) throws IOException {
            var file = folder.resolve(name());
            byte[] piece = packing.packed(repeated.repeat(MEGABYTE / repeated.length()));
            try (var out = Files.newOutputStream(file)) {
                out.write(packing.packed(start));
                for (int i = 0; i < MEGABYTES; i++) {
                    out.write(piece);
                }
            }
            return file;
        }
    }

    enum Packing {
        GZIP,
        ZSTD;

        byte[] packed(String text) throws IOException {
            var packed = new ByteArrayOutputStream();
            try (var out = this == GZIP ? new GZIPOutputStream(packed) : new ZstdOutputStream(packed)) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            return packed.toByteArray();
        }
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void smallFilesThatUnpackToAGigabyteAreToldInLittleMemory(Packing packing) throws Exception {
        var command = new StringBuilder("JVM=-Xmx128m exec ./zoetrope import --data data");
        for (var bomb : Bomb.values()) {
            command.append(' ').append(bomb.writeTo(folder, packing).getFileName());
        }
        Rows.file(folder.resolve("last"), 1, 5);
        try (var program = new Workplace(folder).shell(command.append(" last").toString())) {
            var ended = program.end().failed(Main.FAILED);
            for (var bomb : Bomb.values()) {
                assertEquals(
                        List.of(true),
                        ended.err()
                                .lines()
                                .filter(line -> line.startsWith(bomb.name() + ":")
                                        && !line.contains(", " + packing.name().toLowerCase(Locale.ROOT)))
                                .map(line -> line.contains(bomb.problem))
                                .toList(),
                        ended::err);
            }
            assertEquals("Imported 7 videos and 0 users; " + Bomb.values().length + " rejected.\n", ended.out());
        }
    }

    @Test
    void aHundredThousandRowsAreImportedInLittleMemory() throws Exception {
        Rows.file(folder.resolve("rows"), 1, 100_000);
        try (var program = new Workplace(folder).shell("JVM=-Xmx128m exec ./zoetrope import --data data rows")) {
            assertEquals(
                    "Imported 100000 videos and 0 users.\n",
                    program.end().succeeded().out());
        }
    }
}

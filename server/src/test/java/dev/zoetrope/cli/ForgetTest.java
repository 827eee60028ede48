package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.http.Logging;
import dev.zoetrope.lucene.LuceneCatalog;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Who;
import dev.zoetrope.server.House;
import dev.zoetrope.server.Server;
import dev.zoetrope.server.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code forget}, through the command line: every text of the person to be forgotten holds a marker, which no byte of the data directory may hold afterwards. */
final class ForgetTest {
    private static final String MARKER = "qzx";
    private static final String HANDLE = "Qzx.Anna";
    private static final long VIDEO = (1_655_000_000L << 32) + 1;
    private static final long SOUND = 7_000_000_000_000_000_001L;

    @TempDir
    private Path folder;

    private Path data;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        Logging.quiet();
        data = folder.resolve("data");
        var rows = new StringBuilder(
                "{\"username\":\"" + HANDLE
                        + "\",\"display_name\":\"qzx name\",\"bio_description\":\"qzx bio\",\"avatar_url\":\"https://qzx.example/a.jpg\",\"bio_url\":\"https://qzx.example/\"}\n");
        for (int i = 0; i < 40; i++) {
            rows.append(video(i));
            rows.append("{\"id\":" + (VIDEO + 1_000 + i) + ",\"username\":\"ben" + i % 7
                    + "\",\"create_time\":1655000000,\"region_code\":\"US\",\"video_description\":\"other " + i
                    + "\"}\n");
        }
        file = Files.writeString(folder.resolve("rows.ndjson"), rows);
    }

    private static String video(int number) {
        return "{\"id\":" + (VIDEO + number) + ",\"username\":\"" + HANDLE
                + "\",\"create_time\":1655000000,\"region_code\":\"US\",\"music_id\":" + SOUND
                + ",\"video_description\":\"a qzxcaption #qzxtag\",\"hashtag_names\":[\"qzxtag\"],\"voice_to_text\":\"qzx says\","
                + "\"video_mention_list\":[\"qzxfriend\"],\"effect_ids\":[\"qzxeffect\"],"
                + "\"sticker_info_list\":[{\"sticker_id\":\"1\",\"sticker_name\":\"qzx sticker\"}],"
                + "\"hashtag_info_list\":[{\"hashtag_id\":\"2\",\"hashtag_name\":\"qzxtag\",\"hashtag_description\":\"qzx\"}],"
                + "\"effect_info_list\":[{\"effect_id\":\"3\",\"effect_name\":\"qzx effect\",\"effect_photo_url\":\"https://qzx.example\"}],"
                + "\"video_label\":{\"content\":\"qzx label\"}}\n";
    }

    /** What files of the Research API do not hold. */
    private void fillUp() {
        var stamp = new Stamp(1_655_000_000_000L, Source.WEB);
        var user = Facts.at(stamp).with(User.DISPLAY_NAME, "qzx name").with(User.INSTAGRAM, "qzx.insta");
        var sound = Facts.at(stamp)
                .with(Sound.TITLE, "original sound - qzx name")
                .with(Sound.AUTHOR, "qzx name")
                .with(Sound.COVER_URL, "https://qzx.example/cover")
                .with(Sound.ORIGINAL, true);
        var owned = Facts.at(stamp)
                .with(Sound.OWNER_ID, 77L)
                .with(Sound.OWNER_SEC_UID, "MS4qzx")
                .with(Sound.OWNER_HANDLE, HANDLE)
                .with(Sound.OWNER_NAME, "qzx name");
        var track = Facts.at(stamp).with(Sound.TITLE, "published").with(Sound.ORIGINAL, false);
        try (var catalog = catalog()) {
            catalog.save(List.of(
                    new Observation.OfUser(Who.user(77, "MS4qzx", HANDLE), stamp, user.build()),
                    new Observation.OfSound(SOUND, stamp, sound.build()),
                    new Observation.OfSound(SOUND + 1, stamp, owned.build()),
                    new Observation.OfSound(SOUND + 2, stamp, owned.build().merge(track.build()))));
        }
    }

    private LuceneCatalog catalog() {
        return LuceneCatalog.open(data.resolve("catalog"));
    }

    private Ended run(String verb, String... more) {
        var arguments = new java.util.ArrayList<>(List.of(verb, "--data", data.toString()));
        arguments.addAll(List.of(more));
        return Ended.run(arguments.toArray(String[]::new));
    }

    /** As a file that was written anew: one that is known to be imported need not be read. */
    private void importAgain() throws IOException {
        var later = Files.getLastModifiedTime(file).toInstant().plusSeconds(1);
        Files.setLastModifiedTime(file, FileTime.from(later));
        run("import", file.toString()).succeeded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@qzx.anna", "id:77", "sec:MS4qzx"})
    void noByteOfAPersonIsLeftAndNothingComesBack(String who) throws Exception {
        run("import", file.toString()).succeeded();
        fillUp();
        importAgain();
        assertTrue(isOnDisk());
        var exported = folder.resolve("all.ndjson");
        run("export", "--output", exported.toString()).succeeded();

        var ended = run("forget", "--yes", who).succeeded();

        assertEquals("", ended.err());
        assertTrue(ended.out().startsWith(who + " (id:77, sec:MS4qzx): 40 videos, 2 sounds\n"), ended::out);
        assertTrue(ended.out().contains("Forgotten, and erased from " + data + "."), ended::out);
        assertFalse(isOnDisk());
        for (var time : List.of("2022-01-01T00:00:00Z", "2026-01-01T00:00:00Z")) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse(time)));
            var again = run("import", file.toString()).succeeded().out();
            assertTrue(
                    again.endsWith(
                            " of these rows were not taken: they are of people or videos that were forgotten.\n"),
                    again);
            assertFalse(isOnDisk());
        }
        run("import", exported.toString()).succeeded();
        assertFalse(isOnDisk());
        fillUp();
        assertFalse(isOnDisk());
        try (var catalog = catalog()) {
            assertNull(catalog.video(VIDEO));
            assertNull(catalog.sound(SOUND));
            assertNotNull(catalog.video(VIDEO + 1_000));
            assertTrue(catalog.user(new Identity.Handle("ben1")).isPresent());
        }
    }

    @Test
    void throughARunningServerThatHasSearchedForThem() throws Exception {
        var settings = Settings.read(Map.of("port", "0", "data", data.toString(), "access-log", "off"), Map.of());
        var server = Server.start(settings, House.open(settings), System.err);
        try {
            var address = URI.create("http://127.0.0.1:" + server.port());
            run("import", file.toString()).succeeded();
            var app = Ended.run("app", "create", "--data", data.toString(), "--name", "x")
                    .succeeded()
                    .out();
            try (var client = new ResearchClient(address, app)) {
                for (var value : List.of("qzxcaption", "qzx no such thing " + "x".repeat(3_000))) {
                    client.search(address, "keyword", value);
                }
                client.search(address, "username", HANDLE.toLowerCase(Locale.ROOT));
                assertEquals(80, client.page(address, "").ids().size());
                assertTrue(isOnDisk());

                var dry = run("forget", "--dry-run", HANDLE).succeeded();
                assertEquals(
                        HANDLE
                                + ", known by this handle alone: 40 videos, 0 sounds\n"
                                + "  Comments of others are not searched for their name, and stay.\nNothing was forgotten.\n",
                        dry.out());
                assertEquals(80, client.page(address, "").ids().size());

                run("forget", "--yes", HANDLE).succeeded();

                assertFalse(isOnDisk());
                assertEquals(40, client.page(address, "").ids().size());
                importAgain();
                assertEquals(40, client.page(address, "").ids().size());
            }
            assertFalse(isOnDisk());
        } finally {
            server.close();
        }
        assertFalse(isOnDisk());
    }

    @Test
    void whoeverTakesTheHandleLaterArrives() throws Exception {
        run("import", file.toString()).succeeded();
        fillUp();
        run("forget", "--yes", HANDLE).succeeded();
        var stamp = new Stamp(1_704_067_200_000L, Source.WEB);
        try (var catalog = catalog()) {
            assertEquals(
                    0,
                    catalog.save(List.of(new Observation.OfUser(
                            Who.user(78, null, HANDLE),
                            stamp,
                            Facts.at(stamp).with(User.BIO, "somebody else").build()))));
        }
        run("import", "--observed", "2024-06-01", file.toString()).succeeded();
        run("import", "--observed", "2022-06-12", file.toString()).succeeded();
        try (Catalog catalog = catalog()) {
            var holder = catalog.user(new Identity.Handle(HANDLE)).orElseThrow();
            assertEquals("qzx bio", holder.facts().get(User.BIO), "seen of the new holder in 2024");
            assertEquals(78, holder.facts().get(User.USER_ID));
            assertNull(catalog.video(VIDEO));
        }
    }

    @Test
    void aVideoGoesAloneAndWhatIsUnknownIsKeptFromComing() throws Exception {
        run("import", file.toString()).succeeded();
        var ended = run("forget", "--yes", Long.toString(VIDEO), "7999999999999999999", "nobody.known")
                .succeeded();
        assertTrue(
                ended.out()
                        .startsWith(VIDEO
                                + ": 1 video\n7999999999999999999: no video is known by this id; it is kept from coming\n"
                                + "nobody.known: nobody is known by this name; they are kept from coming\n"),
                ended::out);
        importAgain();
        try (var catalog = catalog()) {
            assertNull(catalog.video(VIDEO));
            assertNotNull(catalog.video(VIDEO + 1));
        }
    }

    @Test
    void captionsOfOthersAreHintedAt() throws Exception {
        Files.writeString(
                file,
                "{\"id\":9,\"username\":\"ben\",\"create_time\":1655000000,\"video_description\":\"with @qzx.anna's dog\"}\n",
                java.nio.file.StandardOpenOption.APPEND);
        run("import", file.toString()).succeeded();
        var out = run("forget", "--dry-run", "qzx.anna").succeeded().out();
        assertTrue(
                out.contains("\n  1 caption of others may name them (a word begins so), and stay. To see them:\n"
                        + "  ./zoetrope query --query '{\"and\":[{"),
                out);
        var json = run("forget", "--dry-run", "--json", "qzx.anna").succeeded().out();
        assertTrue(
                json.startsWith(
                        "{\"targets\":[{\"asked\":\"qzx.anna\",\"kind\":\"handle\",\"handle\":\"qzx.anna\",\"query\":"),
                json);
        assertTrue(
                json.endsWith(
                        "\"videos\":40,\"sounds\":0,\"comments\":0,\"relations\":0,\"mentions\":1}],\"forgotten\":false,\"erased\":false}\n"),
                json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anna                         | add --yes, or --dry-run",
                "--yes a/b                    | \"a/b\" is neither a person nor a video",
                "--yes id:x                   | \"id:x\" is neither",
                "--yes @                      | \"@\" is neither",
                "--yes 99999999999999999999   | \"99999999999999999999\" is neither",
                "--yes                        | WHO"
            })
    void whatCannotBeMeantIsRefused(String arguments, String words) {
        var ended = run("forget", arguments.split(" "));
        ended.failed(2, words);
        assertFalse(Files.exists(data));
    }

    @ParameterizedTest
    @CsvSource({"n, 40", "y, 0"})
    void onATerminalItAsksFirst(String answer, int left) throws Exception {
        var place = new Workplace(folder);
        run("import", file.toString()).succeeded();
        try (var program = place.shell(
                "echo " + answer + " | script -qec './zoetrope forget --data " + data + " qzx.anna' /dev/null")) {
            var ended = program.end();
            assertTrue(ended.out().contains("Forget this? It cannot be undone. [y/N] "), ended::toString);
            assertEquals(left > 0, ended.out().contains("Nothing was forgotten."), ended::toString);
            assertEquals(left > 0 ? 1 : 0, ended.code(), ended::toString);
        }
        assertEquals(left > 0, isOnDisk());
    }

    /** Looks at every byte of every file, in any encoding a text may be kept in, upper or lower case. */
    private boolean isOnDisk() throws IOException {
        try (var files = Files.walk(data)) {
            for (var each : files.filter(Files::isRegularFile).toList()) {
                if (holdsMarker(each)) {
                    return true;
                }
            }
        }
        var maps = Path.of("/proc/self/maps");
        return Files.exists(maps)
                && Files.readAllLines(maps).stream()
                        .anyMatch(line -> line.contains(data.toString()) && line.endsWith("(deleted)"));
    }

    private static boolean holdsMarker(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        for (var encoding :
                new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            // One character a byte.
            var text = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            if (text.contains(new String(MARKER.getBytes(encoding), StandardCharsets.ISO_8859_1))) {
                return true;
            }
        }
        return Objects.requireNonNull(file.getFileName()).toString().contains(MARKER);
    }
}

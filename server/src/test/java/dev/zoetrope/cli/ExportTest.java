package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdInputStream;
import dev.zoetrope.http.Logging;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import dev.zoetrope.server.House;
import dev.zoetrope.server.Server;
import dev.zoetrope.server.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small catalog with something of everything, exported in every way. */
final class ExportTest {
    /** 2022-06-24T00:00:00Z. */
    private static final long JUNE = 1_656_028_800;

    /** 2022-07-02T00:00:00Z. */
    private static final long JULY = 1_656_720_000;

    private static final Stamp STAMP = new Stamp(1_656_800_000_000L, Source.RESEARCH);
    private static final Stamp LATER = new Stamp(1_656_900_000_000L, Source.RESEARCH);
    private static final Stamp OWNER = new Stamp(1_656_800_000_000L, Source.OWNER);

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void fill() {
        Logging.quiet();
        data = folder.resolve("data");
        try (var house = House.open(settings())) {
            house.world()
                    .catalog()
                    .save(List.of(
                            video(1, JUNE, Who.handle("anna"), STAMP, Video.CAPTION, "=SUM(1), \"a\"\nb"),
                            video(1, JUNE, Who.handle("anna"), LATER, Video.LIKE_COUNT, 5L),
                            video(2, JULY, Who.handle("ben"), STAMP, Video.SOUND_ID, 77L),
                            video(3, JULY, named(9, "cem"), OWNER, Video.WIDTH, 576L),
                            video(4, JULY, Who.handle("anna"), STAMP, Video.PUBLIC, false),
                            video(5, JULY, Who.handle("dora"), STAMP, Video.DURATION, 12_345L),
                            new Observation.OfVideo(6, null, STAMP, Facts.NONE),
                            user(Who.handle("dora"), User.PRIVATE, true),
                            user(Who.handle("anna"), User.FOLLOWER_COUNT, 12L),
                            user(named(8, "cem"), User.BIO, "had the handle before"),
                            user(named(8, "cem2"), LATER, User.BIO, "has another one"),
                            new Observation.OfSound(
                                    77,
                                    STAMP,
                                    Facts.at(STAMP).with(Sound.TITLE, "song").build()),
                            new Observation.OfSound(
                                    78,
                                    STAMP,
                                    Facts.at(STAMP).with(Sound.TITLE, "unused").build())));
        }
    }

    private Settings settings() {
        return Settings.read(Map.of("data", data.toString(), "port", "0", "access-log", "off"), Map.of());
    }

    private static Who named(long id, String handle) {
        return new Who(new Identity.UserId(id), null, null, new Identity.Handle(handle));
    }

    private static <T> Observation video(long id, long created, Who author, Stamp stamp, Field<T> field, T value) {
        var facts = Facts.at(stamp).with(Video.CREATED_AT, created).with(field, value);
        var handle = author.handle();
        if (handle != null) {
            facts.with(Video.HANDLE, handle.handle());
        }
        return new Observation.OfVideo((created << 32) + id, author, stamp, facts.build());
    }

    private static <T> Observation user(Who who, Field<T> field, T value) {
        return user(who, STAMP, field, value);
    }

    private static <T> Observation user(Who who, Stamp stamp, Field<T> field, T value) {
        return new Observation.OfUser(
                who, stamp, Facts.at(stamp).with(field, value).build());
    }

    private Ended export(String... arguments) {
        return Ended.run(Stream.concat(Stream.of("export", "--data", data.toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    /** What an export of everything holds. */
    private String exported(String name, String... options) throws IOException {
        export(Stream.concat(Stream.of("--output", file(name).toString()), Stream.of(options))
                        .toArray(String[]::new))
                .succeeded();
        return Files.readString(file(name));
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> Objects.requireNonNull(file.getFileName()).toString())
                    .filter(name -> !name.equals("data"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theLosslessFormHoldsEverythingInItsOrder() throws Exception {
        var ended = export("--output", file("all.ndjson").toString()).succeeded();
        var lines = Files.readAllLines(file("all.ndjson"));
        assertEquals(
                List.of(
                        "{\"zoetrope\":\"catalog\",\"version\":2}",
                        "{\"sound\":\"78\"",
                        "{\"sound\":\"77\"",
                        "{\"user\":[\"handle:anna\"]",
                        "{\"user\":[\"handle:ben\"]",
                        "{\"user\":[\"handle:dora\"]",
                        "{\"user\":[\"id:8\"],\"claims\":[{\"handle\":\"cem\",\"first\":1656800000000,\"last\":1656800000000},"
                                + "{\"handle\":\"cem2\",\"first\":1656900000000,\"last\":1656900000000}]",
                        "{\"user\":[\"id:9\"],\"claims\":[{\"handle\":\"cem\",\"first\":1656800000000,\"last\":1656800000000}]",
                        "{\"video\":\"7115558218629120005\",\"author\":\"handle:dora\"",
                        "{\"video\":\"7115558218629120004\",\"author\":\"handle:anna\"",
                        "{\"video\":\"7115558218629120003\",\"author\":\"id:9\"",
                        "{\"video\":\"7115558218629120002\",\"author\":\"handle:ben\"",
                        "{\"video\":\"7112589537234124801\",\"author\":\"handle:anna\"",
                        "{\"video\":\"6\"}"),
                lines.stream().map(line -> line.replaceAll(",\"facts\".*", "")).toList());
        assertTrue(
                lines.get(12)
                        .endsWith(
                                "\"facts\":[{\"at\":1656800000000,\"by\":\"research\",\"caption\":\"=SUM(1), \\\"a\\\"\\nb\"},"
                                        + "{\"at\":1656900000000,\"by\":\"research\",\"created_at\":1656028800,\"handle\":\"anna\",\"like_count\":5}]}"),
                lines.get(12));
        assertEquals(
                "Exported 6 videos, 5 users and 2 sounds to " + file("all.ndjson") + " (" + sizeOf("all.ndjson")
                        + ").\n",
                ended.out());
        assertEquals("", ended.err());
        assertEquals(List.of("all.ndjson"), files());
    }

    private String sizeOf(String name) throws IOException {
        return "%.1f kB".formatted(Files.size(file(name)) / 1e3);
    }

    @Test
    void aFileThatIsThereIsReplacedWhenThisIsAskedFor() throws Exception {
        Files.writeString(file("all.ndjson"), "precious");
        export("--output", file("all.ndjson").toString()).failed(1, "all.ndjson is there already", "--force");
        assertEquals("precious", Files.readString(file("all.ndjson")));
        var replaced = exported("all.ndjson", "--force");
        assertEquals(exported("again.ndjson"), replaced);
        assertEquals(List.of("again.ndjson", "all.ndjson"), files());
    }

    @Test
    void compressedExportsHoldTheSameAndAreTheSameEveryTime() throws Exception {
        var plain = exported("all.ndjson");
        for (var name : List.of("all.ndjson.gz", "all.ndjson.zst")) {
            export("--output", file(name).toString()).succeeded();
            export("--output", file("2" + name).toString()).succeeded();
            assertArrayEquals(Files.readAllBytes(file(name)), Files.readAllBytes(file("2" + name)));
            try (var in = Files.newInputStream(file(name));
                    var unpacked = name.endsWith("gz") ? new GZIPInputStream(in) : new ZstdInputStream(in)) {
                assertEquals(plain, new String(unpacked.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void researchRowsAreWhatTheApiShowsAndTheRestIsTold() throws Exception {
        var ended = export("--as", "research", "--output", file("r.ndjson").toString())
                .succeeded();
        assertEquals("""
                {"id":7115558218629120003,"create_time":1656720000,"username":"cem","hashtag_names":[],"observed_at":"2022-07-02T22:13:20Z"}
                {"id":7115558218629120002,"create_time":1656720000,"username":"ben","music_id":77,"hashtag_names":[],"observed_at":"2022-07-02T22:13:20Z"}
                {"id":7112589537234124801,"create_time":1656028800,"username":"anna","video_description":"=SUM(1), \\"a\\"\\nb","like_count":5,"hashtag_names":[],"observed_at":"2022-07-04T02:00:00Z"}
                {"id":6,"hashtag_names":[]}
                """, Files.readString(file("r.ndjson")));
        assertEquals("""
                This form cannot hold everything, which the lossless form can:
                  videos of private accounts: 1
                  videos that are not public: 1
                  videos whose facts have times or sources of their own: 2
                  not in it: width (1)
                """, ended.err());
        assertTrue(ended.out().startsWith("Exported 4 videos, 0 users and 0 sounds to "), ended.out());
    }

    @Test
    void researchRowsImportedElsewhereGiveTheSameRows() throws Exception {
        for (var of : List.of("videos", "users")) {
            var rows = exported(of + ".ndjson", "--as", "research", "--of", of);
            var other = folder.resolve("other-" + of).toString();
            Ended.run("import", "--data", other, file(of + ".ndjson").toString())
                    .succeeded();
            Ended.run(
                            "export",
                            "--data",
                            other,
                            "--as",
                            "research",
                            "--of",
                            of,
                            "--output",
                            file(of + "2").toString())
                    .succeeded();
            assertEquals(comparable(rows), comparable(Files.readString(file(of + "2"))));
        }
    }

    /** Of video 6 nothing is known, not even when it was seen. Users go by their ids, which these rows do not have. */
    private static List<String> comparable(String rows) {
        return rows.lines().filter(row -> !row.contains("\"id\":6,")).sorted().toList();
    }

    @Test
    void csvHasTheNamesOfTheApiInItsFirstLine() throws Exception {
        var csv = exported("v.csv", "--as", "csv");
        assertTrue(csv.startsWith("id,create_time,username,"), csv);
        assertTrue(csv.contains("\n7112589537234124801,1656028800,anna,,\"=SUM(1), \"\"a\"\"\nb\",,5,,,,,,[],"), csv);
        assertEquals(6, csv.lines().count());
    }

    @Test
    void usersAreThoseOfWhomTheApiTells() throws Exception {
        var ended = export(
                        "--as",
                        "csv",
                        "--of",
                        "users",
                        "--output",
                        file("u.csv").toString())
                .succeeded();
        assertEquals("""
                username,display_name,bio_description,avatar_url,is_verified,follower_count,following_count,likes_count,video_count,bio_url,observed_at
                anna,,,,,12,,,,,2022-07-04T02:00:00Z
                ben,,,,,,,,,,2022-07-02T22:13:20Z
                cem2,,has another one,,,,,,,,2022-07-04T02:00:00Z
                cem,,,,,,,,,,2022-07-02T22:13:20Z
                """, Files.readString(file("u.csv")));
        assertEquals("""
                This form cannot hold everything, which the lossless form can:
                  users whose facts have times or sources of their own: 2
                  users with private accounts: 1
                  not in it: user_id (2)
                """, ended.err());
    }

    @Test
    void theOutcomeIsToldAsJson() throws Exception {
        var ended = export(
                        "--as",
                        "research",
                        "--json",
                        "--output",
                        file("r.ndjson").toString())
                .succeeded();
        assertEquals(
                "{\"videos\":4,\"users\":0,\"sounds\":0,\"comments\":0,\"relations\":0,\"bytes\":"
                        + Files.size(file("r.ndjson")) + ",\"files\":[\""
                        + file("r.ndjson") + "\"],\"lost\":{\"rows\":{\"videos of private accounts\":1,"
                        + "\"videos that are not public\":1,\"videos whose facts have times or sources of their own\":2},"
                        + "\"missing\":{\"width\":1},\"changed\":{}}}\n",
                ended.out());
        assertEquals("", ended.err());
    }

    @Test
    void partsBySizeAreWholeFiles() throws Exception {
        var all = exported("all.ndjson").lines().toList();
        export("--split", "1KB", "--output", file("p.ndjson").toString()).succeeded();
        var parts = files().stream().filter(name -> name.startsWith("p")).toList();
        assertEquals(List.of("p-0001.ndjson", "p-0002.ndjson"), parts);
        var rows = new ArrayList<String>();
        for (var part : parts) {
            var lines = Files.readAllLines(file(part));
            assertEquals(all.getFirst(), lines.getFirst());
            assertTrue(lines.size() > 1);
            assertTrue(Files.size(file(part)) <= 1_000, part);
            rows.addAll(lines.subList(1, lines.size()));
        }
        assertEquals(all.subList(1, all.size()), rows);
    }

    @Test
    void partsByMonthHoldWhatWasPostedThen() throws Exception {
        var all = exported("all.ndjson").lines().toList();
        export("--split", "month", "--output", file("m.ndjson.gz").toString()).succeeded();
        assertEquals(
                List.of("m-2022-06.ndjson.gz", "m-2022-07.ndjson.gz", "m-undated.ndjson.gz", "m-users.ndjson.gz"),
                files().stream().filter(name -> name.startsWith("m")).toList());
        Ended.run(
                        "import",
                        "--data",
                        folder.resolve("other").toString(),
                        file("m-2022-07.ndjson.gz").toString(),
                        file("m-users.ndjson.gz").toString(),
                        file("m-undated.ndjson.gz").toString(),
                        file("m-2022-06.ndjson.gz").toString())
                .succeeded();
        Ended.run(
                        "export",
                        "--data",
                        folder.resolve("other").toString(),
                        "--output",
                        file("other.ndjson").toString())
                .succeeded();
        assertEquals(all, Files.readAllLines(file("other.ndjson")));

        export("--split", "month", "--as", "csv", "--output", file("c.csv").toString())
                .succeeded();
        assertEquals(2, Files.readAllLines(file("c-undated.csv")).size());
        assertEquals(3, Files.readAllLines(file("c-2022-07.csv")).size());
    }

    @Test
    void anOlderExportWithMorePartsIsReplacedAsAWhole() throws Exception {
        export("--split", "1KB", "--output", file("p.ndjson").toString()).succeeded();
        Files.writeString(file("p-notes.ndjson"), "mine");
        export("--split", "100KB", "--output", file("p.ndjson").toString()).failed(1, "p-0001.ndjson is there already");
        export("--split", "100KB", "--force", "--output", file("p.ndjson").toString())
                .succeeded();
        assertEquals(List.of("p-0001.ndjson", "p-notes.ndjson"), files());
    }

    @Test
    void aSelectionBringsWhatItRefersTo() throws Exception {
        var lines = exported("s.ndjson", "--user", "cem", "--from", "2022-07-01")
                .lines()
                .toList();
        assertEquals(
                List.of("zoetrope", "user:id:8", "user:id:9", "video:7115558218629120003"),
                lines.stream()
                        .map(line -> line.replaceAll("^\\{\"(\\w+)\":\\[?\"([^\"]*)\".*", "$1:$2")
                                .replace("zoetrope:catalog", "zoetrope"))
                        .toList());
        assertTrue(exported("b.ndjson", "--sound", "77").contains("\"sound\":\"77\""));
        assertFalse(exported("n.ndjson", "--user", "dora").contains("dora"));
        assertEquals(1, exported("n2.ndjson", "--user", "nobody").lines().count());
        assertEquals(
                "username,cem",
                String.join(
                        ",",
                        exported("u.csv", "--as", "csv", "--of", "users", "--id", "7115558218629120003")
                                .lines()
                                .map(line -> line.substring(0, line.indexOf(',')))
                                .filter(name -> !name.equals("cem2"))
                                .toList()));
    }

    @Test
    void aServerThatHasTheCatalogDoesTheSame() throws Exception {
        var alone = exported("alone.ndjson");
        var unseen = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (var server = Server.start(settings(), House.open(settings()), unseen)) {
            assertEquals(alone, exported("beside.ndjson"));
            server.world().catalog().delete(List.of(6L));
            assertFalse(exported("after.ndjson").contains("{\"video\":\"6\"}"));
            export("--split", "1", "--output", file("x").toString()).failed(2, "--split is \"1\"");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --as parquet                        | 2 | parquet
            --of users                          | 2 | add --as research or --as csv
            --split month                       | 2 | --split: parts need names
            --split 500                         | 2 | --split is "500"; write month, or a size from 1KB on such as 500MB
            --split 12 MB                       | 2 | MB
            --json                              | 2 | --json: standard output is where the rows go
            --force                             | 2 | --force: there is no file to replace
            --as csv --of users --split month --output OUT/x | 2 | users were not posted in any month
            --output OUT/videos.csv             | 2 | is written with --as csv alone
            --output OUT                        | 1 | is a folder; name a file in it
            --output OUT/none/x.ndjson          | 1 | there is no folder
            --output /dev/full --force          | 1 | is no regular file
            --output OUT/x --from tomorrow      | 2 | --from: "tomorrow" is no day
            --output OUT/x --query {"or":7}     | 2 | --query
            """)
    void whatCannotBeMeantIsToldAndNothingIsWritten(String options, int code, String message) throws Exception {
        var arguments = Arrays.stream(options.split(" "))
                .map(option -> option.replace("OUT", folder.toString()))
                .toArray(String[]::new);
        export(arguments).failed(code, message);
        assertEquals(List.of(), files());
    }

    @Test
    void aFolderWithoutACatalogIsToldAndNotMade() throws Exception {
        Ended.run("export", "--data", file("nothing").toString()).failed(1, "there is no data directory");
        assertEquals(List.of(), files());
    }

    @Test
    void twoExportsToOneFileDoNotMix() throws Exception {
        try (var first = ExportFiles.at(file("x"), dev.zoetrope.exports.Split.of(""), false)) {
            first.part("");
            export("--output", file("x").toString()).failed(1, "is being written by another export");
            first.write(new byte[] {'1'}, 0, 1);
            first.publish();
        }
        assertEquals("1", Files.readString(file("x")));
        assertEquals(List.of("x"), files());
    }

    @Test
    void whatAKilledExportLeftIsWrittenOver() throws Exception {
        Files.writeString(file("all.ndjson.part"), "x".repeat(100_000));
        exported("all.ndjson");
        assertEquals(List.of("all.ndjson"), files());
    }

    @Test
    void anExportThatIsNotPublishedLeavesNothing() throws Exception {
        try (var begun = ExportFiles.at(file("x.zst"), dev.zoetrope.exports.Split.of("month"), false)) {
            begun.part("2022-06");
            begun.write(new byte[100_000], 0, 100_000);
            begun.part("2022-07");
            assertEquals(List.of("x-2022-06.zst.part", "x-2022-07.zst.part"), files());
        }
        assertEquals(List.of(), files());
    }
}

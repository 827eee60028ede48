package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.Deadline;
import dev.zoetrope.catalog.Post;
import dev.zoetrope.catalog.Ranking;
import dev.zoetrope.catalog.SoundSearch;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.catalog.VideoSearch;
import dev.zoetrope.lucene.LuceneCatalog;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import dev.zoetrope.query.Condition;
import dev.zoetrope.query.Operation;
import dev.zoetrope.query.Phrase;
import dev.zoetrope.query.Query;
import dev.zoetrope.server.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data directory that an earlier version made. */
final class UpgradeTest {
    private static final String APP =
            "{\"client_key\":\"awjsxet6kxlatigr\",\"client_secret\":\"HUSp40jn1R3OYmKDPZ44gx9KRFYAlz3Y\"}";

    @TempDir
    private Path folder;

    @Test
    void oneOfVersion1IsBroughtUpToDateWithAllItHolds() throws Exception {
        var data = DataFolder.ofVersion(1, folder.resolve("data"));
        var before = Ended.run("check", "--data", data.toString()).succeeded().out();
        assertTrue(before.contains("version 1: the next server or verb brings it up to date"), before);
        assertTrue(
                Files.readString(data.resolve("zoetrope.properties")).contains("version=1"), "a check changes nothing");
        try (var server = new Workplace(folder).serve("--data", data.toString());
                var client = new ResearchClient(server.address(), APP)) {
            var page = client.page(server.address(), "");
            assertEquals(60, page.ids().size());
            assertEquals(7112481304058265601L, page.ids().getLast());
            assertEquals(10, client.likes(server.address(), 7112481304058265601L));
            var ended = server.terminate().end();
            assertTrue(
                    ended.err().contains("was of version 1 and is of version 4 now"),
                    () -> "on standard error: " + ended);
        }
        assertTrue(Files.readString(data.resolve("zoetrope.properties")).contains("version=4"));
        var check = Ended.run("check", "--data", data.toString()).succeeded().out();
        assertTrue(check.lines().anyMatch(line -> line.matches("videos +60  OK")), check);
        assertTrue(check.lines().anyMatch(line -> line.matches("users +7  OK")), check);
        try (var again = new Workplace(folder).serve("--data", data.toString())) {
            assertEquals("", again.terminate().end().err(), "it is told once");
        }
    }

    @Test
    void oneOfVersion2TellsTheSameAndFindsMore() throws Exception {
        var data = DataFolder.ofVersion(2, folder.resolve("data"));
        var before = DataFolder.contents(data);
        Ended.run("check", "--data", data.toString()).succeeded();
        assertEquals(before, DataFolder.contents(data), "a check changes nothing");
        var rows = folder.resolve("rows.ndjson");
        Ended.run("export", "--data", data.toString(), "--output", rows.toString())
                .succeeded();
        assertEquals(rows(exportOfVersion(2)), rows(Files.readString(rows)));
        try (var catalog = LuceneCatalog.open(data.resolve("catalog"))) {
            var anna = catalog.subject("handle:anna", Long.MAX_VALUE).orElseThrow();
            assertEquals(List.of("id:101", "sec:secA"), anna.terms());
            var posts = catalog.posts(anna.rows(), Post.NEWEST, 100);
            assertEquals(
                    LongStream.rangeClosed(1, 40)
                            .filter(n -> n % 10 > 0 && n % 9 > 0 && n != 5)
                            .mapToObj(n -> ((1_655_000_000L + n) << 32) + 1)
                            .toList(),
                    posts.stream().map(Video::id).toList(),
                    "ids do not go by time here; some are private, of no known time, or deleted");
            assertEquals(List.of("ben.two", "anna", "kenji", "cem_", "ben.1"), handles(catalog.people("", 100)));
            assertEquals(List.of("anna"), handles(catalog.people("mülle", 100)));
            assertEquals(List.of("kenji"), handles(catalog.people("京のケ", 100)));
            assertEquals(List.of("ben.two", "ben.1"), handles(catalog.people("ben", 100)));
            assertTrue(catalog.subject("handle:gone", Long.MAX_VALUE).isEmpty());
            assertEquals("39 rows", catalog.checkpoint("file b"));
            var again = new Observation.OfUser(
                    Who.handle("gone"), new Stamp(1_655_000_054_000L, Source.RESEARCH), Facts.NONE);
            assertEquals(1, catalog.save(List.of(again)), "tombstones still turn away");
        }
        Ended.run("check", "--data", data.toString()).succeeded();
    }

    @Test
    void oneOfVersion3FindsSoundsAndTheMostLiked() throws Exception {
        var data = DataFolder.ofVersion(3, folder.resolve("data"));
        Ended.run("check", "--data", data.toString()).succeeded();
        var rows = folder.resolve("rows.ndjson");
        Ended.run("export", "--data", data.toString(), "--output", rows.toString())
                .succeeded();
        assertEquals(rows(exportOfVersion(3)), rows(Files.readString(rows)));
        try (var catalog = LuceneCatalog.open(data.resolve("catalog"))) {
            var days = new SoundSearch("days ban", SoundSearch.In.BOTH, SoundSearch.Order.RELEVANCE);
            assertEquals(
                    List.of(7000000000000000002L),
                    catalog.sounds(days, 0, 10, Deadline.NONE).stream()
                            .map(found -> found.sound().id())
                            .toList());
            assertEquals(17, catalog.uses(7000000000000000002L));
            var cats = new VideoSearch(
                    new Query(
                            List.of(new Condition.Keyword(Operation.EQ, List.of(Phrase.of("cat")))),
                            List.of(),
                            List.of()),
                    0,
                    Long.MAX_VALUE,
                    catalog.arrivals());
            assertEquals(
                    List.of(7120000000000000001L, 7120000000000000003L, 7120000000000000002L),
                    catalog.ranked(cats, Ranking.RELEVANCE, 0, 10, Deadline.NONE).stream()
                            .map(Video::id)
                            .toList());
        }
        Ended.run("check", "--data", data.toString()).succeeded();
    }

    /** What follows the header, which tells the form's own version. */
    private static String rows(String export) {
        return export.substring(export.indexOf('\n'));
    }

    private static String exportOfVersion(int version) throws IOException {
        var name = "version-" + version + ".ndjson.gz";
        try (var gzip = Objects.requireNonNull(Settings.class.getResourceAsStream(name));
                var rows = new GZIPInputStream(gzip)) {
            return new String(rows.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> handles(List<Subject> people) {
        return people.stream()
                .map(subject -> String.valueOf(subject.user().handle()))
                .toList();
    }
}

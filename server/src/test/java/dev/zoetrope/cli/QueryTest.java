package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.Grouping;
import dev.zoetrope.errand.ErrandFailed;
import dev.zoetrope.http.Logging;
import dev.zoetrope.queries.QueryErrand;
import dev.zoetrope.server.House;
import dev.zoetrope.server.Server;
import dev.zoetrope.server.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Queries on the command line, of a catalog that a server has. */
final class QueryTest {
    private static final String ROWS = """
            {"id":101,"create_time":1656374399,"username":"Anna","region_code":"US","view_count":1500,"like_count":3,"music_id":7000000000000000001,"video_duration":10,"hashtag_names":["fyp","cats"],"video_description":"Hello world #cats"}
            {"id":102,"create_time":1656374400,"username":"ben.1","region_code":"DE","view_count":20,"hashtag_names":["fyp"],"music_id":7000000000000000001,"video_duration":40,"video_description":"hello\\nWelt\\u001b[31m"}
            {"id":103,"create_time":1656460799,"username":"cem","region_code":"DE","video_duration":400,"music_id":8,"video_description":"東京都 🙂"}
            {"id":104,"create_time":1656460800,"username":"anna","region_code":"FR","view_count":7,"hashtag_names":["dogs"],"video_description":"catch, this"}
            {"id":105,"create_time":1700000000,"username":"dora","view_count":9,"video_description":"hell"}
            {"id":106,"username":"nobody-knows-when"}
            """;

    @TempDir
    private static Path folder;

    private static String data;
    private static Server server;

    @BeforeAll
    static void serve() throws Exception {
        Logging.quiet();
        data = folder.resolve("data").toString();
        var file = Files.writeString(folder.resolve("rows.ndjson"), ROWS);
        Ended.run("import", "--data", data, "--observed", "2023-12-01", file.toString())
                .succeeded();
        var settings = Settings.read(Map.of("port", "0", "data", data, "access-log", "off"), Map.of());
        server = Server.start(settings, House.open(settings), System.err);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Ended query(String... arguments) {
        return Ended.run(Stream.concat(Stream.of("query", "--data", data), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private static List<String> words(String line) {
        return line == null ? List.of() : List.of(line.strip().split(" +"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                                                          | 105 104 103 102 101
            --keyword hello                               | 102 101
            --keyword hello,catch                         | 104 102 101
            --keyword hello --keyword 京都                | 103 102 101
            --hashtag #FYP                                | 102 101
            --hashtag fyp,dogs --region us,fr             | 104 101
            --user @ANNA                                  | 104 101
            --user anna,Ben.1 --not-region FR             | 102 101
            --region DE                                   | 103 102
            --sound 7000000000000000001,9                 | 102 101
            --length Short,extra_long                     | 103 101
            --id 103 --id 105,106                         | 105 103
            --not-keyword hello                           | 105 104 103
            --not-hashtag fyp --not-user dora             | 104 103
            --from 2022-06-28                             | 105 104 103 102
            --to 20220628                                 | 103 102 101
            --from 2022-06-28 --to 2022-06-28             | 103 102
            --from 20220701 --to 2030-01-01               | 105
            --region XX                                   |
            --query {"or":[{"field_name":"region_code","operation":"EQ","field_values":["FR"]},{"field_name":"view_count","operation":"GT","field_values":[1000]}]} | 104 101
            --query {"query":{"not":[{"field_name":"username","operation":"EQ","field_values":["cem"]}]},"start_date":"20220628","end_date":"20231231"} --not-user dora | 104 102
            --query {"start_date":"20220628","max_count":1} --to 2022-06-29 | 104 103 102
            """)
    void findsWhatTheOptionsSay(String options, String ids) {
        var arguments = Stream.concat(words(options).stream(), Stream.of("--as", "csv", "--fields", "id"));
        var found = query(arguments.toArray(String[]::new)).succeeded();
        assertEquals(List.of("id"), found.out().lines().limit(1).toList());
        assertEquals(words(ids), found.out().lines().skip(1).toList());
        assertEquals("", found.err());
        var count = query(Stream.concat(words(options).stream(), Stream.of("--count"))
                        .toArray(String[]::new))
                .succeeded();
        assertEquals(words(ids).size() + "\n", count.out());
    }

    @Test
    void aTableIsForReading() {
        var shown = query().succeeded();
        assertEquals("""
                 id  posted (UTC)      user   region  views  likes  caption
                105  2023-11-14 22:13  dora               9         hell
                104  2022-06-29 00:00  anna   FR          7         catch, this
                103  2022-06-28 23:59  cem    DE                    東京都 🙂
                102  2022-06-28 00:00  ben.1  DE         20         hello Welt␛[31m
                101  2022-06-27 23:59  Anna   US      1,500      3  Hello world #cats
                """, shown.out());
        assertEquals("", shown.err());
        var newest = query("--limit", "2", "--fields", "username,id").succeeded();
        assertEquals(" id  user\n105  dora\n104  anna\n", newest.out());
        assertEquals("No video is found.\n", query("--region", "XX").succeeded().err());
    }

    @Test
    void rowsAreThoseOfTheApi() {
        var rows = query("--as", "ndjson", "--to", "2022-06-27").succeeded();
        assertEquals(
                "{\"id\":101,\"create_time\":1656374399,\"username\":\"Anna\",\"region_code\":\"US\","
                        + "\"video_description\":\"Hello world #cats\",\"music_id\":7000000000000000001,\"like_count\":3,\"view_count\":1500,"
                        + "\"hashtag_names\":[\"fyp\",\"cats\"],\"video_duration\":10,\"observed_at\":\"2023-12-01T00:00:00Z\"}\n",
                rows.out());
        assertEquals(
                "id,region_code,hashtag_names\n102,DE,\"[\"\"fyp\"\"]\"\n",
                query("--as", "CSV", "--fields", "hashtag_names, id,region_code", "--id", "102")
                        .succeeded()
                        .out());
    }

    @Test
    void theVerbAloneFindsTheSame() {
        for (var arguments : List.of(
                new String[] {"--keyword", "hello"},
                new String[] {"--as", "ndjson"},
                new String[] {"--by", "hashtag", "--json"},
                new String[] {"--count", "--region", "DE"})) {
            var beside = query(arguments).succeeded();
            server.close();
            var alone = query(arguments).succeeded();
            startAgain();
            assertEquals(alone, beside);
        }
    }

    private static void startAgain() {
        var settings = Settings.read(Map.of("port", "0", "data", data, "access-log", "off"), Map.of());
        server = Server.start(settings, House.open(settings), System.err);
    }

    @Test
    void numbersAreToldAsBarsOrAsJson() {
        assertEquals("""
                DE       2   40.0 %  ████████████████████████████████████████████████████████████
                FR       1   20.0 %  ██████████████████████████████
                US       1   20.0 %  ██████████████████████████████
                unknown  1   20.0 %
                5 videos
                """, query("--by", "region").succeeded().out());
        assertEquals(
                "{\"videos\":5,\"unknown\":2,\"by\":\"hashtag\",\"groups\":[{\"hashtag\":\"fyp\",\"videos\":2}],"
                        + "\"others\":{\"groups\":2,\"videos\":2}}\n",
                query("--by", "hashtag", "--top", "1", "--json", "--count")
                        .succeeded()
                        .out());
        assertEquals(
                "{\"videos\":4,\"unknown\":0,\"by\":\"day\",\"groups\":[{\"day\":\"2022-06-27\",\"videos\":1},"
                        + "{\"day\":\"2022-06-28\",\"videos\":2},{\"day\":\"2022-06-29\",\"videos\":1}],\"others\":{\"groups\":0,\"videos\":0}}\n",
                query("--by", "DAY", "--json", "--to", "2022-12-31").succeeded().out());
        assertEquals("""
                2022-06      4   80.0 %  ████████████████████████████████████████████████████████████
                (16 months)  0    0.0 %
                2023-11      1   20.0 %  ███████████████
                5 videos
                """, query("--by", "month").succeeded().out());
        assertTrue(query("--by", "user").succeeded().out().startsWith("anna   2   40.0 %  █"));
        assertTrue(query("--by", "sound").succeeded().out().startsWith("7000000000000000001  2   40.0 %  █"));
        assertEquals("{\"videos\":5}\n", query("--count", "--json").succeeded().out());
        assertEquals(
                "0 videos\n", query("--by", "day", "--region", "XX").succeeded().out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --from yesterday             | --from: "yesterday" is no day; write it as 2022-06-28 or 20220628
            --from 2022-02-30            | --from: "2022-02-30" is no day
            --to 2022-6-1                | --to: "2022-6-1" is no day
            --to +20220628               | --to: "+20220628" is no day
            --from 2022-07-01 --to 2022-06-28 | --from: the first day, 2022-07-01, is after the last, 2022-06-28
            --to 2022-01-01 --query {"start_date":"20220615"} | --to: the first day, 2022-06-15, is after the last, 2022-01-01
            --keyword 🙂                 | --keyword: "🙂" has neither letter nor digit
            --not-keyword ,cat           | --not-keyword: "" has neither letter nor digit
            --region Germany             | --region: "GERMANY" is no region; write two letters, such as DE
            --hashtag #                  | --hashtag: "#" is empty
            --user @                     | --user: "@" is empty
            --sound one                  | --sound: "one" is not a whole number of 64 bits
            --id 7e3                     | --id: "7e3" is not a whole number
            --length tiny                | --length: "TINY" is not one of SHORT, MID, LONG, EXTRA_LONG
            --query {"and":              | --query: query: is not valid JSON:
            --query {"and":[{"field_name":"likes"}]} | --query: query.and[0].operation: is missing
            --query {"and":[{"field_name":"region_code","operation":"NE","field_values":["DE"]}]} | --query: query.and[0].operation: "NE" is not one of EQ, IN
            --query {"adn":[]}           | --query: adn: is no member of a request
            --query @no-such.json        | --query: @no-such.json cannot be read
            --as xml                     | xml
            --fields id,likes            | --fields: `likes` is not a field
            --limit 0                    | --limit: "0" is neither a number from 1 on nor all
            --limit -1                   | --limit: "-1" is neither
            --count --as csv             | --as is for videos, not for numbers
            --by day --limit 3           | --limit is for videos, not for numbers
            --by day --fields id         | --fields is for videos
            --by week                    | week
            --by day --top 3             | --top is for groups that have no order
            --by user --top 10001        | --top is 10001; it may be 1 to 10000
            --by user --top many         | many
            --top 3                      | --top is how many groups are shown
            --json                       | --json gives the numbers of --count or --by
            cats                         | cats
            """)
    void whatCannotBeMeantIsRefused(String options, String reason) {
        var refused = query(words(options).toArray(String[]::new)).failed(CommandLine.ExitCode.USAGE, reason);
        assertEquals("", refused.out());
    }

    @Test
    void aQueryMayBeAFile(@TempDir Path place) throws Exception {
        var file = place.resolve("größe.json");
        Files.writeString(file, """
                {"query": {"and": [
                    {"field_name": "region_code", "operation": "IN", "field_values": ["DE", "FR"]},
                ]}}
                """);
        assertEquals("3\n", query("--count", "--query", "@" + file).succeeded().out());
        Files.write(file, new byte[] {'{', (byte) 0xff});
        query("--query", "@" + file).failed(CommandLine.ExitCode.USAGE, "is not UTF-8");
        Files.writeString(file, " ".repeat(QueryOptions.LARGEST + 1));
        query("--query", "@" + file).failed(CommandLine.ExitCode.USAGE, "--query: is longer than 1 MB");
        query("--query", "@" + place).failed(CommandLine.ExitCode.USAGE, "cannot be read");
        query("--id", "1,".repeat(5_000) + "1").failed(CommandLine.ExitCode.USAGE, "at most 5000 values");
    }

    @Test
    void aFolderThatIsNotThereIsNotMade() {
        var missing = folder.resolve("typo");
        Ended.run("query", "--data", missing.toString()).failed(Main.FAILED, "there is no data directory", "--data");
        assertFalse(Files.exists(missing));
    }

    @Test
    void manyRowsComeInPagesOfOneState() throws Exception {
        var many = folder.resolve("many").toString();
        Ended.run(
                        "import",
                        "--data",
                        many,
                        Rows.file(folder.resolve("many.ndjson"), 1, 3_300).toString())
                .succeeded();
        var ids = Ended.run("query", "--data", many, "--as", "csv", "--fields", "id")
                .succeeded()
                .out()
                .lines()
                .skip(1)
                .toList();
        assertEquals(
                IntStream.rangeClosed(1, 3_300)
                        .mapToObj(i -> Long.toString(Rows.id(3_301 - i)))
                        .toList(),
                ids);
        var table = Ended.run("query", "--data", many).succeeded();
        assertEquals(21, table.out().lines().count());
        assertEquals("The newest 20; --limit shows more, --count tells how many there are.\n", table.err());
        assertEquals(
                3_301,
                Ended.run("query", "--data", many, "--limit", "all")
                        .succeeded()
                        .out()
                        .lines()
                        .count());
        assertEquals(
                1_501,
                Ended.run("query", "--data", many, "--limit", "1500", "--as", "csv")
                        .succeeded()
                        .out()
                        .lines()
                        .count());
        assertTrue(Ended.run("query", "--data", many, "--by", "user")
                .succeeded()
                .out()
                .contains("others (80)  2,640   80.0 %\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            want   | all   | want is "all"
            query  | {     | query: is not valid JSON
            form   | XML   | form is "XML"
            fields | likes | fields: `likes` is not a field
            limit  | 0     | limit must be a number from 1 to
            limit  | few   | limit is "few"; it needs a whole number
            by     | week  | by is "week"
            most   | 10001 | most must be a number from 1 to 10000
            """)
    void anOrderThatCannotBeMeantIsRefusedByTheServer(String parameter, String value, String reason) {
        var settings = Settings.read(Map.of("data", data), Map.of());
        boolean numbers = parameter.equals("by") || parameter.equals("most");
        var order = numbers
                ? QueryErrand.histogram(Grouping.USER, 1)
                : QueryErrand.rows(QueryErrand.Form.CSV, List.of("id"), 1);
        var reply = new QueryReply(_ -> {}, Terminal.NONE, new PrintWriter(new StringWriter()));
        try (var desk = Desk.open(settings)) {
            var failure =
                    assertThrows(ErrandFailed.class, () -> desk.run("query", order.with(parameter, value), reply));
            assertTrue(String.valueOf(failure.getMessage()).startsWith(reason), failure.getMessage());
        }
    }
}

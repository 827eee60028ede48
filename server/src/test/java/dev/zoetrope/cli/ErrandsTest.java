package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.admin.AppErrand;
import dev.zoetrope.errand.ErrandFailed;
import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.Frames;
import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.errand.Order;
import dev.zoetrope.errand.Reply;
import dev.zoetrope.http.Logging;
import dev.zoetrope.server.House;
import dev.zoetrope.server.Server;
import dev.zoetrope.server.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errands that a running server does: what it is asked and what comes back. */
final class ErrandsTest {
    @TempDir
    private Path data;

    private Server server;
    private Desk desk;

    /** Keeps all of a reply. */
    private static final class Kept implements Reply {
        final List<Event> events = new ArrayList<>();
        final ByteArrayOutputStream data = new ByteArrayOutputStream();

        @Override
        public void tell(Event event) {
            events.add(event);
        }

        @Override
        public void data(byte[] bytes, int offset, int count) {
            data.write(bytes, offset, count);
        }
    }

    @BeforeEach
    void serve() {
        Logging.quiet();
        var settings = Settings.read(Map.of("port", "0", "data", data.toString(), "access-log", "off"), Map.of());
        server = Server.start(settings, House.open(settings), System.err);
        desk = Desk.open(settings);
    }

    @AfterEach
    void stop() {
        desk.close();
        server.close();
    }

    private static Order app() {
        return AppErrand.order(AppErrand.Action.CREATE)
                .with("name", "A")
                .with("developer", "D")
                .with("platform", "WEB")
                .with("scopes", "research.data.basic");
    }

    @Test
    void anAppIsRegistered() {
        var kept = new Kept();
        desk.run("apps", app(), kept);
        assertTrue(kept.data.toString(StandardCharsets.UTF_8).contains("\"client_secret\":\""));
        assertEquals(1, server.world().accounts().apps().list().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name     |         | name is "";
            platform | toaster | platform is "toaster";
            scopes   | A b     | scopes holds
            action   | dance   | action is "dance"; it needs to be one of [create, list, show,
            """)
    void anAppThatCannotBeMeantIsRefused(String parameter, String value, String start) {
        var order = app().with(parameter, value == null ? "" : value);
        var failure = assertThrows(ErrandFailed.class, () -> desk.run("apps", order, new Kept()));
        assertTrue(String.valueOf(failure.getMessage()).startsWith(start), failure.getMessage());
        assertEquals(List.of(), server.world().accounts().apps().list());
    }

    @Test
    void anImportTellsHowItGoes() {
        var rows = "{\"id\":1,\"create_time\":1}\n{\"id\":\"x\"}\n{\"username\":\"zoe\",\"display_name\":\"Z\"}\n";
        var order = Order.empty()
                .with("file", "rows.json")
                .reading(new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)));
        var kept = new Kept();
        desk.run("import", order, kept);
        assertEquals(
                List.of("begin", "rejected"),
                kept.events.stream().limit(2).map(Event::name).toList());
        assertEquals(
                Event.of("end")
                        .with("videos", 1)
                        .with("users", 1)
                        .with("sounds", 0)
                        .with("comments", 0)
                        .with("relations", 0)
                        .with("rejected", 1),
                kept.events.getLast());
    }

    @ParameterizedTest
    @CsvSource({"observed,today", "modified,1e9", "modified,99999999999999999999", "observed,''"})
    void aTimeThatIsNoneIsRefused(String parameter, String value) {
        var order = Order.empty().with(parameter, value);
        var failure = assertThrows(ErrandFailed.class, () -> desk.run("import", order, new Kept()));
        assertEquals(parameter + " is \"" + value + "\"; it needs a whole number", failure.getMessage());
    }

    @Test
    void ordersAndRepliesComeThroughAsTheyWere() throws Exception {
        var order = Order.empty()
                .with("größe", List.of("", "a=b&c", "\u0000\uD83D\uDE00"))
                .with("n", 7)
                .reading(new ByteArrayInputStream(new byte[] {1, 2, 3}));
        var read = Frames.read(Frames.write(order));
        assertEquals(order.parameters(), read.parameters());
        assertEquals(3, read.input().readAllBytes().length);

        var bytes = new ByteArrayOutputStream();
        var frames = new Frames(bytes);
        var large = new byte[Frames.LARGEST + 5];
        large[Frames.LARGEST] = 9;
        frames.tell(Event.of("begin").with("über", "ж"));
        frames.data(large, 1, Frames.LARGEST + 4);
        frames.end();
        var kept = new Kept();
        Frames.read(new ByteArrayInputStream(bytes.toByteArray()), kept);
        assertEquals(List.of(Event.of("begin").with("über", "ж")), kept.events);
        assertEquals(9, kept.data.toByteArray()[Frames.LARGEST - 1]);

        var cut = new ByteArrayInputStream(bytes.toByteArray(), 0, bytes.size() - 5);
        assertThrows(IOException.class, () -> Frames.read(cut, new Kept()));
    }

    @Test
    void whatIsNoOrderIsRefused() {
        for (var bytes :
                List.of(new byte[0], new byte[] {'p', 127, 0, 0, 0}, "file=x".getBytes(StandardCharsets.UTF_8))) {
            assertThrows(InvalidErrand.class, () -> Frames.read(new ByteArrayInputStream(bytes)));
        }
    }
}

package dev.zoetrope.readthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.Api;
import dev.zoetrope.accounts.NewKey;
import dev.zoetrope.catalog.Post;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two servers: one plays the upstream with a demo world, the other begins with nothing and is asked for what the first one has. */
@Timeout(300)
final class TwoServersTest {
    private static final int USERS = 20;
    private static final int VIDEOS = 40;

    /** Where both have it and say the same, where one of them says something else, and where the near one has nothing. */
    private enum Carried {
        YES,
        LINK,
        PARTLY,
        NO
    }

    @TempDir
    private static Path folder;

    private static TestServer far;
    private static List<String> handles;
    private static String creator;

    @BeforeAll
    static void start() {
        far = TestServer.demo("demo=2000");
        handles = Objects.requireNonNull(far.asDemo()).handles();
        creator = handles.getFirst();
    }

    @AfterAll
    static void stop() {
        far.close();
    }

    /** A server with nothing in it that asks the far one. */
    private record Near(TestServer server, String key) implements AutoCloseable {
        Reply user(String handle) {
            return server.get("/dev/tiktok/user/" + handle, "x-api-key", key);
        }

        Reply video(Video video) {
            var handle = video.facts().get(Video.HANDLE, "");
            return server.get("/dev/tiktok/video/" + handle + "/" + video.id(), "x-api-key", key);
        }

        @Override
        public void close() {
            server.close();
        }
    }

    private static Near near(Path data, AtomicReference<Instant> now, List<String> settings) {
        var server = TestServer.on(data, now::get, settings.toArray(String[]::new));
        var keys = server.world().accounts().keys();
        return new Near(
                server, keys.create(new NewKey(Api.HANDLE, "Test"), now.get()).text());
    }

    /** Links are signed anew with each answer. */
    private static String withoutLinks(Reply reply) {
        return reply.body().replaceAll("\"profilePictureUrl\":\"[^\"]*\"", "");
    }

    /** oEmbed tells of videos alone. */
    private static List<String> users(Connector connector) {
        return switch (connector) {
            case DISPLAY -> List.of(creator);
            case OEMBED -> List.of();
            case RESEARCH, ENSEMBLE, GATEWAY -> handles.stream().limit(USERS).toList();
        };
    }

    /** All that a connector is asked for, in turn. */
    private static List<Reply> asked(Near near, Connector connector) {
        return Stream.concat(
                        users(connector).stream().map(near::user),
                        connector == Connector.OEMBED
                                ? videos(connector).stream().map(near::video)
                                : Stream.of())
                .toList();
    }

    private static List<Video> videos(Connector connector) {
        var catalog = far.world().catalog();
        if (connector == Connector.DISPLAY) {
            var subject = catalog.subject(Identity.Handle.term(creator), Long.MAX_VALUE)
                    .orElseThrow();
            return catalog.posts(subject.rows(), Post.NEWEST, VIDEOS);
        }
        return Objects.requireNonNull(far.asDemo()).videoIds().stream()
                .map(id -> Objects.requireNonNull(catalog.video(id)))
                .limit(VIDEOS)
                .toList();
    }

    private static User user(TestServer server, String handle) {
        return server.world().catalog().user(new Identity.Handle(handle)).orElseThrow(() -> new AssertionError(handle));
    }

    @ParameterizedTest
    @EnumSource(Connector.class)
    void whatWasFetchedIsServedWhenTheUpstreamIsGone(Connector connector) {
        var now = new AtomicReference<>(Instant.now());
        var data = folder.resolve("served-" + connector);
        var bodies = new ArrayList<String>();
        try (var other = TestServer.demo("demo=2000");
                var near = near(data, now, connector.to(other, creator))) {
            for (var reply : asked(near, connector)) {
                assertEquals(200, reply.status(), reply.body());
                assertTrue(
                        reply.header("Cache-Status").startsWith("zoetrope; fwd=uri-miss; fwd-status=200; stored"),
                        reply.headers()::toString);
                assertEquals(
                        connector != Connector.GATEWAY, reply.header("Age").equals("0"), reply.headers()::toString);
                bodies.add(withoutLinks(reply));
            }
        }
        assertFalse(bodies.isEmpty());
        now.set(now.get().plus(Duration.ofDays(60)));
        try (var near =
                near(data, now, List.of("upstream-gateway-url=http://127.0.0.1:9", "upstream-gateway-key=none"))) {
            for (var reply : asked(near, connector)) {
                assertEquals(200, reply.status(), reply.body());
                assertEquals(bodies.removeFirst(), withoutLinks(reply));
                // When oEmbed was asked is known while the server runs; when somebody looked at the counters is not.
                boolean isDated = connector != Connector.OEMBED;
                var status =
                        isDated ? "zoetrope; .*; ttl=-[0-9]+; detail=unavailable" : "zoetrope; .*; detail=unavailable";
                assertTrue(reply.header("Cache-Status").matches(status), reply.header("Cache-Status"));
                assertEquals(isDated, !reply.header("Age").isEmpty());
                assertTrue(!isDated
                        || Long.parseLong(reply.header("Age"))
                                >= Duration.ofDays(60).toSeconds());
            }
            assertEquals(List.of(), bodies);
        }
    }

    /** The documentation has the table that this makes. */
    @Test
    void theTableSaysWhatEachConnectorCarries() throws IOException {
        var users = new ArrayList<List<Carried>>();
        var videos = new ArrayList<List<Carried>>();
        for (var connector : Connector.values()) {
            var now = new AtomicReference<>(Instant.now());
            try (var near = near(folder.resolve("table-" + connector), now, connector.to(far, creator))) {
                var pairs = new ArrayList<Pair>();
                for (var handle : users(connector)) {
                    assertEquals(200, near.user(handle).status(), handle);
                    pairs.add(new Pair(
                            user(far, handle).facts(), user(near.server, handle).facts()));
                }
                if (connector != Connector.OEMBED) {
                    users.add(User.FIELDS.stream()
                            .map(field -> carried(field, pairs))
                            .toList());
                }
                var posts = new ArrayList<Pair>();
                for (var video : videos(connector)) {
                    var reply = near.video(video);
                    assertEquals(200, reply.status(), reply.body());
                    posts.add(new Pair(
                            video.facts(),
                            Objects.requireNonNull(near.server.world().catalog().video(video.id()))
                                    .facts()));
                }
                assertTrue(posts.size() > 5, connector.text());
                videos.add(Video.FIELDS.stream()
                        .map(field -> carried(field, posts))
                        .toList());
            }
        }
        var table = table("user", User.FIELDS, users) + "\n" + table("video", Video.FIELDS, videos);
        var docs = Files.readString(Path.of("../docs/read-through.md"));
        assertTrue(docs.contains(table), () -> "docs/read-through.md needs this table:\n" + table);
    }

    private record Pair(Facts far, Facts near) {}

    private static <T> Carried carried(Field<T> field, List<Pair> pairs) {
        boolean all = true;
        boolean links = true;
        boolean any = false;
        for (var pair : pairs) {
            var here = pair.near.get(field);
            boolean isSame = Objects.equals(pair.far.get(field), here);
            all &= isSame;
            any |= here != null;
            links &= isSame || String.valueOf(here).startsWith("http://127.0.0.1:" + far.port() + "/");
        }
        return !any ? Carried.NO : all ? Carried.YES : links ? Carried.LINK : Carried.PARTLY;
    }

    private static String table(String what, List<Field<?>> fields, List<List<Carried>> columns) {
        var text = new StringBuilder("| " + what + " |");
        for (var connector : List.of(Connector.values()).subList(0, columns.size())) {
            text.append(' ').append(connector.text()).append(" |");
        }
        text.append("\n|").append(" --- |".repeat(columns.size() + 1)).append('\n');
        for (int i = 0; i < fields.size(); i++) {
            int row = i;
            var cells = columns.stream().map(column -> column.get(row)).toList();
            if (cells.stream().anyMatch(cell -> cell != Carried.NO)) {
                text.append("| ").append(fields.get(i).name()).append(" |");
                cells.forEach(cell -> text.append(' ')
                        .append(cell.name().toLowerCase(Locale.ROOT))
                        .append(" |"));
                text.append('\n');
            }
        }
        return text.toString();
    }
}

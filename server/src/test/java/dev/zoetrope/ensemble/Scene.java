package dev.zoetrope.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.zoetrope.accounts.Api;
import dev.zoetrope.accounts.ApiKey;
import dev.zoetrope.accounts.IssuedKey;
import dev.zoetrope.accounts.NewKey;
import dev.zoetrope.accounts.Standing;
import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A server with a catalog that a test fills, a token, and a clock that stands still until it is set. */
final class Scene implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    static final long NOW_SECONDS = NOW.getEpochSecond();

    /** The id of the first post of a person; they count up. */
    static final long POST = 7_109_000_000_000_000_000L;

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
    private final TestServer server;
    private final IssuedKey key;

    private Scene(Path data, String... settings) {
        InstantSource now = clock::get;
        server = TestServer.on(data, now, settings);
        key = key(Standing.ACTIVE, 0);
    }

    static Scene on(Path data, String... settings) {
        return new Scene(data, settings);
    }

    TestServer server() {
        return server;
    }

    ApiKey key() {
        return key.key();
    }

    String token() {
        return key.text();
    }

    IssuedKey key(Standing standing, long dailyQuota) {
        return server.world()
                .accounts()
                .keys()
                .create(new NewKey(Api.ENSEMBLE, "Test", standing, dailyQuota, 0), clock.get());
    }

    void set(Instant time) {
        clock.set(time);
    }

    /** Asks with the scene's token. */
    Reply ask(String path, Object... parameters) {
        return askAs(token(), path, parameters);
    }

    /** @param parameters names and values in turn, which are encoded */
    Reply askAs(String token, String path, Object... parameters) {
        var query = new StringBuilder("?token=").append(token);
        for (int i = 0; i < parameters.length; i += 2) {
            var value = URLEncoder.encode(parameters[i + 1].toString(), StandardCharsets.UTF_8);
            query.append('&').append(parameters[i]).append('=').append(value);
        }
        return server.get("/apis" + path + query);
    }

    /** The data of a success, and what it cost. */
    Object data(long units, String path, Object... parameters) {
        var reply = ask(path, parameters);
        assertEquals(200, reply.status(), reply.body());
        assertEquals(Long.toString(units), reply.header("units_charged"), reply.body());
        assertFalse(reply.json().containsKey("detail"));
        return reply.at("data");
    }

    /** One member of each object in a list. */
    static List<Object> each(Object list, String member) {
        var found = new ArrayList<Object>();
        for (var element : (List<?>) list) {
            found.add(member(element, member));
        }
        return found;
    }

    static Object member(Object object, String name) {
        var value = ((Map<?, ?>) object).get(name);
        if (value == null) {
            throw new AssertionError(name + " is not in " + object);
        }
        return value;
    }

    static @Nullable Object find(Object object, String name) {
        return ((Map<?, ?>) object).get(name);
    }

    long used() {
        return used(LocalDate.ofInstant(clock.get(), ZoneOffset.UTC));
    }

    long used(LocalDate day) {
        return server.world().accounts().uses().used(key().useKey(), day);
    }

    void save(List<? extends Observation> observations) {
        server.world().catalog().save(List.copyOf(observations));
    }

    void save(Observation... observations) {
        save(List.of(observations));
    }

    static Who who(String handle) {
        return Who.user(id(handle), secUid(handle), handle);
    }

    static long id(String handle) {
        return 6_700_000_000_000_000_000L + Integer.toUnsignedLong(handle.hashCode());
    }

    static String secUid(String handle) {
        return "MS4wLjABAAAA" + handle;
    }

    static Facts.Builder facts() {
        return Facts.at(stamp());
    }

    static Stamp stamp() {
        return new Stamp(NOW.toEpochMilli(), Source.OWNER);
    }

    static Observation user(String handle) {
        return user(handle, facts());
    }

    static Observation user(String handle, Facts.Builder facts) {
        return new Observation.OfUser(
                who(handle), stamp(), facts.with(User.HANDLE, handle).build());
    }

    static Observation privateUser(String handle) {
        return user(handle, facts().with(User.PRIVATE, true));
    }

    static Observation post(long id, String handle, long createdAt, Facts.Builder facts) {
        return new Observation.OfVideo(
                id,
                who(handle),
                stamp(),
                facts.with(Video.CREATED_AT, createdAt)
                        .with(Video.HANDLE, handle)
                        .build());
    }

    static Observation post(long id, String handle, long createdAt) {
        return post(id, handle, createdAt, facts());
    }

    /** Posts of somebody, an hour apart; the first one, with the greatest id, is the newest. */
    static List<Observation> posts(String handle, int count) {
        return LongStream.range(0, count)
                .mapToObj(i -> post(POST + 10_000 - i, handle, NOW_SECONDS - 3_600 * i))
                .toList();
    }

    static Observation comment(long id, long video, String handle, long parent) {
        var facts = facts().with(Comment.TEXT, "comment " + id)
                .with(Comment.CREATED_AT, NOW_SECONDS - 1_000)
                .with(Comment.HANDLE, handle);
        if (parent != 0) {
            facts.with(Comment.PARENT, parent);
        }
        return new Observation.OfComment(id, video, who(handle), stamp(), facts.build());
    }

    static Observation follow(String follower, String followed, long since) {
        return new Observation.OfFollow(who(follower), who(followed), stamp(), since(since));
    }

    static Observation like(String handle, long video, long since) {
        return new Observation.OfLike(who(handle), video, stamp(), since(since));
    }

    private static Facts since(long since) {
        return since == 0 ? Facts.NONE : facts().with(Relation.SINCE, since).build();
    }

    static Observation sound(long id, String title, String author) {
        return new Observation.OfSound(
                id,
                stamp(),
                facts().with(Sound.TITLE, title).with(Sound.AUTHOR, author).build());
    }

    static <T> Facts.Builder with(Field<T> field, T value) {
        return facts().with(field, value);
    }

    @Override
    public void close() {
        server.close();
    }
}

package dev.zoetrope.readthrough;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.AccountLimits;
import dev.zoetrope.accounts.Accounts;
import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.chance.Chance;
import dev.zoetrope.lucene.LuceneCatalog;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import dev.zoetrope.upstream.Told;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A catalog and accounts on disk, two clocks that the test sets, and reads through upstreams that the test plays. */
final class Scene implements AutoCloseable {
    /** A day of being fresh, two of being stale. */
    static final Freshness FRESHNESS = new Freshness(Duration.ofHours(24), Duration.ofHours(48));

    static final ReadRules RULES = new ReadRules(FRESHNESS, FRESHNESS, Duration.ofSeconds(10), 8);
    static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AtomicLong millis = new AtomicLong(START.toEpochMilli());
    private final AtomicLong nanos = new AtomicLong();
    private final Catalog catalog;
    private final Accounts accounts;
    private @Nullable Reads reads;

    Scene(Path folder) {
        catalog = LuceneCatalog.open(folder.resolve("catalog"));
        accounts = Accounts.sqlite(folder, AccountLimits.DEFAULT, Chance.secure());
    }

    Reads reads(Played... upstreams) {
        return reads(RULES, 1_000, upstreams);
    }

    Reads reads(ReadRules rules, long budget, Played... upstreams) {
        List.of(upstreams).forEach(upstream -> upstream.by(this::now));
        var made = new UpstreamReads(
                catalog,
                accounts.calls(),
                this::now,
                rules,
                List.of(upstreams).stream()
                        .map(upstream -> new Budgeted(upstream, budget))
                        .toList(),
                () -> {},
                nanos::get);
        reads = made;
        return made;
    }

    /** The usual rules with another deadline. */
    static ReadRules within(Duration deadline) {
        return new ReadRules(FRESHNESS, FRESHNESS, deadline, 8);
    }

    Catalog catalog() {
        return catalog;
    }

    Accounts accounts() {
        return accounts;
    }

    Instant now() {
        return Instant.ofEpochMilli(millis.get());
    }

    /** Lets time go on, on both clocks. */
    void pass(Duration time) {
        millis.addAndGet(time.toMillis());
        nanos.addAndGet(time.toNanos());
    }

    /** Somebody as an upstream sees them; it is told when. */
    static Told ada(long followers) {
        return user(Who.user(1, "sec-ada", "ada"), followers);
    }

    static Told user(Who who, long followers) {
        var stamp = new Stamp(0, Source.MOBILE);
        return new Told.Seen(List.of(new Observation.OfUser(
                who, stamp, Facts.at(stamp).with(User.FOLLOWER_COUNT, followers).build())));
    }

    static Told video(long id, Who author, long likes) {
        var stamp = new Stamp(0, Source.MOBILE);
        return new Told.Seen(List.of(
                new Observation.OfVideo(
                        id,
                        author,
                        stamp,
                        Facts.at(stamp).with(Video.LIKE_COUNT, likes).build()),
                new Observation.OfUser(
                        author,
                        stamp,
                        Facts.at(stamp).with(User.DISPLAY_NAME, "An author").build())));
    }

    static Told nothing() {
        return new Told.Nothing();
    }

    static Identity handle(String handle) {
        return new Identity.Handle(handle);
    }

    /** Whose number of followers was found. */
    static long followers(Reading<User> reading) {
        return assertInstanceOf(Reading.Found.class, reading, reading::toString).value() instanceof User user
                ? user.facts().number(User.FOLLOWER_COUNT, -1)
                : -1;
    }

    static String status(Reading<?> reading) {
        return String.valueOf(reading.provenance().cacheStatus());
    }

    /** Waits until something is so that happens behind an answer. */
    static void await(String what, BooleanSupplier isSo) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, () -> "after " + PATIENCE + " not so: " + what);
            Thread.sleep(5);
        }
    }

    @Override
    public void close() {
        try (catalog;
                accounts) {
            if (reads != null) {
                reads.close();
            }
        }
    }
}

package dev.zoetrope.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zoetrope.accounts.Delivery;
import dev.zoetrope.accounts.Outbox;
import dev.zoetrope.net.Reach;
import dev.zoetrope.world.World;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLSocketFactory;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Delivers what is due in a world's outbox, at least once each. Every app has a lane of its own in which one delivery follows another, so that a receiver that is dead or
 * slow holds up nobody else's. A lane ends with its first failure, and begins again with the next round. When there are more apps than lanes, those go first that
 * nothing of has failed; they wait for a lane no longer than an attempt may take.
 *
 * <p>When something is due goes by the world's clock, how long an attempt takes by elapsed time. Safe for use by many threads.
 */
public final class Sender implements AutoCloseable {
    /** Contract: webhooks are tried for up to 72 hours. */
    static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);

    /** The wait after the first failure; each further one is twice as long, up to the longest. */
    static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    static final Duration LONGEST_WAIT = Duration.ofHours(6);

    /** So many apps are delivered to at once; others wait for a lane. */
    static final int LANES = 64;

    private static final Duration LOOK = Duration.ofMillis(500);

    /** Between two looks, the first of which went wrong. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private static final JsonFactory JSON = new JsonFactory();
    private static final Logger LOG = Logger.getLogger(Sender.class.getName());

    private final World world;
    private final Attempt attempt;
    private final ScheduledExecutorService timer;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(named("webhook lane"));
    private final Map<String, CompletableFuture<Void>> lanes = new ConcurrentHashMap<>();
    private final Thread looking = named("webhooks").newThread(this::look);
    private volatile boolean closing;

    private Sender(
            World world, Reach reach, Attempt.Resolver resolver, Supplier<SSLSocketFactory> tls, Duration deadline) {
        this.world = world;
        this.timer = Executors.newSingleThreadScheduledExecutor(named("webhook deadlines"));
        this.attempt = new Attempt(reach, resolver, tls, deadline, timer);
    }

    /**
     * Delivers from now on whenever something is due.
     *
     * @param toPrivate whether private addresses of the network may be delivered to
     */
    public static Sender start(World world, boolean toPrivate) {
        var sender = of(
                world,
                toPrivate ? Reach.PRIVATE : Reach.PUBLIC,
                InetAddress::getAllByName,
                () -> (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Attempt.DEADLINE);
        sender.looking.start();
        return sender;
    }

    /** One that delivers when it is told to. */
    static Sender of(
            World world, Reach reach, Attempt.Resolver resolver, Supplier<SSLSocketFactory> tls, Duration deadline) {
        return new Sender(world, reach, resolver, tls, deadline);
    }

    private static ThreadFactory named(String name) {
        return Thread.ofPlatform().name(name).daemon().factory();
    }

    private void look() {
        while (!closing) {
            try {
                open(due());
                LockSupport.parkNanos(LOOK.toNanos());
            } catch (Throwable e) {
                // An Error too: nobody starts this thread anew.
                LOG.log(Level.WARNING, "webhooks wait: {0}", e.toString());
                LockSupport.parkNanos(AFTER_FAILURE.toNanos());
            }
        }
    }

    /**
     * Tries everything that is due now, and returns when all of it was tried.
     *
     * @throws java.util.concurrent.CompletionException when the outbox cannot be used
     */
    public void deliverDue() {
        for (var due = due(); !due.isEmpty(); due = due()) {
            open(due).forEach(CompletableFuture::join);
        }
    }

    private List<String> due() {
        return closing ? List.of() : outbox().due(world.clock().instant(), LANES);
    }

    /** Opens a lane for each of these apps that has none, and gives all that are open. */
    private synchronized List<CompletableFuture<Void>> open(List<String> apps) {
        if (closing) {
            return List.of();
        }
        apps.stream().filter(_ -> lanes.size() < LANES).forEach(app -> lanes.computeIfAbsent(app, this::open));
        return List.copyOf(lanes.values());
    }

    private CompletableFuture<Void> open(String app) {
        return CompletableFuture.runAsync(() -> run(app), threads);
    }

    private void run(String app) {
        try {
            while (!closing) {
                var delivery = outbox().claim(app, world.clock().instant());
                if (delivery.isEmpty() || !isDelivered(delivery.get())) {
                    return;
                }
            }
        } catch (Throwable e) {
            LOG.log(Level.WARNING, "webhooks of {0} wait: {1}", new Object[] {app, e.toString()});
            throw e;
        } finally {
            lanes.remove(app);
        }
    }

    private boolean isDelivered(Delivery delivery) {
        try {
            var body = body(delivery);
            attempt.post(URI.create(delivery.callbackUrl()), signature(delivery, body), body);
            outbox().delivered(delivery);
            return true;
        } catch (Undelivered e) {
            failed(delivery, e.getMessage());
            return false;
        }
    }

    private void failed(Delivery delivery, String why) {
        var now = world.clock().instant();
        var next = now.plus(waitAfter(delivery.attempts()));
        if (closing) {
            // Broken off by us: it is none of the receiver's failures.
            outbox().failed(delivery, why, now);
        } else if (next.isAfter(delivery.createdAt().plus(GIVEN_UP_AFTER))) {
            outbox().lost(delivery);
            tell(delivery, why, "it is given up");
        } else {
            outbox().failed(delivery, why, next);
            tell(delivery, why, "next attempt at " + next);
        }
    }

    private static void tell(Delivery delivery, String why, String what) {
        var to = URI.create(delivery.callbackUrl());
        LOG.log(Level.WARNING, "webhook {0} of app {1} did not reach {2}://{3} in attempt {4}: {5}; {6}", new Object[] {
            delivery.event(), delivery.clientKey(), to.getScheme(), to.getRawAuthority(), delivery.attempts(), why, what
        });
    }

    static Duration waitAfter(int attempts) {
        int doublings = Math.min(attempts - 1, Long.SIZE / 2);
        long millis = FIRST_WAIT.toMillis() << doublings;
        return millis < LONGEST_WAIT.toMillis() ? Duration.ofMillis(millis) : LONGEST_WAIT;
    }

    /** The members in the order that recorded webhooks have. */
    private static byte[] body(Delivery delivery) {
        var bytes = new ByteArrayOutputStream();
        try (var out = JSON.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            out.writeStartObject();
            out.writeStringProperty("client_key", delivery.clientKey());
            out.writeStringProperty("event", delivery.event());
            out.writeNumberProperty("create_time", delivery.createdAt().getEpochSecond());
            out.writeStringProperty("user_openid", delivery.userOpenId());
            out.writeStringProperty("content", delivery.content());
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private String signature(Delivery delivery, byte[] body) {
        long time = world.clock().instant().getEpochSecond();
        var message = new ByteArrayOutputStream();
        message.writeBytes((time + ".").getBytes(UTF_8));
        message.writeBytes(body);
        return "t=" + time + ",s=" + delivery.key().sign(message.toByteArray());
    }

    private Outbox outbox() {
        return world.accounts().outbox();
    }

    /** Ends what is under way; what is broken off is delivered after the next start. */
    @Override
    public void close() {
        synchronized (this) {
            // No lane opens from here on.
            closing = true;
        }
        LockSupport.unpark(looking);
        attempt.close();
        try {
            looking.join();
            threads.shutdown();
            threads.awaitTermination(Attempt.DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        timer.shutdownNow();
    }
}

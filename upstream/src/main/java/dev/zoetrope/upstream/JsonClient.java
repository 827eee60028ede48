package dev.zoetrope.upstream;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.zoetrope.net.Reach;
import dev.zoetrope.upstream.UpstreamFailed.Why;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;

/**
 * How services are called: by https, or by http where {@link Reach} lets it, through no proxy. Each call ends within its time, body included, and holds no more of an
 * answer than a set number of bytes. Redirects are followed within the origin alone.
 *
 * <p>One is enough for a program: its connections are kept and shared. Safe for use by many threads.
 */
public final class JsonClient implements AutoCloseable {
    /** So many bytes of an answer's body are taken, packed or not, unless another number is set: a hundred videos of EnsembleData's fit in. */
    public static final int LARGEST_BODY = 8 << 20;

    static final int MOST_REDIRECTS = 3;

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private static final List<String> COMMON_HEADERS =
            List.of("User-Agent", "zoetrope/" + version(), "Accept", "application/json", "Accept-Encoding", "gzip");

    private final Reach reach;
    private final Set<String> hosts;
    private final int largestBody;
    private final InstantSource clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    /**
     * @param hosts names of the hosts that may be called; empty for whatever hosts the services' base URLs have
     * @param largestBody so many bytes of an answer's body are taken, such as {@link #LARGEST_BODY}
     * @param clock stamps what is seen
     */
    public JsonClient(Reach reach, Set<String> hosts, int largestBody, InstantSource clock) {
        this.reach = reach;
        this.hosts = Set.copyOf(hosts.stream().map(JsonClient::lowerCase).toList());
        this.largestBody = largestBody;
        this.clock = clock;
    }

    /** Calls public addresses and this machine, and stamps what is seen by the system's clock. */
    public static JsonClient usual() {
        return new JsonClient(Reach.PUBLIC, Set.of(), LARGEST_BODY, InstantSource.system());
    }

    private static String version() {
        return Objects.requireNonNullElse(JsonClient.class.getPackage().getImplementationVersion(), "source");
    }

    private static String lowerCase(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    /**
     * Calls, and gives the answer whatever its status.
     *
     * @throws UpstreamFailed when there is none
     */
    HttpAnswer call(HttpCall call, Deadline deadline) {
        var next = call;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var response = send(next, deadline);
            if (!next.isGet() || !REDIRECTS.contains(response.statusCode())) {
                return new HttpAnswer(response.statusCode(), response.headers(), unpacked(response), clock.instant());
            }
            next = next.to(redirect(next.target(), response));
        }
        throw new UpstreamFailed(Why.UNREADABLE, "redirects without end");
    }

    private HttpResponse<byte[]> send(HttpCall call, Deadline deadline) {
        requireReach(call.target(), deadline);
        var began = new AtomicBoolean();
        var response = http.sendAsync(call.request(COMMON_HEADERS), answer -> {
            began.set(true);
            return BodyHandlers.limiting(BodyHandlers.ofByteArray(), largestBody)
                    .apply(answer);
        });
        return awaited(response, deadline, e -> failure(e, began.get()));
    }

    private interface Failures {
        UpstreamFailed of(Throwable cause);
    }

    /** Waits for what is under way, and breaks it off when it is late: the JDK's own time limit ends with the head of an answer. */
    private static <T> T awaited(CompletableFuture<T> underway, Deadline deadline, Failures failures) {
        try {
            return underway.get(deadline.left(), NANOSECONDS);
        } catch (TimeoutException _) {
            throw Deadline.late();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new UpstreamFailed(Why.LATE, "was interrupted");
        } catch (ExecutionException e) {
            throw failures.of(Objects.requireNonNullElse(e.getCause(), e));
        } finally {
            underway.cancel(true);
        }
    }

    /** Tells no more of the cause than its class: messages repeat what the service sent, and that may repeat a token. */
    private static UpstreamFailed failure(Throwable cause, boolean hasHead) {
        var name = cause.getClass().getSimpleName();
        if (hasHead) {
            return new UpstreamFailed(Why.UNREADABLE, "broke off its answer, or sent too much: " + name);
        }
        return cause instanceof ProtocolException
                ? new UpstreamFailed(Why.UNREADABLE, "answered with something that is no HTTP")
                : new UpstreamFailed(Why.UNAVAILABLE, "cannot be reached: " + name);
    }

    /**
     * Refuses hosts that may not be called, and names that lead to an address that may not.
     *
     * <p>The JDK's client looks the name up again. Between the two looks the name could come to lead elsewhere, were it not for the JDK keeping what it found for half a
     * minute ({@code networkaddress.cache.ttl}): only where that runs out in between, or is set to 0, is there a gap. Within it a call by https still needs the other
     * host to have a certificate for the name, or nothing is sent; one by http has no such protection, and goes to hosts that its user has named.
     */
    private void requireReach(URI target, Deadline deadline) {
        var host = lowerCase(target.getHost());
        if (!hosts.isEmpty() && !hosts.contains(host)) {
            throw new UpstreamFailed(Why.FORBIDDEN_ADDRESS, "has a host that is not among those that may be called");
        }
        boolean encrypted = target.getScheme().equalsIgnoreCase("https");
        var addresses = new CompletableFuture<InetAddress[]>();
        // Nothing can break off a look-up, so it has a thread of its own, which is left to itself when it is late.
        Thread.ofPlatform().name("upstream look-up").daemon().start(() -> lookUp(host, addresses));
        var found = awaited(
                addresses, deadline, _ -> new UpstreamFailed(Why.UNAVAILABLE, "has a host without any address"));
        if (!Arrays.stream(found).allMatch(address -> reach.allows(address, encrypted))) {
            throw new UpstreamFailed(
                    Why.FORBIDDEN_ADDRESS,
                    "has an address that is not called: it is neither this machine's nor a public one by https"
                            + (reach == Reach.PUBLIC ? ", and private ones are not allowed" : ""));
        }
    }

    private static void lookUp(String host, CompletableFuture<InetAddress[]> result) {
        try {
            result.complete(InetAddress.getAllByName(host));
        } catch (UnknownHostException | RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    private static URI redirect(URI from, HttpResponse<byte[]> response) {
        try {
            var to = from.resolve(response.headers().firstValue("Location").orElse("//nowhere.invalid"));
            if (from.getScheme().equalsIgnoreCase(to.getScheme())
                    && from.getRawAuthority().equalsIgnoreCase(to.getRawAuthority())) {
                return to;
            }
        } catch (IllegalArgumentException _) {
            // No address at all leads elsewhere, too.
        }
        throw new UpstreamFailed(Why.UNREADABLE, "redirects to another host");
    }

    private byte[] unpacked(HttpResponse<byte[]> response) {
        var encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
        if (encoding.equalsIgnoreCase("identity")) {
            return response.body();
        }
        if (encoding.equalsIgnoreCase("gzip")) {
            try (var packed = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
                var body = packed.readNBytes(largestBody + 1);
                if (body.length <= largestBody) {
                    return body;
                }
            } catch (IOException _) {
                throw new UpstreamFailed(Why.UNREADABLE, "sent gzip that is broken");
            }
            throw new UpstreamFailed(Why.UNREADABLE, "sent more than " + largestBody + " bytes");
        }
        throw new UpstreamFailed(Why.UNREADABLE, "packs its answers in a way that was not asked for");
    }

    /** Breaks off the calls in flight. */
    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}

package dev.zoetrope.webhooks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.zoetrope.net.Reach;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Makes one POST and looks at nothing but the status of its answer. It looks a name up once and connects to the very address it has checked: a name that leads
 * elsewhere the next time (DNS rebinding) gains nothing, and redirects are not followed. The JDK's client would look the name up again by itself.
 *
 * <p>Safe for use by many threads.
 */
final class Attempt implements AutoCloseable {
    /** So long an attempt may take, in elapsed time, from looking up the name to the answer's status. */
    static final Duration DEADLINE = Duration.ofSeconds(10);

    /** So many bytes of an answer are looked at. */
    private static final int LARGEST_HEAD = 8 * 1024;

    private static final int LONGEST_REASON = 100;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})(?: [^\r\n]*)?");
    private static final int OK = 200;

    /** Finds the addresses of a host. */
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private final Reach reach;
    private final Resolver resolver;
    private final Supplier<SSLSocketFactory> tls;
    private final Duration deadline;
    private final ScheduledExecutorService timer;
    private final Set<Course> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param tls asked for when the first https address is: trusted certificates take a while to read
     * @param timer breaks off what is late
     */
    Attempt(
            Reach reach,
            Resolver resolver,
            Supplier<SSLSocketFactory> tls,
            Duration deadline,
            ScheduledExecutorService timer) {
        this.reach = reach;
        this.resolver = resolver;
        this.tls = tls;
        this.deadline = deadline;
        this.timer = timer;
    }

    /**
     * Posts JSON.
     *
     * @throws Undelivered when the answer is not 200, or there is none in time
     */
    void post(URI to, String signature, byte[] body) throws Undelivered {
        boolean encrypted = to.getScheme().equals("https");
        int port = to.getPort() >= 0 ? to.getPort() : encrypted ? 443 : 80;
        try (var plain = new Socket()) {
            var course = new Course(plain);
            open.add(course);
            if (closed) {
                throw new Undelivered("the server stops");
            }
            var isLate = new AtomicBoolean();
            var cut = timer.schedule(() -> cut(course, isLate), deadline.toMillis(), TimeUnit.MILLISECONDS);
            try {
                var address = address(to, encrypted, course.lookUp);
                plain.connect(new InetSocketAddress(address, port), Math.toIntExact(deadline.toMillis()));
                if (encrypted) {
                    try (var secured = secured(plain, to.getHost(), port)) {
                        exchange(secured, to, signature, body);
                    }
                } else {
                    exchange(plain, to, signature, body);
                }
            } catch (CancellationException _) {
                throw new Undelivered(isLate.get() ? late() : "the server stops");
            } catch (IOException e) {
                throw new Undelivered(isLate.get() || e instanceof SocketTimeoutException ? late() : reason(e));
            } finally {
                cut.cancel(false);
                open.remove(course);
            }
        } catch (IOException e) {
            throw new Undelivered(reason(e));
        }
    }

    private String late() {
        return "no answer within " + deadline.toSeconds() + " s";
    }

    private static String reason(IOException e) {
        var message = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        var shown = message.length() > LONGEST_REASON ? message.substring(0, LONGEST_REASON) + "…" : message;
        return (e instanceof SSLException ? "no secure connection: " : "no answer: ")
                + shown.replaceAll("\\p{Cntrl}", " ");
    }

    private static void cut(Course course, AtomicBoolean isLate) {
        isLate.set(true);
        course.end();
    }

    /** What may be under way in an attempt. */
    private record Course(Socket socket, CompletableFuture<InetAddress[]> lookUp) {
        Course(Socket socket) {
            this(socket, new CompletableFuture<>());
        }

        void end() {
            lookUp.cancel(false);
            try {
                socket.close();
            } catch (IOException _) {
                // It is gone already.
            }
        }
    }

    private InetAddress address(URI to, boolean encrypted, CompletableFuture<InetAddress[]> lookUp) throws Undelivered {
        // Nothing can break off a look-up, so it has a thread of its own, which is left to itself when it is late.
        Thread.ofPlatform().name("webhook look-up").daemon().start(() -> lookUp(to.getHost(), lookUp));
        return Arrays.stream(awaited(lookUp))
                .filter(address -> reach.allows(address, encrypted))
                .findFirst()
                .orElseThrow(() -> new Undelivered(
                        "the host's address is not one that webhooks go to: this machine's, or a public one by https"
                                + (reach == Reach.PUBLIC ? " (--webhooks-private adds private ones)" : "")));
    }

    private void lookUp(String host, CompletableFuture<InetAddress[]> result) {
        try {
            result.complete(resolver.resolve(host));
        } catch (Throwable e) {
            result.completeExceptionally(e);
        }
    }

    private static InetAddress[] awaited(CompletableFuture<InetAddress[]> lookUp) throws Undelivered {
        try {
            return lookUp.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UnknownHostException) {
                throw new Undelivered("the host has no address");
            }
            throw e;
        }
    }

    private SSLSocket secured(Socket plain, String host, int port) throws IOException {
        var socket = (SSLSocket) tls.get().createSocket(plain, host, port, true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static void exchange(Socket socket, URI to, String signature, byte[] body) throws IOException, Undelivered {
        var path = to.getRawPath().isEmpty() ? "/" : to.getRawPath();
        var target = to.getRawQuery() == null ? path : path + "?" + to.getRawQuery();
        var head = "POST " + target + " HTTP/1.1\r\nHost: " + to.getRawAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                + "\r\nTikTok-Signature: " + signature
                + "\r\nUser-Agent: Zoetrope\r\nAccept: */*\r\nConnection: close\r\n\r\n";
        var request = new ByteArrayOutputStream();
        request.write(head.getBytes(ISO_8859_1));
        request.write(body);
        socket.getOutputStream().write(request.toByteArray());
        int status = status(socket.getInputStream());
        if (status != OK) {
            throw new Undelivered("status " + status);
        }
    }

    /** The status of the answer, which interim ones may come before. */
    private static int status(InputStream in) throws IOException, Undelivered {
        var head = new Head(in);
        while (true) {
            var line = STATUS.matcher(head.line());
            if (!line.matches()) {
                throw new Undelivered("the answer is no HTTP");
            }
            int status = Integer.parseInt(line.group(1));
            if (status >= OK) {
                return status;
            }
            while (!head.line().isEmpty()) {
                // Headers of an interim answer.
            }
        }
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        closed = true;
        open.forEach(Course::end);
    }

    /** Lines, of which all together have so many bytes at most. */
    private static final class Head {
        private final InputStream in;
        private int read;

        Head(InputStream in) {
            this.in = in;
        }

        String line() throws IOException, Undelivered {
            var line = new ByteArrayOutputStream();
            while (true) {
                int b = in.read();
                if (b < 0) {
                    throw new IOException("the connection ended");
                }
                if (++read > LARGEST_HEAD) {
                    throw new Undelivered("the answer's head is too large");
                }
                if (b == '\n') {
                    return line.toString(ISO_8859_1).stripTrailing();
                }
                line.write(b);
            }
        }
    }
}

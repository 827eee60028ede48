package dev.zoetrope.upstream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A service that does with each connection what the test says. Tokens it issues as a good one does, unless the behaviour is for all calls. */
final class Hostile implements AutoCloseable {
    static final String ISSUED = "clt.issued-secret-0001";

    private static final String TOKEN_PATH = "/v2/oauth/token/";
    private static final int SOCKET_TIMEOUT = 20_000;

    /** Answers a request. */
    interface Behaviour {
        void answer(Conversation with) throws IOException, InterruptedException;
    }

    /**
     * A request, and the way back.
     *
     * @param head as it came, with the empty line
     */
    record Conversation(String head, String body, Socket socket, Hostile server) {
        String target() {
            return head.split(" ", 3)[1];
        }

        void send(String text) throws IOException {
            send(text.getBytes(UTF_8));
        }

        void send(byte[] bytes) throws IOException {
            out().write(bytes);
            server.sent.addAndGet(bytes.length);
        }

        private OutputStream out() throws IOException {
            return socket.getOutputStream();
        }

        /** Waits until the client has gone. */
        void awaitEnd() throws IOException {
            while (socket.getInputStream().read() >= 0) {
                // Whatever it still says.
            }
            server.clientWent.countDown();
        }
    }

    private final ServerSocket listening;
    private final List<Conversation> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch clientWent = new CountDownLatch(1);
    private final AtomicLong sent = new AtomicLong();
    private final Behaviour behaviour;
    private final boolean issuesTokens;

    Hostile(Behaviour behaviour) throws IOException {
        this(behaviour, true);
    }

    Hostile(Behaviour behaviour, boolean issuesTokens) throws IOException {
        this.behaviour = behaviour;
        this.issuesTokens = issuesTokens;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** The calls so far, but for those for tokens. */
    List<Conversation> calls() {
        return calls.stream().filter(call -> !call.target().equals(TOKEN_PATH)).toList();
    }

    List<Conversation> tokenCalls() {
        return calls.stream().filter(call -> call.target().equals(TOKEN_PATH)).toList();
    }

    /** How many bytes went out, into the system's buffers at least. */
    long sent() {
        return sent.get();
    }

    /** Whether a client ends its connection before ten seconds have passed. */
    boolean clientWent() throws InterruptedException {
        return clientWent.await(10, TimeUnit.SECONDS);
    }

    /** A whole answer. */
    static Behaviour text(String status, String headers, String body) {
        return with -> with.send(answer(status, headers, body));
    }

    static Behaviour json(String status, String body) {
        return text(status, "Content-Type: application/json\r\n", body);
    }

    static byte[] answer(String status, String headers, String body) {
        var bytes = body.getBytes(UTF_8);
        var head = "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + bytes.length + "\r\n\r\n";
        return (head + new String(bytes, ISO_8859_1)).getBytes(ISO_8859_1);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException _) {
                // Closed.
            }
        }
    }

    private void serve(Socket accepted) {
        try (var socket = accepted) {
            socket.setSoTimeout(SOCKET_TIMEOUT);
            while (true) {
                var call = read(socket);
                calls.add(call);
                if (issuesTokens && call.target().equals(TOKEN_PATH)) {
                    json(
                                    "200 OK",
                                    "{\"access_token\":\"" + ISSUED
                                            + "\",\"expires_in\":7200,\"token_type\":\"Bearer\"}")
                            .answer(call);
                } else {
                    behaviour.answer(call);
                }
            }
        } catch (IOException | InterruptedException _) {
            clientWent.countDown();
        }
    }

    private Conversation read(Socket socket) throws IOException {
        var in = socket.getInputStream();
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("ended");
            }
            head.append((char) b);
        }
        int length = head.toString()
                .lines()
                .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return new Conversation(head.toString(), new String(in.readNBytes(length), UTF_8), socket, this);
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}

package dev.zoetrope.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ServerSocketFactory;

/** An app's end of webhooks: takes each request, and does with the connection what the test says. */
public final class Receiver implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("Content-Length: ([0-9]+)\r\n");
    private static final Pattern SIGNATURE = Pattern.compile("TikTok-Signature: t=([0-9]+),s=([0-9a-f]{64})\r\n");

    /** Answers a request over its connection. */
    public interface Behaviour {
        void answer(Socket socket) throws IOException, InterruptedException;
    }

    /** A request as it came. */
    public record Request(String head, String body) {
        /** The time of the signature, which is the secret's. */
        public long signedAt(String secret) throws Exception {
            var signature = SIGNATURE.matcher(head);
            assertTrue(signature.find(), head);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            var expected = HexFormat.of().formatHex(mac.doFinal((signature.group(1) + "." + body).getBytes(UTF_8)));
            assertEquals(expected, signature.group(2));
            return Long.parseLong(signature.group(1));
        }
    }

    private final ServerSocket listening;
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private volatile Behaviour behaviour = status("200 OK");

    /** @param port 0 for any */
    public Receiver(int port) throws IOException {
        this(ServerSocketFactory.getDefault(), port);
    }

    Receiver(ServerSocketFactory sockets, int port) throws IOException {
        listening = sockets.createServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    /** Answers with a status. */
    public static Behaviour status(String status) {
        return text("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
    }

    static Behaviour text(String text) {
        return socket -> {
            socket.getOutputStream().write(text.getBytes(UTF_8));
            socket.getOutputStream().flush();
        };
    }

    public Receiver behaves(Behaviour other) {
        behaviour = other;
        return this;
    }

    public int port() {
        return listening.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException e) {
                // Closed, or a client that is gone.
            }
        }
    }

    private void serve(Socket accepted) {
        try (var socket = accepted) {
            requests.add(read(socket));
            behaviour.answer(socket);
        } catch (IOException | InterruptedException e) {
            // The sender is gone.
        }
    }

    private static Request read(Socket socket) throws IOException {
        var in = socket.getInputStream();
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("ended");
            }
            head.append((char) b);
        }
        var length = LENGTH.matcher(head);
        assertTrue(length.find(), head::toString);
        return new Request(head.toString(), new String(in.readNBytes(Integer.parseInt(length.group(1))), UTF_8));
    }

    /** The next request; it is there within so many seconds. */
    public Request next(int seconds) throws InterruptedException {
        var request = requests.poll(seconds, TimeUnit.SECONDS);
        assertNotNull(request, "no webhook came");
        return request;
    }

    /** How many requests came that nobody has looked at. */
    public int waiting() {
        return requests.size();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}

package dev.zoetrope.readthrough;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A service that misbehaves: sends what the test says, byte by byte, whatever it is asked. */
final class Hostile implements AutoCloseable {
    /** Answers one request. */
    interface Behaviour {
        void answer(String requestLine, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket listening;
    private final Behaviour behaviour;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    Hostile(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** A whole answer. */
    static Behaviour with(int status, String contentType, String body, String... headers) {
        var bytes = body.getBytes(UTF_8);
        var head = "HTTP/1.1 " + status + " x\r\nContent-Type: " + contentType + "\r\nContent-Length: " + bytes.length
                + "\r\n" + String.join("", headers) + "\r\n";
        return (_, out) -> {
            out.write(head.getBytes(US_ASCII));
            out.write(bytes);
        };
    }

    private void accept() {
        try {
            while (true) {
                var socket = listening.accept();
                open.add(socket);
                Thread.startVirtualThread(() -> serve(socket));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            var out = socket.getOutputStream();
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                for (var rest = in.readLine(); rest != null && !rest.isEmpty(); rest = in.readLine()) {
                    // The rest of the head.
                }
                behaviour.answer(line, out);
                out.flush();
            }
        } catch (IOException | InterruptedException _) {
            // The caller has gone.
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (var socket : open) {
            socket.close();
        }
    }
}

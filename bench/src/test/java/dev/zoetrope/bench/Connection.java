package dev.zoetrope.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** A persistent connection that sends requests as they are, one after the other, and costs next to nothing. Not for several threads. */
final class Connection implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Socket socket;
    private final InputStream in;
    private final byte[] line = new byte[8_192];
    private byte[] body = new byte[BUFFER];
    private int length;

    Connection(URI server) throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    /** A request as {@link #send} wants it. */
    static byte[] request(String target, String contentType, String token, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + contentType
                + (token.isEmpty() ? "" : "\r\nAuthorization: Bearer " + token)
                + "\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        var request = Arrays.copyOf(head.getBytes(StandardCharsets.US_ASCII), head.length() + bytes.length);
        System.arraycopy(bytes, 0, request, head.length(), bytes.length);
        return request;
    }

    /** Sends a request and reads the answer, whatever its status. */
    void send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        readLine();
        length = 0;
        int announced = -1;
        for (int end = readLine(); end > 0; end = readLine()) {
            var header = new String(line, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                announced = Integer.parseInt(header.substring(15).strip());
            }
        }
        if (announced >= 0) {
            read(announced);
            return;
        }
        for (int chunk = chunk(); chunk > 0; chunk = chunk()) {
            read(chunk);
            readLine();
        }
        readLine();
    }

    /** Whether the answer holds a text, which is looked for from its end. */
    boolean answered(byte[] text) {
        for (int at = length - text.length; at >= 0; at--) {
            if (Arrays.equals(body, at, at + text.length, text, 0, text.length)) {
                return true;
            }
        }
        return false;
    }

    String body() {
        return new String(body, 0, length, StandardCharsets.UTF_8);
    }

    private int chunk() throws IOException {
        return Integer.parseInt(new String(line, 0, readLine(), StandardCharsets.US_ASCII), 16);
    }

    private void read(int count) throws IOException {
        if (length + count > body.length) {
            body = Arrays.copyOf(body, 2 * (length + count));
        }
        if (in.readNBytes(body, length, count) < count) {
            throw new EOFException("the server ended the connection");
        }
        length += count;
    }

    /** Reads a line, and tells its length without its end. */
    private int readLine() throws IOException {
        int end = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server ended the connection");
            }
            line[end++] = (byte) next;
        }
        return end > 0 && line[end - 1] == '\r' ? end - 1 : end;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

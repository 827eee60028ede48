package dev.zoetrope.cli;

import dev.zoetrope.server.Control;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An import through a running server whose body comes piece by piece. Closing it cuts the body off. */
final class ErrandCall implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    ErrandCall(URI server, Control control) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(20_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        write(("POST /_zoetrope/control/import?file=rows HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
                        + Control.HEADER + ": " + control.secret() + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] piece) throws IOException {
        write((Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
        write(piece);
        write(new byte[] {'\r', '\n'});
    }

    /** The next line of JSON that comes back. */
    String line() throws IOException {
        var line = in.readLine();
        while (line != null && !line.startsWith("{")) {
            line = in.readLine();
        }
        return String.valueOf(line);
    }

    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        // A reset, as of a process that was killed with bytes unread.
        socket.setSoLinger(true, 0);
        socket.close();
    }
}

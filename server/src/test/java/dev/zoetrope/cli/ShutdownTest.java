package dev.zoetrope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM. */
class ShutdownTest {
    private static final int TERMINATED = 128 + 15;
    private static final String FORM =
            "client_key=awdemoresearch01&client_secret=demoResearchSecretIsNoSecret0001&grant_type=client_credentials";

    @TempDir
    private Path folder;

    @Test
    void aCallInFlightIsFinishedAndANewOneIsNotTaken() throws Exception {
        try (var server = new Workplace(folder).serve("--demo=100");
                var socket =
                        new Socket(server.address().getHost(), server.address().getPort())) {
            socket.setSoTimeout(20_000);
            send(socket, "POST /v2/oauth/token/ HTTP/1.1\r\nHost: x\r\nContent-Length: " + FORM.length() + "\r\n\r\n");
            send(socket, FORM.substring(0, 20));
            // The server has taken the call when it takes another one after it.
            ResearchClient.get(server.address().resolve("/_zoetrope/health"));

            server.terminate();
            awaitRefusal(server.address());
            send(socket, FORM.substring(20));

            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 200") && answer.contains("\"access_token\":\"clt."), answer);
            var ended = server.end();
            assertEquals(TERMINATED, ended.code(), ended::toString);
            assertTrue(ended.err().contains("/v2/oauth/token/"), "the call is in the log: " + ended.err());
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static void awaitRefusal(URI address) {
        while (true) {
            try (var _ = new Socket(address.getHost(), address.getPort())) {
                Thread.onSpinWait();
            } catch (IOException _) {
                return;
            }
        }
    }
}

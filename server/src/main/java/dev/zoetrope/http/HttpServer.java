package dev.zoetrope.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 and HTTP/1.0 server; each connection has a virtual thread. Safe for several threads.
 *
 * <p>The library beneath accepts connections, and gives each a thread, buffers and a parser of headers. The protocol above
 * them is ours: the library's own (Helidon 4.5) turns HTTP/1.0 away, holds a whole chunk of a body in memory whatever its
 * size, and sets no time for a request that arrives byte by byte.
 */
public final class HttpServer implements AutoCloseable {

    private static final String IN_USE =
            "another program uses this port; stop it, or choose another port (0 takes any free one)";

    private final WebServer server;
    private final OpenConnections open;

    private HttpServer(WebServer server, OpenConnections open) {
        this.server = server;
        this.open = open;
    }

    /**
     * Starts to serve.
     *
     * @param host the name or address of one of this machine's interfaces
     * @param port 0 takes any free one
     * @param log gets each call when it is over, on the thread that served it
     * @throws CannotListen when there is no such interface or the port is not to be had
     */
    public static HttpServer start(
            String host, int port, Routes routes, FailurePage failures, HttpLimits limits, Consumer<LoggedCall> log) {
        var address = checked(host, port);
        var open = new OpenConnections();
        var service = new HttpService(routes, failures, limits, log, open);
        var server = WebServer.builder()
                .bindAddress(address)
                .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
                .addConnectionSelector(new Selector(service))
                .protocolsDiscoverServices(false)
                .featuresDiscoverServices(false)
                .maxTcpConnections(limits.connections())
                .idleConnectionPeriod(Duration.ofDays(1))
                .shutdownGracePeriod(limits.grace())
                .shutdownHook(false)
                .build()
                .start();
        if (!server.isRunning()) {
            open.close();
            throw cannotListen(host, port, IN_USE, null);
        }
        return new HttpServer(server, open);
    }

    /** The port served. */
    public int port() {
        return server.port();
    }

    /** Stops accepting connections, lets calls in flight finish within {@link HttpLimits#grace}, and ends what remains. */
    @Override
    public void close() {
        open.beginClosing();
        server.stop();
        open.close();
    }

    // The library logs why it cannot listen, but does not tell its caller. So ask the system first.
    private static InetSocketAddress checked(String host, int port) {
        if (port < 0 || port > 65_535) {
            throw cannotListen(host, port, "a port is a number from 0 to 65535", null);
        }
        try (var probe = ServerSocketChannel.open()) {
            var address = new InetSocketAddress(InetAddress.getByName(host), port);
            probe.bind(address);
            return address;
        } catch (UnknownHostException e) {
            throw cannotListen(host, port, "no such host is known; 127.0.0.1 serves this machine alone", e);
        } catch (IOException e) {
            throw cannotListen(host, port, explain(e), e);
        }
    }

    private static String explain(IOException e) {
        var message = Objects.requireNonNullElse(e.getMessage(), e.toString());
        return switch (message) {
            case "Address already in use" -> IN_USE;
            case "Permission denied" -> "ports below 1024 need a privilege; choose a higher port";
            case "Cannot assign requested address" ->
                "this machine has no such address; 127.0.0.1 serves this machine alone, 0.0.0.0 all its networks";
            default -> message;
        };
    }

    private static CannotListen cannotListen(String host, int port, String reason, @Nullable Throwable cause) {
        return new CannotListen("Cannot listen on host " + host + ", port " + port + ": " + reason + ".", cause);
    }

    private record Selector(HttpService service) implements ServerConnectionSelector {
        @Override
        public int bytesToIdentifyConnection() {
            return 0;
        }

        @Override
        public Support supports(BufferData data) {
            return Support.SUPPORTED;
        }

        @Override
        public Set<String> supportedApplicationProtocols() {
            return Set.of("http/1.1");
        }

        @Override
        public ServerConnection connection(ConnectionContext socket) {
            return new HttpConnection(socket, service);
        }
    }
}

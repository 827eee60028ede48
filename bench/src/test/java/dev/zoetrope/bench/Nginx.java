package dev.zoetrope.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** An nginx that serves as it does best: no log, files kept open, connections kept alive. It is stopped when it is closed. */
final class Nginx implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Process process;
    private final int port;

    /** One that serves the files of a folder. */
    static Nginx files(Path work, Path folder) throws IOException, InterruptedException {
        return new Nginx(work, "", "root " + folder + ";");
    }

    /** One that keeps what another server answers. */
    static Nginx cache(Path work, URI upstream) throws IOException, InterruptedException {
        return new Nginx(work, """
                  proxy_cache_path %s/cache levels=1:2 keys_zone=cache:32m max_size=4g inactive=24h use_temp_path=off;
                  upstream source { server %s; keepalive 64; }
                """.formatted(work, upstream.getAuthority()), """
                location / {
                      proxy_pass http://source;
                      proxy_http_version 1.1;
                      proxy_set_header Connection "";
                      proxy_cache cache;
                      proxy_cache_key $uri;
                      proxy_cache_valid 200 24h;
                      proxy_cache_lock on;
                    }""");
    }

    /**
     * @param global further lines for all servers
     * @param serving the lines that say what is served
     */
    private Nginx(Path work, String global, String serving) throws IOException, InterruptedException {
        port = freePort();
        var configuration = Files.writeString(work.resolve("nginx.conf"), """
                daemon off;
                %sworker_processes auto;
                pid %s/nginx.pid;
                error_log stderr crit;
                events { worker_connections 4096; }
                http {
                  access_log off;
                  sendfile on;
                  tcp_nopush on;
                  tcp_nodelay on;
                  keepalive_requests 1000000000;
                  open_file_cache max=20000 inactive=600s;
                  open_file_cache_valid 600s;
                  default_type application/json;
                  types { application/json json; }
                  client_body_temp_path %s/tmp; proxy_temp_path %s/tmp; fastcgi_temp_path %s/tmp; uwsgi_temp_path %s/tmp; scgi_temp_path %s/tmp;
                %s  server {
                    listen 127.0.0.1:%d;
                    %s
                  }
                }
                """.formatted(
                        System.getProperty("user.name").equals("root") ? "user root;\n" : "",
                        work,
                        work,
                        work,
                        work,
                        work,
                        work,
                        global,
                        port,
                        serving));
        process = new ProcessBuilder("nginx", "-p", work.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("nginx.log").toFile())
                .start();
        awaitListening(work);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitListening(Path work) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (true) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    close();
                    throw new IOException("nginx did not start: " + Files.readString(work.resolve("nginx.log")), e);
                }
                Thread.sleep(20);
            }
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException _) {
            process.destroyForcibly();
        }
    }
}

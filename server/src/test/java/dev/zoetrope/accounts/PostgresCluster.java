package dev.zoetrope.accounts;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real PostgreSQL for this JVM's tests, gone when the JVM ends. */
final class PostgresCluster {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    /** PostgreSQL refuses to run as root. */
    private static final String UNPRIVILEGED = "nobody";

    private final Path binaries;
    private final Path directory;
    private final int port;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresCluster(Path binaries) throws IOException {
        this.binaries = binaries;
        this.directory = Files.createTempDirectory("zoetrope-postgres");
        this.port = freePort();
        if (isRoot()) {
            var lookup = directory.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(directory, lookup.lookupPrincipalByName(UNPRIVILEGED));
        }
        run(
                "initdb",
                "-D",
                data().toString(),
                "-U",
                "zoetrope",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync");
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        run(
                "pg_ctl",
                "start",
                "--wait",
                "-D",
                data().toString(),
                "-l",
                directory.resolve("log").toString(),
                "-o",
                "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=300"
                        .formatted(port));
    }

    /** The one cluster of this JVM. A test that asks for it where PostgreSQL is missing is aborted. */
    static PostgresCluster shared() {
        return Shared.CLUSTER.orElseGet(
                () -> abort("PostgreSQL is not installed; install the Debian package postgresql"));
    }

    /** Makes an empty database; its JDBC address. */
    String newDatabase() throws SQLException {
        String name = "test" + databases.incrementAndGet();
        execute("postgres", "CREATE DATABASE " + name);
        return address(name);
    }

    void execute(String database, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(address(database));
                var jdbc = connection.createStatement()) {
            jdbc.execute(statement);
        }
    }

    /** Where a database's rows lie: its own files, and the log of what was written last. */
    List<Path> files(String address) {
        try (var connection = DriverManager.getConnection(address);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT oid FROM pg_database WHERE datname = current_database()")) {
            rows.next();
            return List.of(data().resolve("base").resolve(rows.getString(1)), data().resolve("pg_wal"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path data() {
        return directory.resolve("data");
    }

    private String address(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=zoetrope".formatted(port, database);
    }

    private void stop() {
        try {
            run("pg_ctl", "stop", "-D", data().toString(), "-m", "immediate");
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + UNPRIVILEGED, "--clear-groups", "--"));
        }
        command.add(binaries.resolve(program).toString());
        command.addAll(Arrays.asList(arguments));
        // The server started by pg_ctl would keep a pipe open for ever.
        var output = Files.createTempFile("zoetrope-postgres", ".out");
        try {
            var process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException(program + " failed: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        } finally {
            Files.delete(output);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** A port that nobody listens on. */
    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Started when first asked for. */
    private static final class Shared {
        static final Optional<PostgresCluster> CLUSTER = binaries().map(Shared::start);

        private static PostgresCluster start(Path binaries) {
            try {
                return new PostgresCluster(binaries);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Optional<Path> binaries() {
            return Stream.concat(path(), debian())
                    .filter(directory -> Files.isExecutable(directory.resolve("initdb")))
                    .findFirst();
        }

        private static Stream<Path> path() {
            return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                    .map(Path::of);
        }

        /** Newest version first. */
        private static Stream<Path> debian() {
            try (var versions = Files.list(DEBIAN)) {
                return versions
                        .sorted(Comparator.reverseOrder())
                        .map(version -> version.resolve("bin"))
                        .toList()
                        .stream();
            } catch (IOException e) {
                return Stream.empty();
            }
        }
    }
}

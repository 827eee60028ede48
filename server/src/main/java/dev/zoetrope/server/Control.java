package dev.zoetrope.server;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * How the command line reaches a running server: a file in its data directory that its owner alone can read.
 *
 * @param secret proves that the caller can read the file
 */
public record Control(String host, int port, String secret) {
    static final String FILE = "control.properties";

    /** The header that carries the secret. */
    public static final String HEADER = "X-Zoetrope-Control";

    static Optional<Control> read(Path directory) {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(directory.resolve(FILE))) {
            properties.load(in);
            return Optional.of(new Control(
                    properties.getProperty("host", ""),
                    Integer.parseInt(properties.getProperty("port", "")),
                    properties.getProperty("secret", "")));
        } catch (IOException | IllegalArgumentException _) {
            // Not written yet, or by something else: nobody can be reached.
            return Optional.empty();
        }
    }

    void write(Path directory) throws IOException {
        var properties = new Properties();
        properties.setProperty("host", host);
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("secret", secret);
        var part = directory.resolve(FILE + ".part");
        Files.deleteIfExists(part);
        FileAttribute<?>[] ownerOnly =
                part.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try (var channel = Files.newByteChannel(
                        part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly);
                var out = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
            properties.store(out, "How the command line reaches the running server.");
        }
        Files.move(part, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Leaves out the secret, so that it reaches no log. */
    @Override
    public String toString() {
        return "Control[" + host + ":" + port + "]";
    }
}

package dev.zoetrope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A folder with a {@code ./zoetrope} that runs the program under test in a process of its own, without a launcher's build. */
final class Workplace {
    private final Path folder;

    Workplace(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(temporary());
        script("java", """
                #!/bin/sh
                exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED $JVM \
                    '-Djava.io.tmpdir=%s' -cp '%s' "$@"
                """.formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        temporary(),
                        System.getProperty("java.class.path")));
        script("zoetrope", "#!/bin/sh\nexec ./java %s \"$@\"\n".formatted(Main.class.getName()));
    }

    private void script(String name, String text) throws IOException {
        Files.setPosixFilePermissions(
                Files.writeString(path(name), text), PosixFilePermissions.fromString("rwx------"));
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** Where the program puts temporary files. */
    Path temporary() {
        return folder.resolve("tmp");
    }

    List<Path> demosLeftBehind() throws IOException {
        try (var files = Files.list(temporary())) {
            return files.filter(file -> Objects.requireNonNull(file.getFileName())
                            .toString()
                            .startsWith("zoetrope-demo-"))
                    .toList();
        }
    }

    Program start(String... arguments) throws IOException {
        return new Program(
                folder,
                Stream.concat(Stream.of("./zoetrope"), Stream.of(arguments)).toList());
    }

    /** Starts another program with the same class path. */
    Program start(Class<?> main, String... arguments) throws IOException {
        return new Program(
                folder,
                Stream.concat(Stream.of("./java", main.getName()), Stream.of(arguments))
                        .toList());
    }

    /** Starts a server, and waits until it is ready. */
    Program serve(String... arguments) throws IOException {
        return start(Stream.concat(Stream.of("serve", "--port", "0"), Stream.of(arguments))
                        .toArray(String[]::new))
                .awaitReady();
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        try (var program = start(arguments)) {
            return program.end();
        }
    }

    /** A shell's line, which may run {@code ./zoetrope}. */
    Program shell(String script) throws IOException {
        return new Program(folder, List.of("sh", "-c", script));
    }
}

package dev.zoetrope.launcher;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A machine in a folder: JDKs, a Maven and a source tree that holds the real launcher. The launcher sees only what is put
 * here; the places where it looks for JDKs are moved below the folder.
 */
final class Machine {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> TOOLS = List.of(
            "cat",
            "cksum",
            "cp",
            "dirname",
            "find",
            "gzip",
            "head",
            "ln",
            "mkdir",
            "mktemp",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "sh",
            "tar",
            "tr",
            "wc");

    final Path root;
    final Path tree;
    final Map<String, String> environment = new HashMap<>();

    Machine(Path root) throws IOException {
        this.root = root.toRealPath();
        tree = this.root.resolve("tree");
        environment.put("HOME", this.root.resolve("home").toString());
        environment.put("PATH", this.root.resolve("bin").toString());
        for (var tool : TOOLS) script("bin/" + tool, "#!/bin/sh\nexec " + onThisMachine(tool) + " \"$@\"\n");

        script(
                "tree/zoetrope",
                Files.readString(PROJECT.resolve("zoetrope"))
                        .replaceAll("(?<= )/(usr/lib/jvm|opt|Library)/", this.root + "/$1/"));
        try (var parts = Files.list(PROJECT.resolve("launcher"))) {
            for (var part : parts.toList()) Files.copy(part, parentsOf("tree/launcher/" + part.getFileName()));
        }
        file("tree/.mvn/jvm.config", "");
        file("tree/pom.xml", """
                <project>
                  <version>1.2.3</version>
                </project>
                """);
        file("tree/server/pom.xml", "");
        file("tree/server/src/main/java/Main.java", "");
    }

    /** A JDK whose java tells its place and its arguments, and whose training run leaves a cache. */
    Path jdk(String place, String version) throws IOException {
        file(
                place + "/release",
                "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\nJAVA_VERSION_DATE=\"2026-01-01\"\n");
        script(place + "/bin/javac", "#!/bin/sh\n");
        script(place + "/bin/java", """
                #!/bin/sh
                for argument; do
                    case $argument in
                    -XX:AOTCacheOutput=*) echo trained >>"%1$s/trainings"; echo cache >"${argument#*=}"; exit "${TRAINING:-0}" ;;
                    --version) echo "zoetrope 1.2.3"; exit ;;
                    esac
                done
                echo "process $$ runs %2$s"
                echo "locale ${LC_ALL:-none}"
                printf '<%%s>\\n' "$@"
                """.formatted(root, place));
        return root.resolve(place);
    }

    /** A Maven that does what {@code build} says where the build's output goes to {@code $jar}. */
    void maven(String version, String build) throws IOException {
        script("bin/mvn", """
                #!/bin/sh
                if [ "$1" = --version ]; then echo "Apache Maven %s"; exit; fi
                jar=server/target/lib/zoetrope.jar
                mkdir -p server/target/lib
                echo "$*" >>"%s/builds"
                %s
                """.formatted(version, root, build));
    }

    /** How often Maven built. */
    int builds() throws IOException {
        return lines("builds");
    }

    /** How often the AOT cache was trained. */
    int trainings() throws IOException {
        return lines("trainings");
    }

    Path file(String place, String text) throws IOException {
        return Files.writeString(parentsOf(place), text);
    }

    void script(String place, String text) throws IOException {
        Files.setPosixFilePermissions(file(place, text), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Run zoetrope(String... arguments) throws IOException, InterruptedException {
        return start(arguments).end();
    }

    Started start(String... arguments) throws IOException {
        return start(tree.resolve("zoetrope"), arguments);
    }

    Started start(Path program, String... arguments) throws IOException {
        var command = Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                .toList();
        var out = Files.createTempFile(root, "stdout", "");
        var err = Files.createTempFile(root, "stderr", "");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Started(builder.start(), out, err);
    }

    record Started(Process process, Path out, Path err) {
        Run end() throws IOException, InterruptedException {
            if (process.waitFor(30, SECONDS)) {
                return new Run(process.pid(), process.exitValue(), Files.readString(out), Files.readString(err));
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("the launcher does not end; it said: " + Files.readString(err));
        }
    }

    record Run(long pid, int status, String out, String err) {}

    private int lines(String place) throws IOException {
        var file = root.resolve(place);
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }

    private Path parentsOf(String place) throws IOException {
        var path = root.resolve(place);
        Files.createDirectories(path.getParent());
        return path;
    }

    private static Path onThisMachine(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(tool + " is not on the PATH"));
    }
}

package dev.zoetrope.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench/points}: how many users a second {@code /v2/user/info/} tells of, beside nginx that serves the same bodies from files. */
@Command(
        name = "points",
        description = {
            "Log in as many users, then ask /v2/user/info/ with their tokens, some users far more often than others, in turns with an nginx that",
            "serves the same bodies from files. Needs wrk and nginx.",
            "",
            "The exit code is 1 when an answer was wrong."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class Points implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--users", paramLabel = "COUNT", description = "Users, each with a token (${DEFAULT-VALUE}).")
    private int users = 10_000;

    @Mixin
    private Turns turns = new Turns();

    @Option(
            names = "--work",
            paramLabel = "FOLDER",
            defaultValue = "${sys:zoetrope.home}/target/bench/points",
            description = "Where files go (${DEFAULT-VALUE}).")
    private Path work = Path.of("");

    @Option(
            names = "--zoetrope",
            paramLabel = "PROGRAM",
            defaultValue = "${sys:zoetrope.home}/zoetrope",
            description = "What to measure (${DEFAULT-VALUE}).")
    private Path zoetrope = Path.of("");

    private final Results results = new Results();

    @Override
    public Integer call() throws IOException, InterruptedException {
        turns.check(spec.commandLine());
        if (users < 1) {
            throw new ParameterException(spec.commandLine(), "every number has to be 1 or more");
        }
        work = work.toAbsolutePath();
        Folders.remove(work);
        Files.createDirectories(work);
        var data = work.resolve("data");
        tell("importing…");
        Users.importInto(data, zoetrope, users, work);
        var arguments =
                List.of("serve", "--port", "0", "--access-log", "off", "--headless-login", "--data", data.toString());
        try (var server = new Program(zoetrope, arguments)) {
            var address = server.awaitReady();
            tell("logging in " + users + " users…");
            var logins = LogIns.of(zoetrope, data, address, users);
            logins.writeBodies(work.resolve("bodies"));
            try (var nginx = Nginx.files(work, work.resolve("bodies"))) {
                var ours = logins.requests(_ -> "/v2/user/info/?fields=" + LogIns.FIELDS);
                var theirs = logins.requests(i -> "/" + i + ".json");
                turns.measure(
                        work,
                        new Turns.Side("ours", address, "Authorization", ours),
                        new Turns.Side("nginx", nginx.address(), "Authorization", theirs),
                        results,
                        spec.commandLine().getErr());
            }
            results.put("memory", "peak anon MB", server.highestAnonymous() / 1e6);
            spec.commandLine().getOut().print(results.table());
            spec.commandLine().getOut().flush();
            return 0;
        }
    }

    private void tell(String what) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(what);
        err.flush();
    }
}

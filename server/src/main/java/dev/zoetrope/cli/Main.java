package dev.zoetrope.cli;

import dev.zoetrope.accounts.AccountsUnavailable;
import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.errand.ErrandFailed;
import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.http.CannotListen;
import dev.zoetrope.http.Logging;
import dev.zoetrope.server.DataDirectory;
import dev.zoetrope.server.InvalidSettings;
import dev.zoetrope.server.Unusable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IVersionProvider;

/** The program. Exit codes: 0 done, 1 done in part or not at all, 2 wrong usage. */
@Command(
        name = "zoetrope",
        description = {
            "A server of your own that speaks the TikTok data APIs.",
            "",
            "Point an existing client of the Research API at it and the client works: same paths, fields, errors, paging and tokens."
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        footer = {
            "",
            "In a source tree, ./zoetrope test runs the tests and ./zoetrope package makes an archive that runs without Maven.",
            "",
            "Try it:",
            "  ./zoetrope serve --demo"
        })
public final class Main {
    /** Done in part, or not at all. */
    static final int FAILED = 1;

    /** What stands behind each verb, in the order of the help. */
    private static final Map<String, Supplier<Object>> VERBS = new LinkedHashMap<>();

    static {
        VERBS.put("serve", Serve::withSettings);
        VERBS.put("import", Import::new);
        VERBS.put("export", Export::new);
        VERBS.put("query", Query::new);
        VERBS.put("history", HistoryVerb::new);
        VERBS.put("forget", Forget::new);
        VERBS.put("check", Check::new);
        VERBS.put("backup", Backup::new);
        VERBS.put("app", Apps::new);
        VERBS.put("key", Keys::new);
        VERBS.put("train", Train::new);
    }

    private Main() {}

    public static void main(String[] arguments) {
        Logging.quiet();
        // To look through the options of every verb takes picocli a quarter of a second.
        boolean isKnown = arguments.length > 0 && VERBS.containsKey(arguments[0]);
        var commandLine = commandLine(isKnown ? Set.of(arguments[0]) : VERBS.keySet());
        int code = commandLine.setOut(StandardOutput.open()).execute(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    static CommandLine commandLine() {
        return commandLine(VERBS.keySet());
    }

    private static CommandLine commandLine(Set<String> verbs) {
        var commandLine = new CommandLine(new Main());
        VERBS.forEach((verb, command) -> {
            if (verbs.contains(verb)) {
                commandLine.addSubcommand(verb, command.get());
            }
        });
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        // Handles begin with an at sign as well.
        commandLine.setExpandAtFiles(false);
        commandLine.setExecutionExceptionHandler((failure, failed, _) -> {
            failed.getErr().println(message(failure));
            return failure instanceof InvalidSettings ? ExitCode.USAGE : FAILED;
        });
        return commandLine;
    }

    /** What a user is told: known troubles in their own words, anything else with where it happened. */
    private static String message(Exception failure) {
        return switch (failure) {
            case InvalidSettings _,
                    Unusable _,
                    InvalidErrand _,
                    ErrandFailed _,
                    DataDirectory.InUse _,
                    CatalogUnavailable _,
                    AccountsUnavailable _,
                    CannotListen _ -> String.valueOf(failure.getMessage());
            default -> {
                var text = new StringWriter();
                failure.printStackTrace(new PrintWriter(text));
                yield "unexpected failure; please report it with this:\n" + text;
            }
        };
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"zoetrope " + Objects.requireNonNullElse(version, "(built from source)")};
        }
    }
}

package dev.zoetrope.cli;

import dev.zoetrope.imports.Importer;
import dev.zoetrope.server.House;
import dev.zoetrope.server.Server;
import dev.zoetrope.server.Setting;
import dev.zoetrope.server.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: runs a server until it is told to stop. */
@Command(
        name = "serve",
        description = "Run a server.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Each setting is a flag, an environment variable (--search-time is ZOETROPE_SEARCH_TIME), or a line of the --config",
            "file (search-time=20); the flag wins over the variable, the variable over the file. Credentials of upstreams have no",
            "flags; docs/read-through.md names their variables.",
            "",
            "Examples:",
            "  ./zoetrope serve --demo",
            "  ./zoetrope serve --data corpus --import videos.ndjson.gz"
        })
final class Serve implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--import",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Import these files before serving; see ./zoetrope import --help.")
    private List<Path> files = List.of();

    /** The command with an option for every setting. */
    static CommandLine withSettings() {
        var command = new CommandLine(new Serve());
        Settings.ALL.stream()
                .filter(setting -> !setting.isSecret())
                .forEach(setting -> command.getCommandSpec().addOption(option(setting)));
        return command;
    }

    static OptionSpec option(Setting<?> setting) {
        var usual =
                setting.usual() == null || setting.isSwitch() || setting.usual().isEmpty()
                        ? ""
                        : " (" + setting.usual() + ")";
        var option = OptionSpec.builder(setting.flag())
                .type(String.class)
                .paramLabel(setting.argument())
                .description(setting.help() + usual);
        // A switch stands alone; so may --demo.
        return setting.isSwitch()
                ? option.arity("0").fallbackValue("true").build()
                : setting.equals(Settings.DEMO)
                        ? option.arity("0..1").fallbackValue("").build()
                        : option.arity("1").build();
    }

    /** The settings that were given as flags. */
    static Map<String, String> flags(CommandSpec spec) {
        var flags = new HashMap<String, String>();
        for (var setting : Settings.ALL) {
            var option = spec.findOption(setting.flag());
            if (option != null && option.getValue() != null) {
                flags.put(setting.name(), option.getValue().toString());
            }
        }
        return flags;
    }

    @Override
    public Integer call() throws InterruptedException {
        var settings = Settings.read(flags(spec), System.getenv());
        var inputs = Input.of(files);
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        var house = House.open(settings);
        var stop = new AtomicReference<Runnable>(house::close);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop.get().run()));
        importFiles(inputs, house, err);
        var server = Server.start(settings, house, System.err);
        stop.set(server::close);
        new Banner(settings, server).print(out);
        // Until the process is told to end.
        new CountDownLatch(1).await();
        return 0;
    }

    private static void importFiles(List<Input> inputs, House house, PrintWriter err) {
        try (var desk = Desk.in(house)) {
            var each = new FileImport(Importer.Choices.USUAL, null, null, () -> false, new ImportSummary(false), err);
            inputs.forEach(input -> each.read(input, desk));
        } catch (RuntimeException e) {
            house.close();
            throw e;
        }
    }
}

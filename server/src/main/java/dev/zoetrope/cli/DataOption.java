package dev.zoetrope.cli;

import dev.zoetrope.server.Settings;
import dev.zoetrope.server.Unusable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a verb works: the settings that have to do with the data directory. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Folder that keeps everything (zoetrope-data); its server does the work if one is running.")
    private @Nullable String data;

    @Option(
            names = "--accounts",
            paramLabel = "JDBC-URL",
            description = "PostgreSQL database for apps, tokens and use, if the server uses one.")
    private @Nullable String accounts;

    @Option(names = "--config", paramLabel = "FILE", description = "Properties file with settings.")
    private @Nullable String config;

    Settings settings() {
        var flags = new HashMap<String, String>();
        put(flags, "data", data);
        put(flags, "accounts", accounts);
        put(flags, "config", config);
        var settings = Settings.read(flags, System.getenv());
        if (settings.isDemo() && !settings.isGiven(Settings.DATA)) {
            throw new Unusable("a demo without a folder is thrown away at once; name its folder with --data,"
                    + " or leave out ZOETROPE_DEMO and the demo of the properties file");
        }
        return settings;
    }

    private static void put(Map<String, String> flags, String name, @Nullable String value) {
        if (value != null) {
            flags.put(name, value);
        }
    }
}

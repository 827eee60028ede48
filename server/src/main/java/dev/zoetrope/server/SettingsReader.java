package dev.zoetrope.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Collects the values of all settings, and all mistakes, so that they can be told at once. */
final class SettingsReader {
    private final Map<String, String> flags;
    private final Map<String, String> environment;
    private final Map<Setting<?>, Object> values = new HashMap<>();
    /** Where each setting that somebody set was set. */
    private final Map<Setting<?>, String> given = new HashMap<>();

    private final List<String> mistakes = new ArrayList<>();

    SettingsReader(Map<String, String> flags, Map<String, String> environment) {
        this.flags = flags;
        this.environment = environment;
    }

    Settings read() {
        var file = file();
        for (var name : file.stringPropertyNames()) {
            if (Settings.ALL.stream().noneMatch(setting -> setting.name().equals(name))) {
                mistakes.add("the properties file sets " + name + ", which is no setting; see ./zoetrope serve --help");
            }
        }
        for (var setting : Settings.ALL) {
            read(setting, file);
        }
        checkTogether();
        if (!mistakes.isEmpty()) {
            throw new InvalidSettings(String.join("\n", mistakes));
        }
        return new Settings(values, given.keySet());
    }

    private Properties file() {
        var properties = new Properties();
        var name = flags.getOrDefault(Settings.CONFIG.name(), environment.get(Settings.CONFIG.variable()));
        if (name != null) {
            try (var in = Files.newBufferedReader(Path.of(name))) {
                properties.load(in);
            } catch (NoSuchFileException _) {
                mistakes.add("--config: " + name + " cannot be read: there is no such file");
            } catch (IOException | IllegalArgumentException e) {
                mistakes.add("--config: " + name + " cannot be read: " + e.getMessage());
            }
        }
        return properties;
    }

    private void read(Setting<?> setting, Properties file) {
        var text = text(setting, file);
        if (text != null) {
            try {
                values.put(setting, setting.reader().read(text));
            } catch (IllegalArgumentException e) {
                mistakes.add(given.getOrDefault(setting, setting.name()) + ": " + e.getMessage());
            }
        }
    }

    private @Nullable String text(Setting<?> setting, Properties file) {
        var flag = flags.get(setting.name());
        if (flag != null && !setting.isSecret()) {
            given.put(setting, setting.flag());
            return flag;
        }
        var variable = environment.get(setting.variable());
        if (variable != null) {
            given.put(setting, setting.variable());
            return variable;
        }
        var line = file.getProperty(setting.name());
        if (line != null) {
            given.put(setting, setting.name() + " in the properties file");
            return line;
        }
        return setting.usual();
    }

    private void checkTogether() {
        boolean demo = given.containsKey(Settings.DEMO);
        if (given.containsKey(Settings.RANDOM_SEED) && !demo) {
            mistakes.add(given.get(Settings.RANDOM_SEED)
                    + ": a seed makes credentials foretellable; it goes with --demo alone");
        }
        if (demo
                && values.get(Settings.HOST) instanceof String host
                && !SettingReaders.isLoopback(host)
                && !Boolean.TRUE.equals(values.get(Settings.EXPOSE_DEMO))) {
            mistakes.add("--host: a demo has well-known credentials and listens on this machine alone;"
                    + " add --expose-demo if others may use it");
        }
        if (demo && given.containsKey(Settings.ACCOUNTS)) {
            mistakes.add("--accounts: a demo keeps its accounts to itself; leave it out");
        }
        if (Boolean.TRUE.equals(values.get(Settings.CORS_TOKENS)) && !given.containsKey(Settings.CORS)) {
            mistakes.add("--cors-tokens: name the origins with --cors");
        }
        if (!demo) {
            mistakes.addAll(UpstreamSettings.mistakes(new Settings(values, given.keySet())));
        }
    }
}

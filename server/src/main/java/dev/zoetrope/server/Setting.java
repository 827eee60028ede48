package dev.zoetrope.server;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be set: as a flag {@code --name}, as an environment variable {@code ZOETROPE_NAME}, or as a line {@code name=value} of the properties
 * file. The flag wins over the variable, the variable over the file.
 *
 * @param argument what the flag's value is called in help; empty for one that takes none
 * @param usual the value when nobody sets it, as it would be written; null for none
 * @param help one sentence
 * @param isSecret a credential: it has no flag, since others of the machine can read command lines and shells remember them, and is never shown
 */
public record Setting<T>(
        String name, String argument, @Nullable String usual, String help, Reader<T> reader, boolean isSecret) {
    public Setting(String name, String argument, @Nullable String usual, String help, Reader<T> reader) {
        this(name, argument, usual, help, reader, false);
    }

    /** A credential that has no value unless somebody sets it. */
    static Setting<String> secret(String name, String help) {
        return new Setting<>(name, "SECRET", null, help, SettingReaders::secret, true);
    }

    /** Reads a value. */
    public interface Reader<T> {
        /** @throws IllegalArgumentException with the remedy, when the text is no value */
        T read(String text);
    }

    public String flag() {
        return "--" + name;
    }

    public String variable() {
        return "ZOETROPE_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Whether the flag stands alone for yes. */
    public boolean isSwitch() {
        return argument.isEmpty();
    }
}

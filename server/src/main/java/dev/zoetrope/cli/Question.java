package dev.zoetrope.cli;

import java.io.Console;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks on the terminal before something is done that cannot be undone. */
final class Question {
    private Question() {}

    /** The terminal to ask on; null when there is none. */
    static @Nullable Console terminal() {
        var console = System.console();
        return console != null && console.isTerminal() ? console : null;
    }

    /** Whether the answer is yes. */
    static boolean isMeant(String question) {
        var terminal = terminal();
        var answer = terminal == null ? null : terminal.readLine("%s", question + " It cannot be undone. [y/N] ");
        return answer != null && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
    }
}

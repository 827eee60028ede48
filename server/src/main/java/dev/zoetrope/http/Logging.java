package dev.zoetrope.http;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.ClosedChannelException;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the process writes to standard error about itself. */
public final class Logging {

    // The log manager holds loggers weakly: without these references the levels would be forgotten.
    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger LIBRARY = Logger.getLogger("io.helidon");
    // Reports a failed start with a stack trace; CannotListen says it better.
    private static final Logger LIBRARY_LISTENER = Logger.getLogger("io.helidon.webserver.ServerListener");
    private static final Logger LIBRARY_START = Logger.getLogger("io.helidon.webserver.LoomServer");

    private Logging() {}

    /**
     * Leaves out the libraries' reports of their own starting and stopping. What remains, warnings and worse, takes one line
     * each, and a stack trace where there is one.
     */
    public static void quiet() {
        ROOT.setLevel(Level.WARNING);
        LIBRARY.setLevel(Level.SEVERE);
        LIBRARY_START.setLevel(Level.OFF);
        // When told to close, it sometimes reports its closed socket as a failure.
        LIBRARY_LISTENER.setFilter(record -> !(record.getThrown() instanceof ClosedChannelException));
        for (var handler : ROOT.getHandlers()) {
            handler.setFormatter(new OneLine());
        }
    }

    static final class OneLine extends Formatter {
        @Override
        public String format(LogRecord record) {
            var text = new StringWriter();
            text.append(record.getInstant().toString())
                    .append(' ')
                    .append(record.getLevel().getName())
                    .append(' ');
            text.append(formatMessage(record).replaceAll("\\R", " ")).append('\n');
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(new PrintWriter(text, true));
            }
            return text.toString();
        }
    }
}

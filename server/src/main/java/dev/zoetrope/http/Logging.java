package dev.zoetrope.http;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the process writes to standard error about itself. */
public final class Logging {

    // The log manager holds loggers weakly: without these references the levels would be forgotten.
    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger LIBRARY = Logger.getLogger("io.helidon");
    private static final Logger LIBRARY_LISTENER = Logger.getLogger("io.helidon.webserver.ServerListener");
    private static final Logger VECTORS = Logger.getLogger("org.apache.lucene.internal.vectorization");
    private static final Logger LIBRARY_START = Logger.getLogger("io.helidon.webserver.LoomServer");

    private Logging() {}

    /**
     * Leaves out the libraries' reports of their own starting and stopping. What remains, warnings and worse, takes one line
     * each, and a stack trace where there is one.
     */
    public static void quiet() {
        ROOT.setLevel(Level.WARNING);
        LIBRARY.setLevel(Level.SEVERE);
        // Reports a failed start with a stack trace; CannotListen says it better.
        LIBRARY_START.setLevel(Level.OFF);
        // Recommends a module of the JVM that is still an experiment.
        VECTORS.setLevel(Level.SEVERE);
        LIBRARY_LISTENER.setFilter(record -> !comesFromClosing(record.getThrown()));
        for (var handler : ROOT.getHandlers()) {
            handler.setFormatter(new OneLine());
        }
    }

    // Depending on where closing meets it, the listener reports it as one of these failures.
    private static boolean comesFromClosing(@Nullable Throwable thrown) {
        return thrown instanceof ClosedChannelException
                || thrown instanceof InterruptedException
                || thrown instanceof RejectedExecutionException;
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

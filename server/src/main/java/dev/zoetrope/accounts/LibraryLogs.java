package dev.zoetrope.accounts;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Keeps the database libraries from announcing each of their steps. A level that the user has set stays. */
final class LibraryLogs {

    /** Held, because java.util.logging forgets loggers, levels included, that nobody holds. */
    private static final List<Logger> LOGGERS = Stream.of("com.zaxxer.hikari", "org.flywaydb")
            .map(Logger::getLogger)
            .toList();

    private LibraryLogs() {}

    static void quiet() {
        LOGGERS.stream().filter(logger -> logger.getLevel() == null).forEach(logger -> logger.setLevel(Level.WARNING));
    }
}

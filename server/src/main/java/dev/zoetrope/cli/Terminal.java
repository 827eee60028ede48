package dev.zoetrope.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What standard output leads to.
 *
 * @param interactive whether somebody looks at it
 * @param width its columns; lines may be of any length where nobody looks
 * @param colours whether colours are welcome
 */
record Terminal(boolean interactive, int width, boolean colours) {
    static final int STANDARD_OUTPUT = 1;
    static final int STANDARD_ERROR = 2;

    /** No line is cut. */
    static final int UNBOUNDED = Integer.MAX_VALUE;

    private static final int USUAL_WIDTH = 100;
    private static final int LEAST_WIDTH = 40;

    /** A file or another program. */
    static final Terminal NONE = new Terminal(false, UNBOUNDED, false);

    /** Those of this process. */
    static Terminal detect() {
        return isBehind(STANDARD_OUTPUT) ? of(System.getenv(), size()) : NONE;
    }

    /** Whether a stream of this process leads to a terminal. The JDK tells only whether input and output both do; Linux tells of each. */
    static boolean isBehind(int stream) {
        var link = Path.of("/proc/self/fd", Integer.toString(stream));
        if (Files.isSymbolicLink(link)) {
            try {
                var target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            } catch (IOException _) {
                return false;
            }
        }
        var console = System.console();
        return console != null && console.isTerminal();
    }

    /** @param size rows and columns, as {@code stty size} tells them; anything else when they are unknown */
    static Terminal of(Map<String, String> environment, String size) {
        int width = columns(environment.getOrDefault("COLUMNS", ""));
        if (width == 0) {
            width = columns(size.strip().replaceFirst("^[0-9]+ ", ""));
        }
        boolean colours = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Terminal(true, width == 0 ? USUAL_WIDTH : Math.max(LEAST_WIDTH, width), colours);
    }

    private static int columns(String text) {
        return text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : 0;
    }

    private static String size() {
        try {
            var stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var told = stty.getInputStream()) {
                var size = new String(told.readAllBytes(), StandardCharsets.US_ASCII);
                return stty.waitFor(1, TimeUnit.SECONDS) ? size : "";
            }
        } catch (IOException _) {
            // Where there is no stty, nothing tells.
            return "";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    String bold(String text) {
        return paint("1", text);
    }

    String dim(String text) {
        return paint("2", text);
    }

    String accent(String text) {
        return paint("36", text);
    }

    private String paint(String code, String text) {
        return colours && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}

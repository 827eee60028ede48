package dev.zoetrope.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real Chromium. Every page of it notes what it asks other machines for, and what its console has to complain of. */
final class Chromium implements AutoCloseable {
    /** Where systems put it. */
    private static final List<Path> PLACES = Stream.of(
                    "/usr/bin/chromium",
                    "/usr/bin/chromium-browser",
                    "/snap/bin/chromium",
                    "/usr/bin/google-chrome",
                    "/Applications/Chromium.app/Contents/MacOS/Chromium",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
            .map(Path::of)
            .toList();

    /** Says what is hard to use for people who do not see, hear or point: the script of axe-core. */
    private static final String AXE = resource("/axe.min.js");

    /** A folder for pictures of all pages: {@code -Dzoetrope.screenshots=FOLDER}. */
    private static final @Nullable String PICTURES = System.getProperty("zoetrope.screenshots");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> foreign = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** A test that asks for it where it is missing is aborted. */
    static Chromium start() {
        var executable = PLACES.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> abort("Chromium is not installed; install the Debian package chromium"));
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(executable)
                                // It refuses to run as root with its sandbox; it opens nothing but our own pages.
                                .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage"))));
    }

    /** What a person's browser is. */
    enum Size {
        PHONE(390, 844),
        DESKTOP(1280, 800);

        final int width;
        final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /** Uses a browser without any history. */
    void with(Size size, boolean script, Consumer<Page> use) {
        var options = new Browser.NewContextOptions()
                .setViewportSize(size.width, size.height)
                .setJavaScriptEnabled(script);
        foreign.clear();
        complaints.clear();
        try (var context = browser.newContext(options)) {
            context.setDefaultTimeout(15_000);
            watch(context);
            use.accept(context.newPage());
        }
        assertEquals(List.of(), foreign, "asked of other machines");
        assertEquals(List.of(), complaints, "complained of");
    }

    private void watch(BrowserContext context) {
        context.onRequest(request -> {
            var uri = URI.create(request.url());
            var host = uri.getHost();
            if (!"data".equals(uri.getScheme()) && !"127.0.0.1".equals(host) && !"localhost".equals(host)) {
                foreign.add(request.url());
            }
        });
        context.onConsoleMessage(message -> {
            if (!message.type().equals("log") && !message.text().contains("the server responded with a status of 4")) {
                complaints.add(message.text());
            }
        });
    }

    /** Checks the rules of the WCAG 2.2, levels A and AA, as far as a program can; takes a picture where pictures are wanted. */
    static void look(Page page, String name) {
        var found = page.evaluate(AXE + """
                ; axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(
                    results => results.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' ')))""");
        assertEquals(List.of(), found, name);
        picture(page, name);
    }

    static void picture(Page page, String name) {
        if (PICTURES != null) {
            var size = page.viewportSize();
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(PICTURES, name + "-" + size.width + ".png"))
                    .setFullPage(true));
        }
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(Chromium.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        playwright.close();
    }
}

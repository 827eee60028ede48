package dev.zoetrope.admin;

import dev.zoetrope.accounts.AccountsUnavailable;
import dev.zoetrope.accounts.InvalidApp;
import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.Form;
import dev.zoetrope.http.Handler;
import dev.zoetrope.http.RequestRefused;
import dev.zoetrope.imports.Importer;
import dev.zoetrope.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Work of command-line verbs that found their data directory in use. Only who can read the control file of the directory knows the secret that is asked for
 * here.
 */
public final class Errands {
    private static final int LARGEST_FORM = 64 * 1024;

    private final String header;
    private final byte[] secret;

    /** @param header the header that carries the secret */
    public Errands(String header, String secret) {
        this.header = header;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    public Handler protect(Handler handler) {
        return call -> {
            var given = call.header(header);
            if (given == null || !MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), secret)) {
                call.note("reason", "wrong control secret");
                return Json.error(403, "only the command line on this machine may call this");
            }
            try {
                return handler.handle(call);
            } catch (RequestRefused e) {
                return refused(e.status(), e.reason(), call);
            } catch (InvalidErrand | InvalidApp e) {
                return refused(400, String.valueOf(e.getMessage()), call);
            } catch (AccountsUnavailable | CatalogUnavailable e) {
                return refused(503, String.valueOf(e.getMessage()), call);
            }
        };
    }

    private static Answer refused(int status, String reason, Call call) {
        call.note("reason", reason);
        return Json.error(status, reason);
    }

    /** Registers an app. */
    public static Answer createApp(Call call, World world) {
        var app = AppForm.read(Form.parse(call.body(LARGEST_FORM)));
        var registered = world.accounts().apps().register(app, world.clock().instant());
        return Answer.of(200, "application/json", AppForm.json(registered).getBytes(StandardCharsets.UTF_8));
    }

    /** Imports the file that is the body; a line of JSON tells of each rejected row, each saved batch, and the end. */
    public static Answer importFile(Call call, World world) {
        var file = Objects.requireNonNullElse(call.query("file"), "the file");
        var observed = instant("observed", call);
        var modified = Objects.requireNonNullElse(
                instant("modified", call), world.clock().instant());
        var body = call.bodyStream();
        return Answer.stream(
                200, "application/x-ndjson", out -> importFile(file, body, observed, modified, world, out));
    }

    private static void importFile(
            String file, InputStream body, @Nullable Instant observed, Instant modified, World world, OutputStream out)
            throws IOException {
        var lines = new ReportLines(out);
        try {
            lines.end(new Importer(world.catalog(), lines).read(file, body, observed, modified));
        } catch (CatalogUnavailable e) {
            lines.failed(String.valueOf(e.getMessage()));
        } catch (RequestRefused e) {
            lines.failed(e.reason());
        }
    }

    private static @Nullable Instant instant(String parameter, Call call) {
        var milliseconds = call.query(parameter);
        try {
            return milliseconds == null ? null : Instant.ofEpochMilli(Long.parseLong(milliseconds));
        } catch (NumberFormatException _) {
            throw new InvalidErrand(parameter + " is \"" + milliseconds + "\"; it needs Unix milliseconds");
        }
    }
}

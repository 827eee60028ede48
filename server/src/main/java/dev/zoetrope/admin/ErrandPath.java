package dev.zoetrope.admin;

import dev.zoetrope.accounts.AccountsUnavailable;
import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.errand.Errand;
import dev.zoetrope.errand.Frames;
import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.Handler;
import dev.zoetrope.http.RequestRefused;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Runs errands of command-line verbs that found their data directory in use. Only who can read the control file of the directory knows the secret that is
 * asked for here.
 */
public final class ErrandPath {
    private final String header;
    private final byte[] secret;

    /** @param header the header that carries the secret */
    public ErrandPath(String header, String secret) {
        this.header = header;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Takes an order in the body, and replies while the errand runs. */
    public Handler run(Errand errand) {
        return call -> {
            var given = call.header(header);
            if (given == null || !MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), secret)) {
                call.note("reason", "wrong control secret");
                return Json.error(403, "only the command line on this machine may call this");
            }
            return Answer.stream(200, "application/octet-stream", out -> run(errand, call, out));
        };
    }

    private static void run(Errand errand, Call call, OutputStream out) throws IOException {
        var reply = new Frames(out);
        try {
            errand.run(Frames.read(call.bodyStream()), reply);
            reply.end();
        } catch (RequestRefused e) {
            reply.fail(e.reason());
        } catch (InvalidErrand | CatalogUnavailable | AccountsUnavailable e) {
            reply.fail(String.valueOf(e.getMessage()));
        }
    }
}

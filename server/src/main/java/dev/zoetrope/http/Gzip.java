package dev.zoetrope.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Compresses answers for clients that ask for it with {@code Accept-Encoding}. Speed counts for more than size: the fastest level takes most of what there is to win. */
public final class Gzip {
    /** What is shorter goes out as it is: it fits into a packet anyway. */
    static final int LEAST = 1_400;

    private static final int BUFFER = 8 * 1024;

    private Gzip() {}

    /** A handler whose answers are compressed when the client wants that. */
    public static Handler of(Handler handler) {
        return call -> {
            var answer = handler.handle(call);
            if (answer instanceof Answer.Whole whole && whole.length() < LEAST) {
                return answer;
            }
            var varying = answer.with("Vary", "Accept-Encoding");
            return isWanted(call.header("Accept-Encoding")) ? compressed(varying) : varying;
        };
    }

    private static Answer compressed(Answer answer) throws IOException {
        return switch (answer.with("Content-Encoding", "gzip")) {
            case Answer.Whole whole -> {
                var bytes = new ByteArrayOutputStream(whole.length() / 4);
                try (var out = new Fast(bytes)) {
                    out.write(whole.bytes(), whole.offset(), whole.length());
                }
                yield new Answer.Whole(whole.status(), whole.headers(), bytes.toByteArray(), 0, bytes.size());
            }
            case Answer.Streamed streamed ->
                new Answer.Streamed(streamed.status(), streamed.headers(), out -> {
                    // Not closed when the body fails: what is cut off must look cut off.
                    var fast = new Fast(out);
                    try {
                        streamed.body().writeTo(fast);
                        fast.finish();
                    } finally {
                        fast.release();
                    }
                });
        };
    }

    /** Whether a list of codings, as RFC 9110 section 12.5.3 has it, takes gzip. */
    static boolean isWanted(@Nullable String codings) {
        if (codings == null) {
            return false;
        }
        boolean any = false;
        for (var coding : codings.toLowerCase(Locale.ROOT).split(",", -1)) {
            var parts = coding.split(";", -1);
            boolean refused = parts.length > 1 && parts[1].strip().matches("q\\s*=\\s*0(\\.0*)?");
            switch (parts[0].strip()) {
                case "gzip", "x-gzip" -> {
                    return !refused;
                }
                case "*" -> any = !refused;
                default -> {}
            }
        }
        return any;
    }

    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream out) throws IOException {
            super(out, BUFFER, true);
            def.setLevel(Deflater.BEST_SPEED);
        }

        /** Lets go of native memory; closing would write an end. */
        void release() {
            def.end();
        }
    }
}

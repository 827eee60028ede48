package dev.zoetrope.v2;

import dev.zoetrope.http.Header;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call that is answered with an error of the v2 envelope. The message is shown to the caller. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final boolean data;
    private final transient List<Header> headers;

    public Refusal(int status, String code, String message) {
        this(status, code, message, false, List.of());
    }

    private Refusal(int status, String code, @Nullable String message, boolean data, List<Header> headers) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.data = data;
        this.headers = headers;
    }

    /** The same with an empty {@code data} object in the answer. */
    public Refusal withData() {
        return new Refusal(status, code, getMessage(), true, headers);
    }

    /** The same with further headers in the answer. */
    public Refusal with(List<Header> more) {
        return new Refusal(status, code, getMessage(), data, more);
    }

    /** The server cannot do at the moment what it should. */
    public static Refusal internalError() {
        return new Refusal(500, "internal_error", "Something is wrong. Please try again later.");
    }

    /** Everything that is wrong with the request itself. */
    public static Refusal invalidParams(String message) {
        return new Refusal(400, "invalid_params", message);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    List<Header> headers() {
        return headers;
    }

    boolean hasData() {
        return data;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

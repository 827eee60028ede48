package dev.zoetrope.v2;

import org.jspecify.annotations.Nullable;

/** A call that is answered with an error of the v2 envelope. The message is shown to the caller. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final boolean data;

    public Refusal(int status, String code, String message) {
        this(status, code, message, false);
    }

    private Refusal(int status, String code, @Nullable String message, boolean data) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.data = data;
    }

    /** The same with an empty {@code data} object in the answer. */
    public Refusal withData() {
        return new Refusal(status, code, getMessage(), true);
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

    boolean hasData() {
        return data;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

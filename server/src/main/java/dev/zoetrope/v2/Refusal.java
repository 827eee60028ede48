package dev.zoetrope.v2;

/** A call that is answered with an error of the v2 envelope. The message is shown to the caller. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    public Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
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

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

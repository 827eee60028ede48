package dev.zoetrope.accounts;

/** A code or a refresh token is not exchanged for tokens. */
public final class GrantRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        /** The code is unknown, used, expired, or another app's. */
        CODE,
        /** The code was asked for with another redirect address. */
        REDIRECT_URI,
        /** The code's verifier is missing or does not fit (PKCE). */
        VERIFIER,
        /** The code is one of the authorize page of v1. */
        LEGACY,
        /** The refresh token is unknown, used, expired, or another app's. */
        REFRESH_TOKEN
    }

    private final Reason reason;

    GrantRefused(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}

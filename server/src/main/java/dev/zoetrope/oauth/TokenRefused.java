package dev.zoetrope.oauth;

/** A call that an OAuth endpoint refuses; code and description are shown to the caller. */
final class TokenRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final String description;

    TokenRefused(String code, String description) {
        super(description, null, false, false);
        this.code = code;
        this.description = description;
    }

    static TokenRefused invalidRequest(String description) {
        return new TokenRefused("invalid_request", description);
    }

    static TokenRefused malformed() {
        return invalidRequest("The request parameters are malformed.");
    }

    String code() {
        return code;
    }

    String description() {
        return description;
    }
}

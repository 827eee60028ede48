package dev.zoetrope.oauth;

/** A token that is not granted; code and description are shown to the caller. */
final class TokenRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final String description;

    TokenRefused(String code, String description) {
        super(description, null, false, false);
        this.code = code;
        this.description = description;
    }

    String code() {
        return code;
    }

    String description() {
        return description;
    }
}

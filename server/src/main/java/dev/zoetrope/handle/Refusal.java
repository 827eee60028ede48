package dev.zoetrope.handle;

import org.jspecify.annotations.Nullable;

/** A call that is answered with an error, in the form of the gateway that stood before the original. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What the gateway itself refuses has a type; what the service behind it refuses has none. */
    enum Reason {
        FORBIDDEN(403, "Forbidden", "ForbiddenException"),
        NOTHING_HERE(403, "Missing Authentication Token", "MissingAuthenticationTokenException"),
        TOO_FAST(429, "Too Many Requests", "TooManyRequestsException"),
        QUOTA_SPENT(429, "Limit Exceeded", "LimitExceededException"),
        NO_HANDLE(400, "The user handle needs letters, digits, underscores and periods, 64 at most", null),
        NO_VIDEO_ID(400, "The video id needs to be a positive number of at most 19 digits", null),
        NO_SUCH_USER(404, "User not found", null),
        NO_SUCH_VIDEO(404, "Video not found", null),
        UNREACHABLE(502, "Request failed with status code 502", null),
        LATE(504, "Endpoint request timed out", null),
        FAILED(500, "Internal server error", null);

        final int status;
        final String message;
        final @Nullable String type;

        Reason(int status, String message, @Nullable String type) {
            this.status = status;
            this.message = message;
            this.type = type;
        }
    }

    private final Reason reason;

    Refusal(Reason reason) {
        super(reason.message, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}

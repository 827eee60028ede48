package dev.zoetrope.http;

/** The client's mistake: a request that is not carried out. Its reason holds no secret. */
public abstract sealed class RequestRefused extends RuntimeException {

    private final int status;
    private final String reason;

    private RequestRefused(int status, String reason) {
        super(reason, null, false, false);
        this.status = status;
        this.reason = reason;
    }

    /** The HTTP status that fits. */
    public int status() {
        return status;
    }

    /** One sentence for the client: what is wrong, and what would be right. */
    public String reason() {
        return reason;
    }

    /** A request that is no HTTP, or HTTP that this server does not serve. */
    public static final class Malformed extends RequestRefused {
        Malformed(int status, String reason) {
            super(status, reason);
        }
    }

    /** A body longer than its reader allows. */
    public static final class BodyTooLarge extends RequestRefused {
        private final int limit;

        BodyTooLarge(int limit) {
            super(413, "The request body is larger than the " + limit + " bytes allowed.");
            this.limit = limit;
        }

        /** The most bytes that were allowed. */
        public int limit() {
            return limit;
        }
    }

    /** A body that ended before its announced end: most often, the client went away. */
    public static final class BodyIncomplete extends RequestRefused {
        BodyIncomplete(long received) {
            super(400, "The request body ended early, after " + received + " bytes.");
        }
    }

    /** A form or query string that cannot be decoded. */
    public static final class FormMalformed extends RequestRefused {
        FormMalformed(String reason) {
            super(400, reason);
        }
    }
}

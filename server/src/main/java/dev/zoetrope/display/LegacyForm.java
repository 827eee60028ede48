package dev.zoetrope.display;

import dev.zoetrope.http.Answer;
import dev.zoetrope.v2.AnswerForm;
import dev.zoetrope.v2.Envelope;
import dev.zoetrope.v2.Refusal;
import tools.jackson.core.JsonGenerator;

/** How v1 puts its answers: errors have numbers, and the status is 200 whatever happened. */
enum LegacyForm implements AnswerForm {
    /** Of users. */
    USER {
        @Override
        public Answer failure(Refusal refusal, String logId) {
            return failure(_ -> {}, refusal, logId);
        }
    },

    /** Of lists: a failed one looks like an empty one. */
    VIDEOS {
        @Override
        public Answer failure(Refusal refusal, String logId) {
            return failure(
                    out -> {
                        out.writeNumberProperty("cursor", 0);
                        out.writeBooleanProperty("has_more", false);
                    },
                    refusal,
                    logId);
        }
    },

    /** Of the paths for tokens, and of the one below them that tells who the user is. */
    OAUTH {
        @Override
        public Answer ok(String logId, Envelope.Data data) {
            return told("success", "", 0, data, logId);
        }

        @Override
        public Answer failure(Refusal refusal, String logId) {
            return told("error", message(refusal), code(refusal), _ -> {}, logId);
        }
    };

    /** Seen in recorded answers of v1; the other numbers are those that sister services of the same makers have for the same. */
    private static final int INTERNAL_ERROR = 6_007_063;

    private static final int PARAMETER_ERROR = 10_002;
    private static final int TOO_OFTEN = 2_190_001;
    private static final int TOKEN_INVALID = 2_190_002;
    private static final int SCOPE_MISSING = 2_190_004;

    @Override
    public Answer ok(String logId, Envelope.Data data) {
        return Envelope.object(200, logId, out -> {
            Envelope.data(data, out);
            out.writeName("error");
            out.writeStartObject();
            error(0, "", out);
            out.writeEndObject();
        });
    }

    static Answer failure(Envelope.Data data, Refusal refusal, String logId) {
        return Envelope.object(200, logId, out -> {
            Envelope.data(data, out);
            out.writeName("error");
            out.writeStartObject();
            error(code(refusal), message(refusal), out);
            out.writeStringProperty("log_id", logId);
            out.writeEndObject();
        });
    }

    private static void error(int code, String message, JsonGenerator out) {
        out.writeNumberProperty("code", code);
        out.writeStringProperty("message", message);
    }

    private static Answer told(String message, String description, int code, Envelope.Data data, String logId) {
        return Envelope.object(200, logId, out -> {
            Envelope.data(
                    in -> {
                        data.write(in);
                        in.writeStringProperty("captcha", "");
                        in.writeStringProperty("desc_url", "");
                        in.writeStringProperty("description", description);
                        in.writeNumberProperty("error_code", code);
                        if (code == 0) {
                            in.writeStringProperty("log_id", logId);
                        }
                    },
                    out);
            out.writeStringProperty("message", message);
        });
    }

    private static int code(Refusal refusal) {
        return switch (refusal.code()) {
            case "invalid_params" -> PARAMETER_ERROR;
            case "access_token_invalid" -> TOKEN_INVALID;
            case "scope_not_authorized" -> SCOPE_MISSING;
            case "rate_limit_exceeded" -> TOO_OFTEN;
            default -> INTERNAL_ERROR;
        };
    }

    private static String message(Refusal refusal) {
        return code(refusal) == INTERNAL_ERROR ? "Server Internal Error" : Envelope.wellFormed(refusal.getMessage());
    }
}

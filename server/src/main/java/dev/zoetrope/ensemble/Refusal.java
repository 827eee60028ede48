package dev.zoetrope.ensemble;

import dev.zoetrope.readthrough.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call that is answered with an error. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Errors with a text of their own. Clients match on the texts. */
    enum Reason {
        TOO_MANY_REQUESTS(429, "Too many requests. Please slow down."),
        URL_NOT_VALID(462, "Url not valid. Check correct format on the documentation."),
        INVALID_USERNAME(463, "Invalid username or user id."),
        TOO_MANY_IDS(464, "Number of passed IDs are more than the maximum allowed."),
        INVALID_COUNTRY(466, "Invalid country code."),
        TOKEN_NOT_FOUND(491, "Token not found, please sign up at https://dashboard.ensembledata.com/register"),
        EMAIL_NOT_VERIFIED(492, "Your email has not been verified."),
        SUBSCRIPTION_EXPIRED(493, "Subscription expired. Send an email at hello@ensembledata.com"),
        UNITS_SPENT(495, "Maximum requests limit reached for today. Send an email at hello@ensembledata.com"),
        INTERNAL(500, "Internal error."),
        NOT_FOUND(404, "Not Found"),
        METHOD_NOT_ALLOWED(405, "Method Not Allowed");

        private final int status;
        private final String text;

        Reason(int status, String text) {
            this.status = status;
            this.text = text;
        }

        int status() {
            return status;
        }

        String text() {
            return text;
        }
    }

    /** The status of a call with faults in its parameters. */
    static final int INVALID = 422;

    private final transient Answered answered;
    private final transient @Nullable Reading<?> reading;

    /** What the caller is told. */
    sealed interface Answered {
        String message();

        record Told(Reason reason, long units) implements Answered {
            @Override
            public String message() {
                return reason.text();
            }
        }

        record Faults(List<Fault> faults) implements Answered {
            @Override
            public String message() {
                return faults.getFirst().message();
            }
        }
    }

    private Refusal(Answered answered, @Nullable Reading<?> reading) {
        super(answered.message(), null, false, false);
        this.answered = answered;
        this.reading = reading;
    }

    /** An error that nothing is charged for. */
    Refusal(Reason reason) {
        this(reason, 0);
    }

    Refusal(Reason reason, long units) {
        this(new Answered.Told(reason, units), null);
    }

    Refusal(List<Fault> faults) {
        this(new Answered.Faults(List.copyOf(faults)), null);
    }

    /** The same, told to come from a reading. */
    Refusal with(Reading<?> source) {
        return new Refusal(answered, source);
    }

    /** Where it came from, if something was read through; null otherwise. */
    @Nullable Reading<?> reading() {
        return reading;
    }

    /** What it costs. */
    long units() {
        return answered instanceof Answered.Told told ? told.units() : 0;
    }

    Answered answered() {
        return answered;
    }
}

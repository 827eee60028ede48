package dev.zoetrope.login;

import dev.zoetrope.accounts.App;
import org.jspecify.annotations.Nullable;

/** A login that cannot go on, told to the person who looks at it and never to the app's address. */
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String error;
    private final String parameter;
    private final String remedy;
    private final boolean atOnce;

    private Fault(int status, String error, String parameter, String problem, String remedy, boolean atOnce) {
        super(problem, null, false, false);
        this.status = status;
        this.error = error;
        this.parameter = parameter;
        this.remedy = remedy;
        this.atOnce = atOnce;
    }

    /** A parameter that the app has to mend. */
    static Fault of(String error, String parameter, String problem, String remedy) {
        return new Fault(400, error, parameter, problem, remedy, false);
    }

    /** A parameter of our own, which tests send: they are told by the first answer. */
    static Fault ofOurs(String parameter, String problem, String remedy) {
        return new Fault(400, "invalid_request", parameter, problem, remedy, true);
    }

    /** A form that is not taken. */
    static Fault form(String problem, String remedy) {
        return new Fault(403, "invalid_request", "", problem, remedy, true);
    }

    /** A request that is not understood. */
    static Fault request(int status, String problem) {
        return new Fault(status, "invalid_request", "", problem, "Go back to the app and begin anew.", true);
    }

    /** A failure of ours. */
    static Fault ours() {
        return new Fault(
                500,
                "server_error",
                "",
                "The server failed at this call; its log says why.",
                "Try again. If it goes on, whoever runs this server finds the reason in its log by the log id below.",
                true);
    }

    /** How an app is changed, as a remedy says it; the verb does not find a demo that keeps nothing. */
    static String update(App app, String option) {
        return "./zoetrope app update " + app.clientKey() + " " + option
                + " … (in a demo without --data: PATCH /_zoetrope/admin/apps/" + app.clientKey() + ").";
    }

    int status() {
        return status;
    }

    /** OAuth's name for it. */
    String error() {
        return error;
    }

    /** The name of the faulty parameter; empty when it is none. */
    String parameter() {
        return parameter;
    }

    String problem() {
        return String.valueOf(getMessage());
    }

    String remedy() {
        return remedy;
    }

    /** Whether the page is the answer itself, instead of an address to go to. */
    boolean isAtOnce() {
        return atOnce;
    }

    /** Whether a form was not taken that the same page may offer anew. */
    boolean isForm() {
        return status == 403;
    }

    /** The number that an older form of the error address carries for a request without a client key. */
    @Nullable Integer errCode() {
        return error.equals("param_error") ? 10_003 : null;
    }
}

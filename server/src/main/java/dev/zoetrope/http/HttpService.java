package dev.zoetrope.http;

import java.util.function.Consumer;

/** What all connections of one server share: how calls are answered and logged, and what they may cost. */
record HttpService(
        Routes routes, FailurePage failures, HttpLimits limits, Consumer<LoggedCall> log, OpenConnections open) {

    private static final System.Logger LOG = System.getLogger(HttpService.class.getName());

    /** Has the call handled; whatever the handler throws becomes an answer, unless there is nobody to read it. */
    Answer answer(Call call, CallRecord record) {
        try {
            return routes.find(call.method(), call.path()).handle(call);
        } catch (ConnectionEnded e) {
            throw e;
        } catch (RequestRefused e) {
            record.note("reason", e.reason());
            return page(call, e, record);
        } catch (Throwable e) {
            record.fault(e);
            return page(call, e, record);
        }
    }

    private Answer page(Call call, Throwable failure, CallRecord record) {
        try {
            return failures.answer(call, failure);
        } catch (RuntimeException e) {
            e.addSuppressed(failure);
            record.fault(e);
            return Answer.text(500, "The server failed to answer this call.\n");
        }
    }

    /** Logs a call that is over, and once its fault, if it had one. */
    void log(CallRecord record) {
        var call = record.finish();
        var fault = record.fault();
        if (fault != null) {
            LOG.log(System.Logger.Level.ERROR, call.line(), fault);
        }
        log.accept(call);
    }
}

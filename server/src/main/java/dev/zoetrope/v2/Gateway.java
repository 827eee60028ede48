package dev.zoetrope.v2;

import dev.zoetrope.accounts.AccountsUnavailable;
import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.ConnectionEnded;
import dev.zoetrope.http.Header;
import dev.zoetrope.http.RequestRefused;
import dev.zoetrope.world.World;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What stands before every operation of the v2 API: gives the call its log id and puts refusals into the envelope. */
public final class Gateway {
    private static final Logger LOG = Logger.getLogger(Gateway.class.getName());

    private Gateway() {}

    /** One operation. */
    public interface Operation {
        /**
         * Answers a call.
         *
         * @throws Refusal when the call is answered with an error
         */
        Envelope.Data answer(Call call, World world);
    }

    /** Answers as v2 does. */
    public static Answer answer(Operation operation, Call call, World world) {
        return answer(operation, Envelope.FORM, call, world);
    }

    /** Answers in a form of the caller's. */
    public static Answer answer(Operation operation, AnswerForm form, Call call, World world) {
        var logId = LogId.next(world);
        call.note("log_id", logId);
        try {
            var data = operation.answer(call, world);
            return told(data.headers(), form.ok(logId, data));
        } catch (Refusal refusal) {
            return refused(refusal, form, call, logId);
        } catch (RequestRefused e) {
            return refused(Refusal.invalidParams(e.reason()), form, call, logId);
        } catch (ConnectionEnded e) {
            throw e;
        } catch (CatalogUnavailable | AccountsUnavailable e) {
            LOG.log(Level.SEVERE, "call {0}: {1}", new Object[] {logId, e.getMessage()});
            return failed(form, call, logId);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "call " + logId + " failed", e);
            return failed(form, call, logId);
        }
    }

    private static Answer failed(AnswerForm form, Call call, String logId) {
        return refused(Refusal.internalError(), form, call, logId);
    }

    private static Answer refused(Refusal refusal, AnswerForm form, Call call, String logId) {
        call.note("reason", refusal.code() + ": " + refusal.getMessage());
        return told(refusal.headers(), form.failure(refusal, logId));
    }

    private static Answer told(List<Header> headers, Answer answer) {
        var told = answer;
        for (var header : headers) {
            told = told.with(header.name(), header.value());
        }
        return told;
    }

    /** What the live gateway says to a path without its last slash, an unknown one or a wrong method. */
    public static Answer notFound() {
        return Answer.text(404, "Unsupported path(Janus)");
    }
}

package dev.zoetrope.login;

import dev.zoetrope.accounts.AccountsUnavailable;
import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.ConnectionEnded;
import dev.zoetrope.http.RequestRefused;
import dev.zoetrope.pages.Page;
import dev.zoetrope.v2.LogId;
import dev.zoetrope.world.World;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What stands before every page: gives the call its log id and makes pages of what goes wrong. */
final class LoginGateway {
    private static final Logger LOG = Logger.getLogger(LoginGateway.class.getName());

    private LoginGateway() {}

    static Answer answer(Call call, World world, Supplier<Answer> steps) {
        var logId = LogId.next(world);
        call.note("log_id", logId);
        try {
            return steps.get();
        } catch (SentBack e) {
            call.note("reason", String.valueOf(e.getMessage()));
            return Page.redirect(302, e.address());
        } catch (Fault fault) {
            call.note("reason", fault.error() + " " + fault.parameter());
            var parameters = Parameters.of(call.query());
            return fault.isAtOnce()
                    ? page(fault, logId, fault.isForm() ? call.path() + "?" + parameters.encoded() : null)
                    : Page.redirect(302, address(fault, logId, parameters));
        } catch (RequestRefused e) {
            call.note("reason", e.reason());
            return page(Fault.request(e.status(), e.reason()), logId, null);
        } catch (CatalogUnavailable | AccountsUnavailable e) {
            LOG.log(Level.SEVERE, "call {0}: {1}", new Object[] {logId, e.getMessage()});
            return failed(call, logId);
        } catch (ConnectionEnded e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "call " + logId + " failed", e);
            return failed(call, logId);
        }
    }

    private static Answer failed(Call call, String logId) {
        call.note("reason", "server_error");
        return page(Fault.ours(), logId, null);
    }

    /** @param again where the same can be tried again; null where that would be of no use */
    static Answer page(Fault fault, String logId, @Nullable String again) {
        return Page.answer(fault.status(), "login/fault.jte", new FaultPage(fault, logId, again))
                .with("X-Tt-Logid", logId);
    }

    private static String address(Fault fault, String logId, Parameters parameters) {
        return Authorize.FAULT_PATH + "?error=" + fault.error()
                + (fault.errCode() == null ? "" : "&errCode=" + fault.errCode())
                + "&error_type=" + fault.parameter()
                + "&log_id=" + logId
                + "&" + parameters.encoded();
    }
}

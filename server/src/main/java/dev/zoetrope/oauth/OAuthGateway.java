package dev.zoetrope.oauth;

import dev.zoetrope.accounts.AccountsUnavailable;
import dev.zoetrope.accounts.App;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.ConnectionEnded;
import dev.zoetrope.v2.LogId;
import dev.zoetrope.world.World;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.core.JsonGenerator;

/**
 * What stands before every OAuth endpoint. Errors are flat, without an envelope, and, unlike those of the data endpoints, come with status 200 unless set
 * otherwise.
 */
final class OAuthGateway {
    private static final Logger LOG = Logger.getLogger(OAuthGateway.class.getName());

    private final int errorStatus;

    OAuthGateway(int errorStatus) {
        this.errorStatus = errorStatus;
    }

    /** One endpoint: gives the members of its answer, or throws {@link TokenRefused}. */
    interface Endpoint {
        Consumer<JsonGenerator> answer(OAuthForm form, Call call, World world);
    }

    Answer answer(Endpoint endpoint, Call call, World world) {
        var logId = LogId.next(world);
        call.note("log_id", logId);
        try {
            return OAuthBody.answer(200, logId, endpoint.answer(OAuthForm.of(call), call, world));
        } catch (TokenRefused refused) {
            call.note("reason", refused.code() + ": " + refused.description());
            return OAuthBody.refused(errorStatus, refused, logId);
        } catch (ConnectionEnded e) {
            throw e;
        } catch (AccountsUnavailable e) {
            LOG.log(Level.SEVERE, "call {0}: {1}", new Object[] {logId, e.getMessage()});
            return failed(call, logId);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "call " + logId + " failed", e);
            return failed(call, logId);
        }
    }

    private static Answer failed(Call call, String logId) {
        var failed = new TokenRefused("server_error", "Something is wrong. Please try again later.");
        call.note("reason", failed.code());
        return OAuthBody.refused(500, failed, logId);
    }

    /** The app that a form's key and secret are of. */
    static App authenticated(OAuthForm form, Call call, World world) {
        var key = form.require("client_key");
        var secret = form.require("client_secret");
        return authenticated(key, secret, call, world);
    }

    static App authenticated(String key, String secret, Call call, World world) {
        var app = world.accounts()
                .apps()
                .authenticate(key, secret)
                .orElseThrow(() -> new TokenRefused("invalid_client", "Client key or secret is incorrect."));
        call.note("app", app.clientKey());
        return app;
    }
}

package dev.zoetrope.oauth;

import dev.zoetrope.accounts.AccountsUnavailable;
import dev.zoetrope.accounts.App;
import dev.zoetrope.accounts.GrantRefused;
import dev.zoetrope.accounts.GrantRules;
import dev.zoetrope.accounts.GrantedTokens;
import dev.zoetrope.accounts.UserToken;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.ConnectionEnded;
import dev.zoetrope.http.Form;
import dev.zoetrope.http.RequestRefused;
import dev.zoetrope.v2.LogId;
import dev.zoetrope.world.World;
import java.util.ArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The token endpoints of v1, which the real service retired in 2024 and old clients still call: {@code POST /oauth/access_token/},
 * {@code /oauth/refresh_token/} and {@code /oauth/revoke/}. Parameters stand in the query or in a form; every error is the same but for its description.
 */
public final class LegacyTokens {
    private static final int LIMIT = 64 * 1024;
    private static final int PARAMETER_ERROR = 10_002;
    private static final String RECORDED = "Parameter error";
    private static final Logger LOG = Logger.getLogger(LegacyTokens.class.getName());

    private final GrantRules rules;

    public LegacyTokens(OAuthSettings settings) {
        rules = settings.rules();
    }

    /** A code of either authorize page for tokens. */
    public Answer accessToken(Call call, World world) {
        return answer(call, world, parameters -> {
            var app = app(parameters, world);
            requireGrantType(parameters, "authorization_code");
            var code = parameters.require("code");
            // A verifier was never sent here by v1; an app that has to prove its codes has to here, too.
            var verifier = parameters.find("code_verifier");
            var redirectUri = parameters.find("redirect_uri");
            return world.accounts()
                    .grants()
                    .redeem(
                            app,
                            code,
                            redirectUri,
                            verifier,
                            true,
                            rules,
                            world.clock().instant());
        });
    }

    /** A refresh token that v1 gave for another pair; v1 asks for no secret. */
    public Answer refreshToken(Call call, World world) {
        return answer(call, world, parameters -> {
            var key = parameters.require("client_key");
            requireGrantType(parameters, "refresh_token");
            return world.accounts()
                    .grants()
                    .refreshLegacy(
                            key,
                            parameters.require("refresh_token"),
                            rules,
                            world.clock().instant());
        });
    }

    /** Ends what a person let the app of a token do. */
    public Answer revoke(Call call, World world) {
        return answer(call, world, parameters -> {
            var text = parameters.require("access_token");
            var openId = parameters.require("open_id");
            var now = world.clock().instant();
            if (!(world.accounts().tokens().find(text, now).orElse(null) instanceof UserToken token)
                    || !token.openId().equals(openId)) {
                throw new LegacyRefused("access_token or open_id is invalid");
            }
            var app = world.accounts().apps().find(token.clientKey()).orElseThrow();
            world.accounts().grants().revoke(app, text, now);
            return null;
        });
    }

    /** Gives tokens, or null where there are none to tell. */
    private interface Endpoint {
        @Nullable GrantedTokens answer(Parameters parameters);
    }

    private static Answer answer(Call call, World world, Endpoint endpoint) {
        var logId = LogId.next(world);
        call.note("log_id", logId);
        try {
            return success(logId, endpoint.answer(Parameters.of(call)));
        } catch (LegacyRefused refused) {
            return refused(call, logId, refused.detail);
        } catch (RequestRefused refused) {
            return refused(call, logId, refused.reason());
        } catch (GrantRefused refused) {
            call.note("reason", refused.reason().name());
            return failure(200, logId, RECORDED);
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

    /** The recorded text and, behind it, what is wrong. */
    private static Answer refused(Call call, String logId, String detail) {
        call.note("reason", detail);
        return failure(200, logId, RECORDED + ": " + detail);
    }

    private static Answer failed(Call call, String logId) {
        call.note("reason", "Server Internal Error");
        return failure(500, logId, "Server Internal Error");
    }

    private static Answer success(String logId, @Nullable GrantedTokens tokens) {
        return OAuthBody.answer(200, logId, out -> {
            out.writeName("data");
            out.writeStartObject();
            if (tokens != null) {
                out.writeStringProperty("access_token", tokens.accessToken());
            }
            outcome(out, "", 0);
            if (tokens == null) {
                out.writeStringProperty("log_id", logId);
            } else {
                out.writeNumberProperty("expires_in", tokens.life().toSeconds());
                out.writeStringProperty("log_id", logId);
                out.writeStringProperty("open_id", tokens.openId());
                out.writeNumberProperty(
                        "refresh_expires_in", tokens.refreshLife().toSeconds());
                out.writeStringProperty("refresh_token", tokens.refreshToken());
                out.writeStringProperty("scope", String.join(",", tokens.scopes()));
            }
            out.writeEndObject();
            out.writeStringProperty("message", "success");
        });
    }

    private static Answer failure(int status, String logId, String description) {
        return OAuthBody.answer(status, logId, out -> {
            out.writeName("data");
            out.writeStartObject();
            outcome(out, description, PARAMETER_ERROR);
            out.writeEndObject();
            out.writeStringProperty("message", "error");
        });
    }

    private static void outcome(JsonGenerator out, String description, int code) {
        out.writeStringProperty("captcha", "");
        out.writeStringProperty("desc_url", "");
        out.writeStringProperty("description", description);
        out.writeNumberProperty("error_code", code);
    }

    private static App app(Parameters parameters, World world) {
        return world.accounts()
                .apps()
                .authenticate(parameters.require("client_key"), parameters.require("client_secret"))
                .orElseThrow(() -> new LegacyRefused("client_key or client_secret is incorrect"));
    }

    private static void requireGrantType(Parameters parameters, String expected) {
        if (!parameters.require("grant_type").equals(expected)) {
            throw new LegacyRefused("grant_type must be " + expected);
        }
    }

    /** The parameters of query and form together. */
    private record Parameters(Form query, Form form) {
        static Parameters of(Call call) {
            return new Parameters(call.query(), Form.parse(call.body(LIMIT)));
        }

        @Nullable String find(String name) {
            var values = new ArrayList<>(query.all(name));
            values.addAll(form.all(name));
            if (values.size() > 1) {
                throw new LegacyRefused(name + " is given more than once");
            }
            return values.isEmpty() || values.getFirst().isEmpty() ? null : values.getFirst();
        }

        String require(String name) {
            var value = find(name);
            if (value == null) {
                throw new LegacyRefused(name + " is missing");
            }
            return value;
        }
    }

    private static final class LegacyRefused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String detail;

        LegacyRefused(String detail) {
            super(detail, null, false, false);
            this.detail = detail;
        }
    }
}

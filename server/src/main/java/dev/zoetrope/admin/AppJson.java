package dev.zoetrope.admin;

import dev.zoetrope.accounts.App;
import dev.zoetrope.accounts.Backlog;
import dev.zoetrope.accounts.RegisteredApp;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Apps as JSON objects. */
final class AppJson {
    private AppJson() {}

    /** With its secret, which is shown this once. */
    static String secret(RegisteredApp registered) {
        return Json.object(out -> write(out, registered.app(), registered.clientSecret()));
    }

    static String of(App app) {
        return Json.object(out -> {
            write(out, app, null);
            out.writeStringProperty("created_at", app.createdAt().toString());
        });
    }

    /** With what belongs to it. */
    static String all(App app, List<App> sandboxes, Backlog webhooks) {
        return Json.object(out -> {
            write(out, app, null);
            out.writeStringProperty("created_at", app.createdAt().toString());
            if (!app.isSandbox()) {
                Json.texts(
                        out, "sandboxes", sandboxes.stream().map(App::clientKey).toList());
            }
            if (app.callbackUrl() != null) {
                out.writeNumberProperty("webhooks_pending", webhooks.pending());
                out.writeNumberProperty("webhooks_given_up", webhooks.lost());
                if (webhooks.failure() != null) {
                    out.writeStringProperty("webhook_failure", webhooks.failure());
                }
            }
        });
    }

    static String deleted(List<App> apps) {
        return Json.object(out ->
                Json.texts(out, "deleted", apps.stream().map(App::clientKey).toList()));
    }

    private static void write(JsonGenerator out, App app, @Nullable String secret) {
        out.writeStringProperty("client_key", app.clientKey());
        if (secret != null) {
            out.writeStringProperty("client_secret", secret);
        }
        out.writeStringProperty(AppForm.NAME, app.name());
        out.writeStringProperty(AppForm.DEVELOPER, app.developer());
        out.writeStringProperty(AppForm.PLATFORM, app.platform().name().toLowerCase(Locale.ROOT));
        Json.texts(out, AppForm.SCOPES, app.scopes().stream().sorted().toList());
        Json.texts(out, AppForm.REDIRECT_URIS, app.redirectUris());
        if (app.isSandbox()) {
            out.writeStringProperty(AppForm.SANDBOX_OF, app.family());
            Json.texts(out, AppForm.TARGET_USERS, app.targetUsers());
        }
        if (app.callbackUrl() != null) {
            out.writeStringProperty(AppForm.WEBHOOK, app.callbackUrl());
        }
    }
}

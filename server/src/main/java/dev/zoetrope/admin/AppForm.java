package dev.zoetrope.admin;

import dev.zoetrope.accounts.NewApp;
import dev.zoetrope.accounts.Platform;
import dev.zoetrope.accounts.RegisteredApp;
import dev.zoetrope.http.Form;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A new app as the command line hands it to a running server, and what comes back. */
public final class AppForm {
    private AppForm() {}

    public static String write(NewApp app) {
        var fields = new ArrayList<String>();
        fields.add(field("name", app.name()));
        fields.add(field("developer", app.developer()));
        fields.add(field("platform", app.platform().name()));
        app.redirectUris().forEach(uri -> fields.add(field("redirect_uri", uri)));
        app.scopes().forEach(scope -> fields.add(field("scope", scope)));
        return String.join("&", fields);
    }

    static NewApp read(Form form) {
        return new NewApp(
                text(form.first("name")),
                text(form.first("developer")),
                platform(text(form.first("platform"))),
                form.all("redirect_uri"),
                Set.copyOf(form.all("scope")));
    }

    /** The app with its secret, which is shown this once. */
    public static String json(RegisteredApp registered) {
        var app = registered.app();
        return Json.object(out -> {
            out.writeStringProperty("client_key", app.clientKey());
            out.writeStringProperty("client_secret", registered.clientSecret());
            out.writeStringProperty("name", app.name());
            out.writeStringProperty("developer", app.developer());
            out.writeStringProperty("platform", app.platform().name().toLowerCase(Locale.ROOT));
            Json.texts(out, "scopes", sorted(app.scopes()));
            Json.texts(out, "redirect_uris", app.redirectUris());
        });
    }

    private static Platform platform(String text) {
        try {
            return Platform.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new InvalidErrand("platform is \"" + text + "\"; it needs to be web, desktop or mobile");
        }
    }

    private static List<String> sorted(Set<String> texts) {
        return texts.stream().sorted().toList();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String field(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

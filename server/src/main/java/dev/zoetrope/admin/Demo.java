package dev.zoetrope.admin;

import dev.zoetrope.accounts.App;
import dev.zoetrope.accounts.Credentials;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/**
 * What a demo world can be tried with.
 *
 * @param ensembleToken for the EnsembleData API
 * @param apiKey for the handle gateway
 * @param handles users with at least 40 public videos first
 * @param videoIds public videos
 */
public record Demo(List<DemoApp> apps, String ensembleToken, String apiKey, List<String> handles, List<Long> videoIds) {
    /** An app with its secret, which is no secret in a demo. */
    public record DemoApp(App app, Credentials credentials) {}

    /** Ids are written as strings: many scripts read JSON numbers as doubles. */
    void write(JsonGenerator out) {
        out.writeName("apps");
        out.writeStartArray();
        for (var demoApp : apps) {
            out.writeStartObject();
            out.writeStringProperty("client_key", demoApp.credentials().clientKey());
            out.writeStringProperty("client_secret", demoApp.credentials().clientSecret());
            out.writeStringProperty(AppForm.NAME, demoApp.app().name());
            out.writeStringProperty(
                    AppForm.PLATFORM, demoApp.app().platform().name().toLowerCase(Locale.ROOT));
            Json.texts(out, "scopes", demoApp.app().scopes().stream().sorted().toList());
            Json.texts(out, "redirect_uris", demoApp.app().redirectUris());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeStringProperty("ensemble_token", ensembleToken);
        out.writeStringProperty("api_key", apiKey);
        Json.texts(out, "handles", handles);
        Json.texts(out, "video_ids", videoIds.stream().map(String::valueOf).toList());
    }
}

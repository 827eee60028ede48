package dev.zoetrope.admin;

import dev.zoetrope.accounts.InvalidApp;
import dev.zoetrope.accounts.NewApp;
import dev.zoetrope.accounts.Platform;
import dev.zoetrope.accounts.RegisteredApp;
import dev.zoetrope.errand.Errand;
import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.errand.Order;
import dev.zoetrope.errand.Reply;
import dev.zoetrope.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Registers an app; the data of the reply is the app with its secret, which is shown this once, as JSON. */
public final class CreateApp implements Errand {
    private final World world;

    public CreateApp(World world) {
        this.world = world;
    }

    public static Order order(NewApp app) {
        return Order.empty()
                .with("name", app.name())
                .with("developer", app.developer())
                .with("platform", app.platform())
                .with("redirect_uri", app.redirectUris())
                .with("scope", sorted(app.scopes()));
    }

    @Override
    public void run(Order order, Reply reply) throws IOException {
        var registered =
                world.accounts().apps().register(app(order), world.clock().instant());
        var json = (json(registered) + "\n").getBytes(StandardCharsets.UTF_8);
        reply.data(json, 0, json.length);
    }

    private static NewApp app(Order order) {
        try {
            return new NewApp(
                    order.requireText("name"),
                    order.requireText("developer"),
                    platform(order.requireText("platform")),
                    order.texts("redirect_uri"),
                    Set.copyOf(order.texts("scope")));
        } catch (InvalidApp e) {
            throw new InvalidErrand(String.valueOf(e.getMessage()));
        }
    }

    private static Platform platform(String text) {
        try {
            return Platform.valueOf(text);
        } catch (IllegalArgumentException _) {
            throw new InvalidErrand("platform is \"" + text + "\"; it needs to be web, desktop or mobile");
        }
    }

    private static String json(RegisteredApp registered) {
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

    private static List<String> sorted(Set<String> texts) {
        return texts.stream().sorted().toList();
    }
}

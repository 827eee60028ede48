package dev.zoetrope.admin;

import dev.zoetrope.accounts.AppChange;
import dev.zoetrope.accounts.InvalidApp;
import dev.zoetrope.accounts.NewApp;
import dev.zoetrope.accounts.NewSandbox;
import dev.zoetrope.accounts.Platform;
import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.errand.Order;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Apps as orders describe them. A list that was not given is absent; one that was given empty holds one empty text. */
final class AppForm {
    static final String NAME = "name";
    static final String DEVELOPER = "developer";
    static final String PLATFORM = "platform";
    static final String REDIRECT_URIS = "redirect_uris";
    static final String SCOPES = "scopes";
    static final String SANDBOX_OF = "sandbox_of";
    static final String TARGET_USERS = "target_users";
    static final String WEBHOOK = "webhook";
    static final String LOOSE = "loose";

    private static final String USUAL_DEVELOPER = "me";
    private static final Set<String> USUAL_SCOPES = Set.of("research.data.basic");

    private AppForm() {}

    static boolean isSandbox(Order order) {
        return order.text(SANDBOX_OF).isPresent();
    }

    static NewApp app(Order order) {
        if (list(order, TARGET_USERS) != null) {
            throw new InvalidErrand("target_users are a sandbox's; name its app with sandbox_of");
        }
        return checked(() -> new NewApp(
                order.requireText(NAME),
                order.text(DEVELOPER).orElse(USUAL_DEVELOPER),
                platform(order.text(PLATFORM).orElse("web")),
                Objects.requireNonNullElse(list(order, REDIRECT_URIS), List.of()),
                Objects.requireNonNullElse(set(order, SCOPES), USUAL_SCOPES),
                callback(order),
                order.flag(LOOSE)));
    }

    static NewSandbox sandbox(Order order) {
        for (var member : List.of(DEVELOPER, PLATFORM)) {
            if (order.text(member).isPresent()) {
                throw new InvalidErrand("a sandbox has the " + member + " of its app; leave it out");
            }
        }
        return checked(() -> new NewSandbox(
                order.requireText(SANDBOX_OF),
                order.requireText(NAME),
                Objects.requireNonNullElse(list(order, REDIRECT_URIS), List.of()),
                Objects.requireNonNullElse(set(order, SCOPES), Set.of()),
                Objects.requireNonNullElse(list(order, TARGET_USERS), List.of()),
                callback(order),
                order.flag(LOOSE)));
    }

    static AppChange change(Order order) {
        for (var member : List.of(DEVELOPER, PLATFORM, SANDBOX_OF)) {
            if (order.text(member).isPresent()) {
                throw new InvalidErrand(member + " cannot be changed: ids and rules hang on it; register another app");
            }
        }
        return new AppChange(
                order.text(NAME).orElse(null),
                list(order, REDIRECT_URIS),
                set(order, SCOPES),
                list(order, TARGET_USERS),
                order.text(WEBHOOK).orElse(null),
                order.flag(LOOSE));
    }

    /** What an app cannot be is a mistake in the order. */
    static <T> T checked(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidApp e) {
            throw new InvalidErrand(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable String callback(Order order) {
        return order.text(WEBHOOK).filter(url -> !url.isEmpty()).orElse(null);
    }

    private static @Nullable List<String> list(Order order, String name) {
        var texts = order.texts(name);
        return texts.isEmpty() ? null : texts.equals(List.of("")) ? List.of() : texts;
    }

    private static @Nullable Set<String> set(Order order, String name) {
        var texts = list(order, name);
        return texts == null ? null : Set.copyOf(texts);
    }

    private static Platform platform(String text) {
        try {
            return Platform.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new InvalidErrand("platform is \"" + text + "\"; it needs to be web, desktop or mobile");
        }
    }
}

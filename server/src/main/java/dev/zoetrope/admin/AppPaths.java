package dev.zoetrope.admin;

import dev.zoetrope.accounts.AccountsUnavailable;
import dev.zoetrope.admin.AppErrand.Action;
import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.errand.Order;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.RequestRefused;
import dev.zoetrope.v2.JsonBody;
import dev.zoetrope.v2.Refusal;
import dev.zoetrope.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Apps over HTTP: {@code GET} and {@code POST} on {@value #PATH}; {@code GET}, {@code PATCH} and {@code DELETE} on an app below it; {@code POST} on its {@code
 * rotate-secret}. What comes and goes is JSON.
 */
public final class AppPaths {
    public static final String PATH = "/_zoetrope/admin/apps";

    private static final Set<String> TEXTS =
            Set.of(AppForm.NAME, AppForm.DEVELOPER, AppForm.PLATFORM, AppForm.SANDBOX_OF, AppForm.WEBHOOK);
    private static final Set<String> LISTS = Set.of(AppForm.REDIRECT_URIS, AppForm.SCOPES, AppForm.TARGET_USERS);

    private final boolean loose;

    /** @param loose whether apps are registered by the loose rules without asking for them */
    public AppPaths(boolean loose) {
        this.loose = loose;
    }

    public Answer answer(Call call, World world) {
        try {
            return found(call, world).with("Cache-Control", "no-store");
        } catch (Refusal e) {
            call.note("reason", e.getMessage());
            return Json.error(e.status(), e.getMessage());
        } catch (InvalidErrand e) {
            call.note("reason", String.valueOf(e.getMessage()));
            return Json.error(400, String.valueOf(e.getMessage()));
        } catch (RequestRefused e) {
            call.note("reason", e.reason());
            return Json.error(e.status(), e.reason());
        } catch (AccountsUnavailable e) {
            call.note("reason", String.valueOf(e.getMessage()));
            return Json.error(503, String.valueOf(e.getMessage()));
        }
    }

    private Answer found(Call call, World world) {
        var rest = call.path().substring(PATH.length());
        if (rest.isEmpty()) {
            return collection(call, world);
        }
        var parts = List.of(rest.split("/", -1));
        boolean isAboutSecret = parts.size() == 3 && parts.get(2).equals("rotate-secret");
        if (!parts.getFirst().isEmpty() || (parts.size() != 2 && !isAboutSecret)) {
            return Pages.unknown(call, Set.of());
        }
        var key = parts.get(1);
        if (world.accounts().apps().find(key).isEmpty()) {
            return Json.error(404, "there is no app with this client key; GET " + PATH + " lists those there are");
        }
        return parts.size() == 2 ? app(key, call, world) : secret(key, call, world);
    }

    private Answer collection(Call call, World world) {
        var errand = new AppErrand(world);
        return switch (call.method()) {
            case "GET" -> {
                var apps = errand.answer(AppErrand.order(Action.LIST));
                yield Json.answer(200, "{\"apps\":[" + apps.lines().collect(Collectors.joining(",")) + "]}");
            }
            case "POST" -> Json.answer(201, errand.answer(read(call, AppErrand.order(Action.CREATE))));
            default -> Pages.unknown(call, new TreeSet<>(Set.of("GET", "POST")));
        };
    }

    private Answer app(String key, Call call, World world) {
        var errand = new AppErrand(world);
        return switch (call.method()) {
            case "GET" -> Json.answer(200, errand.answer(AppErrand.order(Action.SHOW, key)));
            case "PATCH" -> Json.answer(200, errand.answer(read(call, AppErrand.order(Action.UPDATE, key))));
            case "DELETE" -> Json.answer(200, errand.answer(AppErrand.order(Action.DELETE, key)));
            default -> Pages.unknown(call, new TreeSet<>(Set.of("GET", "PATCH", "DELETE")));
        };
    }

    private static Answer secret(String key, Call call, World world) {
        if (!call.method().equals("POST")) {
            return Pages.unknown(call, Set.of("POST"));
        }
        requireJson(call);
        return Json.answer(200, new AppErrand(world).answer(AppErrand.order(Action.ROTATE_SECRET, key)));
    }

    /** A form of a web page cannot call itself JSON. */
    private static void requireJson(Call call) {
        var type = Objects.requireNonNullElse(call.header("Content-Type"), "");
        int end = type.indexOf(';');
        var media = (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        if (!media.equals("application/json")) {
            throw new Refusal(415, "unsupported", "Content-Type must be application/json");
        }
    }

    private Order read(Call call, Order order) {
        requireJson(call);
        Map<String, List<String>> members = new TreeMap<>();
        JsonBody.of(call).members((name, value) -> {
            var texts = texts(name, value);
            if (texts != null) {
                members.put(name, texts);
            }
        });
        var filled = order;
        for (var member : members.entrySet()) {
            filled = filled.with(member.getKey(), member.getValue());
        }
        return loose ? filled.with(AppForm.LOOSE, true) : filled;
    }

    /** The texts of a member, one empty text for an empty list; null when it is JSON's null, as if it were absent. */
    private static @Nullable List<String> texts(String name, JsonParser value) {
        if (TEXTS.contains(name)) {
            var text = text(name, value);
            return text == null ? null : List.of(text);
        }
        if (LISTS.contains(name)) {
            return list(name, value);
        }
        if (name.equals(AppForm.LOOSE)) {
            return List.of(Boolean.toString(JsonBody.flag(name, value)));
        }
        throw new InvalidErrand("`" + (name.length() > 100 ? name.substring(0, 100) + "…" : name)
                + "` is no member of an app; there are "
                + String.join(", ", new TreeSet<>(TEXTS)) + ", " + String.join(", ", new TreeSet<>(LISTS)) + " and "
                + AppForm.LOOSE);
    }

    private static @Nullable String text(String name, JsonParser value) {
        return switch (value.currentToken()) {
            case VALUE_STRING -> value.getString();
            case VALUE_NULL -> null;
            case null, default -> throw new InvalidErrand("`" + name + "` must be a string");
        };
    }

    private static @Nullable List<String> list(String name, JsonParser value) {
        if (value.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (value.currentToken() != JsonToken.START_ARRAY) {
            throw new InvalidErrand("`" + name + "` must be a list of strings");
        }
        var texts = new ArrayList<String>();
        while (value.nextToken() != JsonToken.END_ARRAY) {
            if (value.currentToken() != JsonToken.VALUE_STRING) {
                throw new InvalidErrand("`" + name + "` must hold strings alone");
            }
            texts.add(value.getString());
        }
        return texts.isEmpty() ? List.of("") : texts;
    }
}

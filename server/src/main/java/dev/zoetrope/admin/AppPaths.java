package dev.zoetrope.admin;

import dev.zoetrope.admin.AppErrand.Action;
import dev.zoetrope.errand.Order;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.world.World;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Apps over HTTP: {@code GET} and {@code POST} on {@value #PATH}; {@code GET}, {@code PATCH} and {@code DELETE} on an app below it; {@code POST} on its {@code
 * rotate-secret}. What comes and goes is JSON.
 */
public final class AppPaths {
    public static final String PATH = "/_zoetrope/admin/apps";

    private static final Members MEMBERS = new Members(
            "an app",
            Set.of(AppForm.NAME, AppForm.DEVELOPER, AppForm.PLATFORM, AppForm.SANDBOX_OF, AppForm.WEBHOOK),
            Set.of(AppForm.REDIRECT_URIS, AppForm.SCOPES, AppForm.TARGET_USERS),
            Set.of(),
            Set.of(AppForm.LOOSE));

    private final boolean loose;

    /** @param loose whether apps are registered by the loose rules without asking for them */
    public AppPaths(boolean loose) {
        this.loose = loose;
    }

    public Answer answer(Call call, World world) {
        return AdminAnswer.of(call, () -> found(call, world));
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
                yield AdminAnswer.json(200, "{\"apps\":[" + apps.lines().collect(Collectors.joining(",")) + "]}");
            }
            case "POST" -> AdminAnswer.json(201, errand.answer(read(call, AppErrand.order(Action.CREATE))));
            default -> Pages.unknown(call, new TreeSet<>(Set.of("GET", "POST")));
        };
    }

    private Answer app(String key, Call call, World world) {
        var errand = new AppErrand(world);
        return switch (call.method()) {
            case "GET" -> AdminAnswer.json(200, errand.answer(AppErrand.order(Action.SHOW, key)));
            case "PATCH" -> AdminAnswer.json(200, errand.answer(read(call, AppErrand.order(Action.UPDATE, key))));
            case "DELETE" -> AdminAnswer.json(200, errand.answer(AppErrand.order(Action.DELETE, key)));
            default -> Pages.unknown(call, new TreeSet<>(Set.of("GET", "PATCH", "DELETE")));
        };
    }

    private static Answer secret(String key, Call call, World world) {
        if (!call.method().equals("POST")) {
            return Pages.unknown(call, Set.of("POST"));
        }
        Members.requireJson(call);
        return AdminAnswer.json(200, new AppErrand(world).answer(AppErrand.order(Action.ROTATE_SECRET, key)));
    }

    private Order read(Call call, Order order) {
        var filled = MEMBERS.read(call, order);
        return loose ? filled.with(AppForm.LOOSE, true) : filled;
    }
}

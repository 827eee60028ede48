package dev.zoetrope.admin;

import dev.zoetrope.accounts.NoSuchKey;
import dev.zoetrope.admin.KeyErrand.Action;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.world.World;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Keys of APIs over HTTP: {@code GET} and {@code POST} on {@value #PATH}, {@code DELETE} on a key below it. What comes and goes is JSON. */
public final class KeyPaths {
    public static final String PATH = "/_zoetrope/admin/keys";

    private static final Members MEMBERS = new Members(
            "a key",
            Set.of(KeyForm.API, KeyForm.NAME, KeyForm.STANDING),
            Set.of(),
            Set.of(KeyForm.DAILY_QUOTA, KeyForm.PER_SECOND),
            Set.of());

    private KeyPaths() {}

    public static Answer answer(Call call, World world) {
        return AdminAnswer.of(call, () -> found(call, world));
    }

    private static Answer found(Call call, World world) {
        var rest = call.path().substring(PATH.length());
        if (rest.isEmpty()) {
            return collection(call, world);
        }
        return rest.startsWith("/") && rest.length() > 1 && rest.indexOf('/', 1) < 0
                ? key(rest.substring(1), call, world)
                : Pages.unknown(call, Set.of());
    }

    private static Answer collection(Call call, World world) {
        var errand = new KeyErrand(world);
        return switch (call.method()) {
            case "GET" -> {
                var keys = errand.answer(KeyErrand.order(Action.LIST));
                yield AdminAnswer.json(200, "{\"keys\":[" + keys.lines().collect(Collectors.joining(",")) + "]}");
            }
            case "POST" -> AdminAnswer.json(201, errand.answer(MEMBERS.read(call, KeyErrand.order(Action.CREATE))));
            default -> Pages.unknown(call, new TreeSet<>(Set.of("GET", "POST")));
        };
    }

    private static Answer key(String id, Call call, World world) {
        if (!call.method().equals("DELETE")) {
            return Pages.unknown(call, Set.of("DELETE"));
        }
        try {
            return AdminAnswer.json(200, new KeyErrand(world).answer(KeyErrand.revoke(id)));
        } catch (NoSuchKey _) {
            return Json.error(404, "there is no key with this id; GET " + PATH + " lists those there are");
        }
    }
}

package dev.zoetrope.history;

import dev.zoetrope.admin.Json;
import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.errand.Order;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.RequestRefused;
import dev.zoetrope.world.World;
import java.util.Arrays;
import java.util.List;

/** Histories over HTTP: {@code GET} on {@value #PATH}, with {@code user} or {@code video} in the query string. */
public final class HistoryPath {
    public static final String PATH = "/_zoetrope/history";

    private HistoryPath() {}

    public static Answer answer(Call call, World world) {
        try {
            var asked = Asked.of(order(call));
            return new HistoryErrand(world)
                    .answer(asked)
                    .map(found -> Json.answer(200, found))
                    .orElseGet(() -> Json.error(404, asked.unknown()))
                    .with("Cache-Control", "no-store");
        } catch (InvalidErrand e) {
            return refusal(400, String.valueOf(e.getMessage()), call);
        } catch (RequestRefused e) {
            return refusal(e.status(), e.reason(), call);
        } catch (CatalogUnavailable e) {
            return refusal(503, String.valueOf(e.getMessage()), call);
        }
    }

    private static Order order(Call call) {
        var order = Order.empty();
        for (var name : List.of(Asked.USER, Asked.VIDEO, Asked.FROM, Asked.TO)) {
            var value = call.query(name);
            order = value == null ? order : order.with(name, value);
        }
        var counters = call.query().all(Asked.COUNTER).stream()
                .flatMap(names -> Arrays.stream(names.split(",", -1)))
                .toList();
        return order.with(Asked.COUNTER, counters);
    }

    private static Answer refusal(int status, String reason, Call call) {
        call.note("reason", reason);
        return Json.error(status, reason);
    }
}

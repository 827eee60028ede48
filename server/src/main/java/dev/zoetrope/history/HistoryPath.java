package dev.zoetrope.history;

import dev.zoetrope.admin.AdminAnswer;
import dev.zoetrope.admin.Json;
import dev.zoetrope.errand.Order;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.world.World;
import java.util.Arrays;
import java.util.List;

/** Histories over HTTP: {@code GET} on {@value #PATH}, with {@code user} or {@code video} in the query string. */
public final class HistoryPath {
    public static final String PATH = "/_zoetrope/history";

    private HistoryPath() {}

    public static Answer answer(Call call, World world) {
        return AdminAnswer.of(call, () -> {
            var asked = Asked.of(order(call));
            return new HistoryErrand(world)
                    .answer(asked)
                    .map(found -> AdminAnswer.json(200, found))
                    .orElseGet(() -> Json.error(404, asked.unknown()));
        });
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
}

package dev.zoetrope.admin;

import dev.zoetrope.accounts.ApiKey;
import dev.zoetrope.accounts.NoSuchKey;
import dev.zoetrope.errand.Errand;
import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.errand.Order;
import dev.zoetrope.errand.Reply;
import dev.zoetrope.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What is done with keys of APIs, by verbs and by calls. The data of each reply is JSON: an object, or one on each line for a list. */
public final class KeyErrand implements Errand {
    private static final String ACTION = "action";
    private static final String ID = "id";

    private final World world;

    public KeyErrand(World world) {
        this.world = world;
    }

    public enum Action {
        /** Creates a key, and gives it with its text. */
        CREATE,
        /** Gives all keys. */
        LIST,
        /** Ends a key's life, and gives it. */
        REVOKE
    }

    /** The order to do something, to which what the action needs is added. */
    public static Order order(Action action) {
        return Order.empty().with(ACTION, action.name());
    }

    /** The order to revoke a key. */
    public static Order revoke(String id) {
        return order(Action.REVOKE).with(ID, id);
    }

    /**
     * Checks an order to create a key.
     *
     * @throws InvalidErrand with what is wrong
     */
    public static void check(Order order) {
        KeyForm.key(order);
    }

    @Override
    public void run(Order order, Reply reply) throws IOException {
        byte[] json;
        try {
            json = (answer(order) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (NoSuchKey e) {
            throw new InvalidErrand(String.valueOf(e.getMessage()));
        }
        reply.data(json, 0, json.length);
    }

    /** @throws NoSuchKey when there is none to revoke */
    String answer(Order order) {
        var keys = world.accounts().keys();
        return switch (action(order)) {
            case CREATE -> {
                var issued = keys.create(KeyForm.key(order), world.clock().instant());
                yield json(issued.key(), issued.text());
            }
            case LIST -> keys.list().stream().map(key -> json(key, null)).collect(Collectors.joining("\n"));
            case REVOKE -> json(keys.revoke(order.requireText(ID)), null);
        };
    }

    private static Action action(Order order) {
        var name = order.requireText(ACTION);
        return Arrays.stream(Action.values())
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidErrand("there is no action " + name));
    }

    private static String json(ApiKey key, @Nullable String text) {
        return Json.object(out -> write(out, key, text));
    }

    private static void write(JsonGenerator out, ApiKey key, @Nullable String text) {
        out.writeStringProperty(ID, key.id());
        if (text != null) {
            out.writeStringProperty("key", text);
        }
        out.writeStringProperty(KeyForm.API, KeyForm.text(key.api()));
        out.writeStringProperty(KeyForm.NAME, key.name());
        out.writeStringProperty(KeyForm.STANDING, KeyForm.text(key.standing()));
        out.writeNumberProperty(KeyForm.DAILY_QUOTA, key.dailyQuota());
        out.writeNumberProperty(KeyForm.PER_SECOND, key.perSecond());
        out.writeStringProperty("created_at", key.createdAt().toString());
    }
}

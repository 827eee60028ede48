package dev.zoetrope.admin;

import dev.zoetrope.accounts.App;
import dev.zoetrope.accounts.NoSuchApp;
import dev.zoetrope.errand.Errand;
import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.errand.Order;
import dev.zoetrope.errand.Reply;
import dev.zoetrope.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is done with apps, by verbs and by calls. The data of each reply is JSON: an object, or one on each line for a list. */
public final class AppErrand implements Errand {
    private static final String ACTION = "action";
    private static final String KEY = "client_key";

    private final World world;

    public AppErrand(World world) {
        this.world = world;
    }

    public enum Action {
        /** Registers an app or a sandbox, and gives it with its secret. */
        CREATE,
        /** Gives all apps. */
        LIST,
        /** Gives an app with its sandboxes and how its webhooks go. */
        SHOW,
        /** Changes what the order has of an app, and gives it. */
        UPDATE,
        /** Gives an app with a new secret. */
        ROTATE_SECRET,
        /** Removes an app and its sandboxes, and gives their keys. */
        DELETE
    }

    /** The order to do something, to which what the action needs is added. */
    public static Order order(Action action) {
        return Order.empty().with(ACTION, action.name());
    }

    /** The order to do something with an app. */
    public static Order order(Action action, String clientKey) {
        return order(action).with(KEY, clientKey);
    }

    /**
     * Checks what can be checked of an order to register an app without those that are there.
     *
     * @throws InvalidErrand with what is wrong
     */
    public static void check(Order order) {
        if (AppForm.isSandbox(order)) {
            AppForm.sandbox(order);
        } else {
            AppForm.app(order);
        }
    }

    @Override
    public void run(Order order, Reply reply) throws IOException {
        var json = (answer(order) + "\n").getBytes(StandardCharsets.UTF_8);
        reply.data(json, 0, json.length);
    }

    String answer(Order order) {
        try {
            return AppForm.checked(() -> switch (action(order)) {
                case CREATE -> create(order);
                case LIST -> list();
                case SHOW -> show(order.requireText(KEY));
                case UPDATE ->
                    AppJson.of(world.accounts().apps().update(order.requireText(KEY), AppForm.change(order)));
                case ROTATE_SECRET -> AppJson.secret(world.accounts().apps().rotateSecret(order.requireText(KEY)));
                case DELETE -> AppJson.deleted(world.accounts().apps().delete(order.requireText(KEY)));
            });
        } catch (NoSuchApp e) {
            throw new InvalidErrand(String.valueOf(e.getMessage()));
        }
    }

    private static Action action(Order order) {
        var name = order.requireText(ACTION);
        return Arrays.stream(Action.values())
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidErrand(ACTION + " is \"" + name + "\"; it needs to be one of "
                        + Arrays.toString(Action.values()).toLowerCase(Locale.ROOT)));
    }

    private String create(Order order) {
        var apps = world.accounts().apps();
        var now = world.clock().instant();
        return AppJson.secret(
                AppForm.isSandbox(order)
                        ? apps.register(AppForm.sandbox(order), now)
                        : apps.register(AppForm.app(order), now));
    }

    private String list() {
        return world.accounts().apps().list().stream().map(AppJson::of).collect(Collectors.joining("\n"));
    }

    private String show(String clientKey) {
        var app = world.accounts().apps().find(clientKey).orElseThrow(() -> new NoSuchApp(clientKey));
        return AppJson.all(app, sandboxes(app), world.accounts().outbox().backlog(clientKey));
    }

    private List<App> sandboxes(App app) {
        return world.accounts().apps().sandboxes(app.clientKey());
    }
}

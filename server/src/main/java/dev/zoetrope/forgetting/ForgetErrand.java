package dev.zoetrope.forgetting;

import dev.zoetrope.errand.Errand;
import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.errand.Order;
import dev.zoetrope.errand.Reply;
import dev.zoetrope.world.World;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tells what is known of people and videos and, when the order says so, forgets them. Events: {@code found} for each target; while it forgets, {@code working};
 * then {@code forgotten}, with whether all bytes are erased.
 */
public final class ForgetErrand implements Errand {
    private static final String TARGET = "target";
    private static final String FORGET = "forget";

    /** So often it says that it is at work. */
    private static final long SECONDS_BETWEEN = 1;

    private final World world;

    public ForgetErrand(World world) {
        this.world = world;
    }

    /** @param forget false to be told what would be forgotten */
    public static Order order(List<String> targets, boolean forget) {
        return Order.empty().with(TARGET, targets).with(FORGET, forget);
    }

    @Override
    public void run(Order order, Reply reply) throws IOException {
        var targets = new LinkedHashMap<Target, String>();
        order.texts(TARGET).forEach(text -> targets.putIfAbsent(Target.of(text), text));
        if (targets.isEmpty()) {
            throw new InvalidErrand(TARGET + " is missing");
        }
        if (order.flag(FORGET)) {
            forget(targets, reply);
        } else {
            tell(targets, reply);
        }
    }

    private void tell(Map<Target, String> targets, Reply reply) throws IOException {
        try (var snapshot = world.catalog().snapshot()) {
            var found = new Found(snapshot);
            for (var target : targets.entrySet()) {
                reply.tell(found.of(target.getValue(), target.getKey()));
            }
        }
    }

    /** On a thread of its own, so that who waits hears meanwhile that it goes on; it goes on when nobody listens any more, too. */
    private void forget(Map<Target, String> targets, Reply reply) throws IOException {
        var erased = new CompletableFuture<Boolean>();
        Thread.ofPlatform().name("forget").start(() -> {
            try {
                erased.complete(forget(targets));
            } catch (RuntimeException | Error e) {
                erased.completeExceptionally(e);
            }
        });
        while (true) {
            try {
                reply.tell(Event.of("forgotten")
                        .with("erased", Boolean.toString(erased.get(SECONDS_BETWEEN, TimeUnit.SECONDS))));
                return;
            } catch (TimeoutException _) {
                reply.tell(Event.of("working"));
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while it forgets", e);
            }
        }
    }

    /** Searches are cleared before, so that a kill leaves none of what was asked for earlier, and after, for those that were under way. */
    private boolean forget(Map<Target, String> targets) {
        world.accounts().forgetPeople();
        boolean erased = world.catalog().forget(Target.together(targets.keySet()));
        return world.accounts().forgetPeople() && erased;
    }
}

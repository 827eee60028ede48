package dev.zoetrope.forgetting;

import dev.zoetrope.errand.Errand;
import dev.zoetrope.errand.Event;
import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.errand.Order;
import dev.zoetrope.errand.Reply;
import dev.zoetrope.world.World;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

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

    /**
     * Accounts come first, so that a kill leaves nobody to look up whose grants still stand, and last, for what was under way. Who is unknown to the catalog
     * was known to no app.
     */
    private boolean forget(Map<Target, String> targets) {
        var now = world.clock().instant();
        var terms = targets.keySet().stream()
                .flatMap(target -> terms(target, now))
                .distinct()
                .toList();
        world.accounts().forgetPeople(terms, now);
        boolean erased = world.catalog().forget(Target.together(targets.keySet()));
        return world.accounts().forgetPeople(terms, now) && erased;
    }

    private Stream<String> terms(Target target, Instant now) {
        return switch (target) {
            case Target.OfPerson person -> {
                var term = person.identity().term();
                var subject = world.catalog().subject(term, now.toEpochMilli());
                yield Stream.concat(Stream.of(term), subject.stream().flatMap(found -> found.terms().stream()));
            }
            case Target.OfVideo _ -> Stream.empty();
        };
    }
}

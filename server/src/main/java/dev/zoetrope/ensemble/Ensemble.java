package dev.zoetrope.ensemble;

import dev.zoetrope.accounts.AccountsUnavailable;
import dev.zoetrope.accounts.Api;
import dev.zoetrope.accounts.ApiKey;
import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.ConnectionEnded;
import dev.zoetrope.http.Handler;
import dev.zoetrope.world.SearchThreads;
import dev.zoetrope.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An API compatible with EnsembleData's, its TikTok part. What is checked, in this order: parameters, token, the standing of its owner, units; then the operation
 * does its work.
 */
public final class Ensemble {
    private static final Logger LOG = Logger.getLogger(Ensemble.class.getName());

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final EnsembleSettings settings;
    private final Searches searches;

    public Ensemble(EnsembleSettings settings, SearchThreads threads) {
        this.settings = settings;
        searches = new Searches(threads, settings.searchTime());
    }

    /** What answers GET, by the path behind {@code /apis}. */
    public Map<String, Handler> handlers(World world) {
        var handlers = new LinkedHashMap<String, Handler>();
        for (var operation : Operations.ALL) {
            handlers.put(operation.path(), call -> answer(operation, call, world));
        }
        handlers.putAll(Documents.handlers(settings.publicUrl()));
        return handlers;
    }

    /**
     * Answers a call that no handler takes.
     *
     * @param allowed methods that the path does take
     */
    public static Answer notServed(Set<String> allowed) {
        return allowed.isEmpty()
                ? Replies.error(Refusal.Reason.NOT_FOUND, 0)
                : Replies.error(Refusal.Reason.METHOD_NOT_ALLOWED, 0).with("allow", String.join(", ", allowed));
    }

    private Answer answer(Operation operation, Call call, World world) {
        try {
            var arguments = Arguments.of(call, operation.allParameters());
            var key = key(operation, arguments, world);
            call.note("key", key.id());
            var units = Units.hold(operation.least(), key, world, settings.dailyUnits());
            var request = new Request(
                    arguments, key, units, world, settings.publicUrl().of(call), searches);
            return answer(operation, request);
        } catch (Refusal refusal) {
            return Replies.refused(refusal, call);
        } catch (ConnectionEnded e) {
            throw e;
        } catch (CatalogUnavailable | AccountsUnavailable e) {
            LOG.log(Level.SEVERE, "{0}: {1}", new Object[] {operation.path(), e.getMessage()});
            return Replies.error(Refusal.Reason.INTERNAL, 0);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, operation.path() + " failed", e);
            return Replies.error(Refusal.Reason.INTERNAL, 0);
        }
    }

    /** The answer is made before anything is charged, so that what fails is free. */
    private static Answer answer(Operation operation, Request request) {
        var units = request.units();
        try {
            var outcome = operation.work().answer(request);
            var answer = Replies.success(outcome);
            units.settle(outcome.units());
            return answer;
        } catch (Refusal refusal) {
            units.settle(refusal.units());
            throw refusal;
        } catch (RuntimeException e) {
            units.settle(0);
            throw e;
        }
    }

    /** What a token has spent is told however its owner stands. */
    private static ApiKey key(Operation operation, Arguments arguments, World world) {
        var key = world.accounts()
                .keys()
                .find(Api.ENSEMBLE, arguments.get(Parameters.TOKEN))
                .orElseThrow(() -> new Refusal(Refusal.Reason.TOKEN_NOT_FOUND));
        if (operation.isFree()) {
            return key;
        }
        return switch (key.standing()) {
            case ACTIVE -> notTooOften(key, world);
            case UNVERIFIED -> throw new Refusal(Refusal.Reason.EMAIL_NOT_VERIFIED);
            case EXPIRED -> throw new Refusal(Refusal.Reason.SUBSCRIPTION_EXPIRED);
        };
    }

    private static ApiKey notTooOften(ApiKey key, World world) {
        var now = world.clock().instant();
        if (key.perSecond() > 0 && !world.accounts().rates().take(key.useKey(), key.perSecond(), SECOND, now)) {
            throw new Refusal(Refusal.Reason.TOO_MANY_REQUESTS);
        }
        return key;
    }
}

package dev.zoetrope.server;

import dev.zoetrope.accounts.Api;
import dev.zoetrope.accounts.Credentials;
import dev.zoetrope.accounts.NewApp;
import dev.zoetrope.accounts.NewKey;
import dev.zoetrope.accounts.Platform;
import dev.zoetrope.accounts.Scopes;
import dev.zoetrope.admin.Demo;
import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.demo.DemoWorld;
import dev.zoetrope.world.World;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/** Fills a catalog and accounts with a demo. */
final class DemoHouse {
    private static final int BATCHES_SAVED_TOGETHER = 8;
    private static final String RESEARCH_SCOPE = "research.data.basic";

    /** An app that every demo has. */
    private record Furniture(NewApp app, Credentials credentials) {}

    /** Scripts take the first app: it can do all that any of them can. Its host leads nowhere, and the code can be read in the address. */
    private static final Furniture WEB = new Furniture(
            new NewApp(
                    "Demo web app",
                    "Demo",
                    Platform.WEB,
                    List.of("https://app.example/callback/", "https://app.example/callback"),
                    Stream.concat(Scopes.DISPLAY.stream(), Stream.of(RESEARCH_SCOPE))
                            .collect(Collectors.toSet())),
            new Credentials("awdemowebapp0001", "demoWebAppSecretIsNoSecret000001"));

    private static final Furniture DESKTOP = new Furniture(
            new NewApp(
                    "Demo desktop app",
                    "Demo",
                    Platform.DESKTOP,
                    List.of(
                            "http://localhost:*/callback",
                            "http://localhost:*/callback/",
                            "http://127.0.0.1:*/callback",
                            "http://127.0.0.1:*/callback/"),
                    Set.copyOf(Scopes.DISPLAY)),
            new Credentials("awdemodesktop001", "demoDesktopSecretIsNoSecret00001"));

    private static final Furniture RESEARCH = new Furniture(
            new NewApp("Demo research", "Demo", Platform.WEB, List.of(), Set.of(RESEARCH_SCOPE)),
            new Credentials("awdemoresearch01", "demoResearchSecretIsNoSecret0001"));

    private static final String ENSEMBLE_TOKEN = "demoEnsembleTok1";
    private static final String API_KEY = "demoApiKeyIsNoSecret00000000000000000001";

    private DemoHouse() {}

    static Demo furnish(DemoWorld demo, World world) {
        // Registered last: a demo that was cut off while it was furnished is furnished again.
        if (world.accounts().apps().find(RESEARCH.credentials().clientKey()).isEmpty()) {
            fill(world.catalog(), demo);
        }
        var apps = Stream.of(WEB, DESKTOP, RESEARCH)
                .map(furniture -> standing(furniture, world))
                .toList();
        var keys = world.accounts().keys();
        var now = world.clock().instant();
        keys.standing(new NewKey(Api.ENSEMBLE, "Demo"), ENSEMBLE_TOKEN, now);
        keys.standing(new NewKey(Api.HANDLE, "Demo"), API_KEY, now);
        return new Demo(apps, ENSEMBLE_TOKEN, API_KEY, demo.handles(), demo.videoIds());
    }

    /** The app under the credentials that are told, which somebody may have changed; put there when it is missing: somebody may have deleted it, and an earlier version knew fewer. */
    private static Demo.DemoApp standing(Furniture furniture, World world) {
        var apps = world.accounts().apps();
        var credentials = furniture.credentials();
        var app = apps.find(credentials.clientKey())
                .orElseGet(() -> apps.register(
                        furniture.app(), credentials, world.clock().instant()));
        if (apps.authenticate(credentials.clientKey(), credentials.clientSecret())
                .isEmpty()) {
            apps.setSecret(credentials);
        }
        return new Demo.DemoApp(app, credentials);
    }

    /** The next batch is made up while the one before is saved. */
    private static void fill(Catalog catalog, DemoWorld world) {
        var saving = new AtomicReference<>(CompletableFuture.<Void>completedFuture(null));
        world.observations()
                .gather(Gatherers.windowFixed(BATCHES_SAVED_TOGETHER))
                .forEach(batches -> {
                    var batch = batches.stream().flatMap(List::stream).toList();
                    saving.getAndSet(saving.get().thenRunAsync(() -> catalog.save(batch)))
                            .join();
                });
        saving.get().join();
    }
}

package dev.zoetrope.server;

import dev.zoetrope.accounts.Credentials;
import dev.zoetrope.accounts.NewApp;
import dev.zoetrope.accounts.Platform;
import dev.zoetrope.admin.Demo;
import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.demo.DemoWorld;
import dev.zoetrope.world.World;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Gatherers;

/** Fills a catalog and accounts with a demo. */
final class DemoHouse {
    private static final Credentials RESEARCH = new Credentials("awdemoresearch01", "demoResearchSecretIsNoSecret0001");
    private static final int BATCHES_SAVED_TOGETHER = 8;

    private static final NewApp RESEARCHER =
            new NewApp("Demo research", "Demo", Platform.WEB, List.of(), Set.of("research.data.basic"));

    private DemoHouse() {}

    static Demo furnish(DemoWorld demo, World world) {
        var apps = world.accounts().apps();
        // Registered last: a demo that was cut off while it was furnished is furnished again.
        var app = apps.find(RESEARCH.clientKey()).orElseGet(() -> {
            fill(world.catalog(), demo);
            return apps.register(RESEARCHER, RESEARCH, world.clock().instant());
        });
        return new Demo(List.of(new Demo.DemoApp(app, RESEARCH)), demo.handles(), demo.videoIds());
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

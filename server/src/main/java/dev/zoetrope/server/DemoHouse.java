package dev.zoetrope.server;

import dev.zoetrope.accounts.Accounts;
import dev.zoetrope.accounts.Credentials;
import dev.zoetrope.accounts.NewApp;
import dev.zoetrope.accounts.Platform;
import dev.zoetrope.admin.Demo;
import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.demo.DemoWorld;
import dev.zoetrope.model.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Fills a catalog and accounts with a demo. */
final class DemoHouse {
    private static final Credentials RESEARCH = new Credentials("awdemoresearch01", "demoResearchSecretIsNoSecret0001");
    /** So many observations become durable together: a demo of usual size in one commit. */
    private static final int BATCH = 50_000;

    private static final NewApp RESEARCHER =
            new NewApp("Demo research", "Demo", Platform.WEB, List.of(), Set.of("research.data.basic"));

    private DemoHouse() {}

    static Demo furnish(DemoWorld world, Catalog catalog, Accounts accounts, Instant now) {
        // Registered last: a demo that was cut off while it was furnished is furnished again.
        var app = accounts.apps().find(RESEARCH.clientKey()).orElseGet(() -> {
            fill(catalog, world);
            return accounts.apps().register(RESEARCHER, RESEARCH, now);
        });
        return new Demo(List.of(new Demo.DemoApp(app, RESEARCH)), world.handles(), world.videoIds());
    }

    private static void fill(Catalog catalog, DemoWorld world) {
        var batch = new ArrayList<Observation>(BATCH);
        world.observations().forEach(observations -> {
            batch.addAll(observations);
            if (batch.size() >= BATCH) {
                catalog.save(batch);
                batch.clear();
            }
        });
        catalog.save(batch);
    }
}

package dev.zoetrope.server;

import dev.zoetrope.accounts.Accounts;
import dev.zoetrope.accounts.AccountsUnavailable;
import dev.zoetrope.admin.Demo;
import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.chance.Chance;
import dev.zoetrope.demo.DemoWorld;
import dev.zoetrope.lucene.CatalogFiles;
import dev.zoetrope.lucene.LuceneCatalog;
import dev.zoetrope.world.World;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A data directory with everything in it open. */
public final class House implements AutoCloseable {
    private final DataDirectory directory;
    private final World world;
    private final @Nullable Demo demo;
    private final @Nullable TemporaryFolder temporary;
    private boolean closed;

    private House(DataDirectory directory, World world, @Nullable Demo demo, @Nullable TemporaryFolder temporary) {
        this.directory = directory;
        this.world = world;
        this.demo = demo;
        this.temporary = temporary;
    }

    /**
     * Opens the data directory that the settings name; for a demo without one, a temporary folder that is removed again.
     *
     * @throws DataDirectory.InUse when another process has it
     */
    public static House open(Settings settings) {
        return open(settings, InstantSource.system());
    }

    /** As {@link #open(Settings)}, with a clock of the caller's. */
    static House open(Settings settings, InstantSource clock) {
        return settings.isDemo() ? openDemo(settings, clock) : openOwn(settings, clock);
    }

    private static House openOwn(Settings settings, InstantSource clock) {
        var directory = DataDirectory.own(settings.get(Settings.DATA));
        try {
            return new House(directory, world(directory, settings, clock, Chance.secure()), null, null);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static House openDemo(Settings settings, InstantSource clock) {
        if (settings.isGiven(Settings.DATA)) {
            return openDemo(settings, clock, settings.get(Settings.DATA), null);
        }
        var temporary = new TemporaryFolder();
        try {
            return openDemo(settings, clock, temporary.path(), temporary);
        } catch (RuntimeException e) {
            temporary.remove();
            throw e;
        } finally {
            temporary.handOver();
        }
    }

    private static House openDemo(
            Settings settings, InstantSource clock, Path path, @Nullable TemporaryFolder temporary) {
        var demo = new DemoWorld(settings.get(Settings.DEMO), settings.seed());
        var name = "the demo world of " + settings.get(Settings.DEMO) + " videos and seed " + settings.seed();
        var directory = DataDirectory.demo(path, name);
        try {
            if (temporary != null) {
                PreparedDemo.copyTo(path, settings.get(Settings.DEMO), settings.seed());
            }
            var world = world(directory, settings, clock, Chance.seeded(settings.seed()));
            try {
                return new House(directory, world, DemoHouse.furnish(demo, world), temporary);
            } catch (RuntimeException e) {
                try (var _ = world.catalog();
                        var _ = world.accounts()) {
                    throw e;
                }
            }
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static World world(DataDirectory directory, Settings settings, InstantSource clock, Chance chance) {
        // Each takes some tenths of a second when the JVM is cold.
        var opening = CompletableFuture.supplyAsync(() -> LuceneCatalog.open(directory.catalog()));
        try {
            var accounts = accounts(directory, settings, chance);
            try {
                var catalog = opening.join();
                return new World(catalog, accounts, Upstreams.reads(settings, catalog, accounts, clock), clock, chance);
            } catch (CompletionException e) {
                accounts.close();
                throw e.getCause() instanceof CatalogUnavailable known ? known : e;
            }
        } catch (AccountsUnavailable e) {
            opening.thenAccept(LuceneCatalog::close).exceptionally(_ -> null).join();
            throw e;
        }
    }

    private static Accounts accounts(DataDirectory directory, Settings settings, Chance chance) {
        var database = settings.find(Settings.ACCOUNTS);
        return database == null
                ? Accounts.sqlite(directory.path(), settings.accountLimits(), chance)
                : Accounts.postgres(database, settings.accountLimits(), chance);
    }

    public World world() {
        return world;
    }

    @Nullable Demo demo() {
        return demo;
    }

    /** The catalog's files as its last commit left them. */
    CatalogFiles catalogFiles() {
        // Opened here, as what it is.
        return ((LuceneCatalog) world.catalog()).files();
    }

    DataDirectory directory() {
        return directory;
    }

    /** Lets go of everything. Closing again does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (directory;
                var _ = world.catalog();
                var _ = world.accounts();
                var _ = world.reads()) {
            // Closed in reverse order: what is being fetched is saved, then accounts, catalog, and then others may have
            // the directory.
        }
        if (temporary != null) {
            temporary.remove();
        }
    }
}

package dev.zoetrope.server;

import dev.zoetrope.accounts.Accounts;
import dev.zoetrope.accounts.AccountsUnavailable;
import dev.zoetrope.admin.Demo;
import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.chance.Chance;
import dev.zoetrope.demo.DemoWorld;
import dev.zoetrope.lucene.LuceneCatalog;
import dev.zoetrope.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A data directory with everything in it open. */
public final class House implements AutoCloseable {
    private final DataDirectory directory;
    private final World world;
    private final @Nullable Demo demo;
    private final boolean temporary;

    private House(DataDirectory directory, World world, @Nullable Demo demo, boolean temporary) {
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
            return new House(directory, world(directory, settings, clock, Chance.secure()), null, false);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static House openDemo(Settings settings, InstantSource clock) {
        var demo = new DemoWorld(settings.get(Settings.DEMO), settings.seed());
        boolean temporary = !settings.isGiven(Settings.DATA);
        var path = temporary ? temporaryFolder() : settings.get(Settings.DATA);
        var name = "the demo world of " + settings.get(Settings.DEMO) + " videos and seed " + settings.seed();
        var directory = DataDirectory.demo(path, name);
        try {
            if (temporary) {
                PreparedDemo.copyTo(path, settings.get(Settings.DEMO), settings.seed());
            }
            var world = world(directory, settings, clock, Chance.seeded(settings.seed()));
            var furnished = DemoHouse.furnish(demo, world);
            return new House(directory, world, furnished, temporary);
        } catch (RuntimeException e) {
            directory.close();
            if (temporary) {
                remove(path);
            }
            throw e;
        }
    }

    private static World world(DataDirectory directory, Settings settings, InstantSource clock, Chance chance) {
        // Each takes some tenths of a second when the JVM is cold.
        var opening = CompletableFuture.supplyAsync(() -> LuceneCatalog.open(directory.catalog()));
        try {
            var accounts = accounts(directory, settings, chance);
            try {
                return new World(opening.join(), accounts, clock, chance);
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

    DataDirectory directory() {
        return directory;
    }

    @Override
    public void close() {
        try (directory;
                var _ = world.catalog();
                var _ = world.accounts()) {
            // Closed in reverse order: accounts, catalog, and then others may have the directory.
        }
        if (temporary) {
            remove(directory.path());
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("zoetrope-demo-");
        } catch (IOException e) {
            throw new Unusable("a demo needs room for temporary files: " + e.getMessage());
        }
    }

    private static void remove(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException problem)
                        throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

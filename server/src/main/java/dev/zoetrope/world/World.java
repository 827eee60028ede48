package dev.zoetrope.world;

import dev.zoetrope.accounts.Accounts;
import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.chance.Chance;
import dev.zoetrope.readthrough.CatalogReads;
import dev.zoetrope.readthrough.Reads;
import java.time.InstantSource;

/**
 * All that a call is answered in. Handlers are given it with each call and keep none of it.
 *
 * @param reads one user or video, from the catalog or through an upstream
 * @param clock the time of data: tokens, quotas, search ids. Deadlines go by elapsed time instead
 * @param chance unpredictable but in demo worlds
 */
public record World(Catalog catalog, Accounts accounts, Reads reads, InstantSource clock, Chance chance) {
    /** A world that asks no upstream. */
    public World(Catalog catalog, Accounts accounts, InstantSource clock, Chance chance) {
        this(catalog, accounts, new CatalogReads(catalog), clock, chance);
    }
}

package dev.zoetrope.world;

import dev.zoetrope.accounts.Accounts;
import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.chance.Chance;
import java.time.InstantSource;

/**
 * All that a call is answered in. Handlers are given it with each call and keep none of it.
 *
 * @param clock the time of data: tokens, quotas, search ids. Deadlines go by elapsed time instead
 * @param chance unpredictable but in demo worlds
 */
public record World(Catalog catalog, Accounts accounts, InstantSource clock, Chance chance) {}

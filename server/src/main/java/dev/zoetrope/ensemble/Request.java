package dev.zoetrope.ensemble;

import dev.zoetrope.accounts.ApiKey;
import dev.zoetrope.catalog.CatalogReader;
import dev.zoetrope.world.World;

/**
 * A call that was let in.
 *
 * @param units what is held for it
 * @param publicUrl where its client reaches this server
 */
record Request(Arguments arguments, ApiKey key, Units units, World world, String publicUrl, Searches searches) {
    <T> T get(Parameter<T> parameter) {
        return arguments.get(parameter);
    }

    CatalogReader catalog() {
        return world.catalog();
    }

    /** What writes users, videos and the like into the answer. */
    Scribe scribe() {
        return new Scribe(world, publicUrl);
    }
}

package dev.zoetrope.lucene;

import dev.zoetrope.catalog.Unwanted;
import dev.zoetrope.model.Identity;
import java.nio.file.Path;
import java.util.Set;

/** A process that saves batches and forgets each one's person, and tells what was acknowledged, until it is killed. */
final class ForgettingProcess {
    private ForgettingProcess() {}

    /** @param arguments the catalog's folder, and the number of the first batch */
    public static void main(String[] arguments) {
        var catalog = LuceneCatalog.open(Path.of(arguments[0]));
        for (long number = Long.parseLong(arguments[1]); ; number++) {
            var batch = new SavedBatch(number);
            catalog.save(batch.observations());
            System.out.println("saved " + number);
            catalog.forget(new Unwanted(Set.of(new Identity.UserId(number)), Set.of()));
            System.out.println("forgotten " + number);
        }
    }
}

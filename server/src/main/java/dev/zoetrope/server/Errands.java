package dev.zoetrope.server;

import dev.zoetrope.admin.CreateApp;
import dev.zoetrope.errand.Errand;
import dev.zoetrope.exports.ExportErrand;
import dev.zoetrope.imports.ImportErrand;
import dev.zoetrope.queries.QueryErrand;
import java.util.Map;

/** Which errands there are. */
public final class Errands {
    private Errands() {}

    /** The errands of a house, by the names that verbs call them by. */
    public static Map<String, Errand> of(House house) {
        var world = house.world();
        return Map.of(
                "apps",
                new CreateApp(world),
                "import",
                new ImportErrand(world),
                "export",
                new ExportErrand(world),
                "query",
                new QueryErrand(world));
    }
}

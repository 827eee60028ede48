package dev.zoetrope.server;

import dev.zoetrope.admin.AppErrand;
import dev.zoetrope.admin.KeyErrand;
import dev.zoetrope.errand.Errand;
import dev.zoetrope.exports.ExportErrand;
import dev.zoetrope.forgetting.ForgetErrand;
import dev.zoetrope.history.HistoryErrand;
import dev.zoetrope.imports.ImportErrand;
import dev.zoetrope.queries.QueryErrand;
import java.util.Map;

/** Which errands there are. */
public final class Errands {
    private Errands() {}

    /** The errands of a house, by the names that verbs call them by. */
    public static Map<String, Errand> of(House house) {
        var world = house.world();
        return Map.ofEntries(
                Map.entry("apps", new AppErrand(world)),
                Map.entry("keys", new KeyErrand(world)),
                Map.entry("import", new ImportErrand(world)),
                Map.entry("export", new ExportErrand(world)),
                Map.entry("query", new QueryErrand(world)),
                Map.entry("history", new HistoryErrand(world)),
                Map.entry("check", CheckErrand.of(house)),
                Map.entry("backup", new BackupErrand(house)),
                Map.entry("forget", new ForgetErrand(world)));
    }
}

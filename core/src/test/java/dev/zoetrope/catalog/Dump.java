package dev.zoetrope.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zoetrope.model.Identity;
import dev.zoetrope.model.User;
import dev.zoetrope.query.Condition;
import dev.zoetrope.query.Operation;
import dev.zoetrope.query.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything a {@link RandomWorld} can leave in a catalog, without what depends on the order of arrival (row keys, arrivals). */
final class Dump {
    private Dump() {}

    /** Says where two catalogs differ. */
    static void same(CatalogReader expected, CatalogReader tested, String message) {
        same(of(expected), tested, message);
    }

    static void same(Map<String, String> expected, CatalogReader tested, String message) {
        var dump = of(tested);
        assertEquals(expected.keySet(), dump.keySet(), message);
        expected.forEach((name, text) -> assertEquals(text, dump.get(name), message + ", " + name));
    }

    static Map<String, String> of(CatalogReader catalog) {
        var dump = new TreeMap<String, String>();
        for (var handle : List.of("anna", "ben.1", "cem_", "dora", "emil", "fay", "zoe")) {
            put(dump, new Identity.Handle(handle), catalog);
        }
        for (int person = 1; person <= 4; person++) {
            put(dump, new Identity.UserId(person), catalog);
            put(dump, new Identity.SecUid("sec" + person), catalog);
        }
        for (var video : catalog.page(everything(catalog), Place.START, 100_000, Deadline.NONE)
                .videos()) {
            dump.put(
                    "video " + video.id(),
                    video.facts().hashCode() + " by "
                            + Optional.ofNullable(catalog.person(dev.zoetrope.model.Person.rowTerm(video.author())))
                                    .map(person -> person.names().stream()
                                            .filter(name -> !name.startsWith("row:"))
                                            .toList()));
        }
        return dump;
    }

    static VideoSearch everything(CatalogReader catalog) {
        var any = new Query(
                List.of(),
                List.of(),
                List.of(new Condition.Numeric(Condition.NumberField.VIDEO_ID, Operation.LT, List.of(0L))));
        return new VideoSearch(any, Long.MIN_VALUE, Long.MAX_VALUE, catalog.arrivals());
    }

    private static void put(Map<String, String> dump, Identity identity, CatalogReader catalog) {
        dump.put(identity.term(), catalog.user(identity).map(Dump::text).orElse("nobody"));
    }

    private static String text(User user) {
        return user.handle() + " " + user.facts() + " " + user.facts().hashCode();
    }
}

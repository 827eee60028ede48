package dev.zoetrope.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.catalog.Checkpoint;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * Saves and deletes batches, and remembers what it was told of each. With every save go a checkpoint that names the last batch, and a sighting of a person
 * whom all saves tell of, with so many followers.
 */
final class Saver {
    private static final int FEW = 3;

    /** So many that processors share their videos out. */
    private static final int MANY = 60;

    private static final int MANY_ONCE_IN = 30;

    private final String name;
    private final RandomGenerator random;
    private final List<Save> saves = new ArrayList<>();
    private long next;

    private enum State {
        /** There wholly, or not at all. */
        UNKNOWN,
        SAVED,
        /** Saved, and gone wholly, or not at all. */
        DELETING,
        DELETED,
        ABSENT
    }

    private static final class Save {
        private final List<SavedBatch> batches;
        private State state = State.UNKNOWN;

        Save(List<SavedBatch> batches) {
            this.batches = batches;
        }

        long last() {
            return batches.getLast().number();
        }

        List<Long> videos() {
            return batches.stream().flatMap(batch -> batch.videos().stream()).toList();
        }
    }

    /** @param first the number of the first batch; savers of one catalog are a million apart */
    Saver(String name, long first, RandomGenerator random) {
        this.name = name;
        this.random = random;
        next = first;
    }

    /** Saves on. Returns how often it was told that a save or a deletion failed. */
    int saveWhile(BooleanSupplier goesOn, Catalog catalog) {
        int failures = 0;
        while (goesOn.getAsBoolean()) {
            int count = random.nextInt(MANY_ONCE_IN) == 0 ? MANY : 1 + random.nextInt(FEW);
            var save = new Save(LongStream.range(next, next + count)
                    .mapToObj(SavedBatch::new)
                    .toList());
            next += count;
            saves.add(save);
            try {
                save(save, catalog);
            } catch (CatalogUnavailable _) {
                failures++;
            }
        }
        return failures;
    }

    private void save(Save save, Catalog catalog) {
        var rows = new ArrayList<Observation>();
        save.batches.forEach(batch -> rows.addAll(batch.observations()));
        rows.add(sighting(save.last()));
        catalog.save(rows, new Checkpoint(name, Long.toString(save.last())));
        save.state = State.SAVED;
        if (random.nextInt(4) == 0) {
            save.state = State.DELETING;
            catalog.delete(save.videos());
            save.state = State.DELETED;
        }
    }

    private Observation sighting(long followers) {
        var stamp = new Stamp(followers, Source.RESEARCH);
        var facts = Facts.at(stamp).with(User.FOLLOWER_COUNT, followers).build();
        return new Observation.OfUser(Who.handle(name), stamp, facts);
    }

    /** What was acknowledged is there, nothing is by halves; what was not acknowledged and is there counts as saved from now on. */
    void check(Catalog catalog) {
        for (var save : saves) {
            var saved = save.batches.stream()
                    .map(batch -> batch.wasSaved(catalog))
                    .distinct()
                    .toList();
            var present = save.batches.stream()
                    .map(batch -> batch.present(catalog) > 0)
                    .distinct()
                    .toList();
            assertTrue(saved.size() == 1 && present.size() == 1, () -> "half of a save: " + told(save));
            save.state = switch (save.state) {
                case UNKNOWN, SAVED -> {
                    assertEquals(saved, present, () -> told(save));
                    assertTrue(save.state == State.UNKNOWN || saved.getFirst(), () -> told(save));
                    yield saved.getFirst() ? State.SAVED : State.ABSENT;
                }
                case DELETING -> {
                    assertTrue(saved.getFirst(), () -> told(save));
                    yield present.getFirst() ? State.SAVED : State.DELETED;
                }
                case DELETED, ABSENT -> {
                    assertEquals(save.state == State.DELETED, saved.getFirst(), () -> told(save));
                    assertEquals(List.of(false), present, () -> told(save));
                    yield save.state;
                }
            };
        }
        checkCheckpoint(catalog);
    }

    /** It is that of the last save that is there, and so are the followers. */
    private void checkCheckpoint(Catalog catalog) {
        var last = saves.stream()
                .filter(save -> save.state != State.ABSENT)
                .map(Save::last)
                .reduce((_, later) -> later);
        assertEquals(last.map(number -> Long.toString(number)).orElse(null), catalog.checkpoint(name));
        assertEquals(
                last,
                catalog.user(new Identity.Handle(name)).map(user -> user.facts().get(User.FOLLOWER_COUNT)));
    }

    /** How many saves were acknowledged. */
    long acknowledged() {
        return saves.stream()
                .filter(save -> save.state != State.UNKNOWN && save.state != State.ABSENT)
                .count();
    }

    private static String told(Save save) {
        return "batches " + save.batches.getFirst().number() + " to " + save.last() + ", " + save.state;
    }
}

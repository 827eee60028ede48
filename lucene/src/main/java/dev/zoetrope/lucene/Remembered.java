package dev.zoetrope.lucene;

import dev.zoetrope.catalog.Lists;
import dev.zoetrope.catalog.Rows;
import dev.zoetrope.model.History;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Tombstone;
import dev.zoetrope.model.Video;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks up each person once, and knows afterwards what was asked for. Not for several threads. */
final class Remembered implements Rows {
    private final Rows rows;
    private final Map<String, Optional<Person>> people = new HashMap<>();
    private final Map<String, List<Person>> claimants = new HashMap<>();

    Remembered(Rows rows) {
        this.rows = rows;
    }

    /** Every term that was asked for, and that of every handle whose claimants were. */
    Stream<String> terms() {
        return Stream.concat(
                people.keySet().stream(), claimants.keySet().stream().map(Identity.Handle::term));
    }

    @Override
    public @Nullable Person person(String term) {
        return people.computeIfAbsent(term, asked -> Optional.ofNullable(rows.person(asked)))
                .orElse(null);
    }

    @Override
    public List<Person> claimants(String handle) {
        return claimants.computeIfAbsent(handle, rows::claimants);
    }

    @Override
    public @Nullable Video video(long id) {
        return rows.video(id);
    }

    @Override
    public @Nullable Sound sound(long id) {
        return rows.sound(id);
    }

    @Override
    public void videosOf(Collection<Long> authors, Consumer<Video> each) {
        rows.videosOf(authors, each);
    }

    @Override
    public void soundsOf(Collection<String> owners, Consumer<Sound> each) {
        rows.soundsOf(owners, each);
    }

    @Override
    public List<History> history(History.Owner owner, long from, long until) {
        return rows.history(owner, from, until);
    }

    @Override
    public Lists lists() {
        return rows.lists();
    }

    @Override
    public boolean hasTombstones() {
        return rows.hasTombstones();
    }

    @Override
    public @Nullable Tombstone tombstone(String term) {
        return rows.tombstone(term);
    }

    @Override
    public @Nullable String checkpoint(String source) {
        return rows.checkpoint(source);
    }
}

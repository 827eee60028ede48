package dev.zoetrope.catalog;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.User;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Joins rows into users. What is known of a handle alone belongs to whoever had the handle when it was seen. All of this is worked out when read, from the
 * claims of all who were ever seen with the handle, so that it does not depend on the order in which things arrived.
 */
public final class People {
    private static final long NOW = Long.MAX_VALUE;

    private final Rows rows;

    public People(Rows rows) {
        this.rows = rows;
    }

    public Optional<User> find(Identity identity) {
        return switch (identity) {
            case Identity.Handle handle -> holder(handle);
            case Identity.UserId _, Identity.SecUid _, Identity.OpenId _ ->
                Optional.ofNullable(rows.person(identity.term())).map(this::user);
        };
    }

    /**
     * The row keys that videos of people with private accounts may carry.
     *
     * @param marked every row that holds {@link User#PRIVATE} as true
     */
    public Set<Long> hiddenAuthors(Collection<Person> marked) {
        var hidden = new HashSet<Long>();
        for (var row : marked) {
            var owner = row.isHandleOnly() ? owner(handleOf(row), NOW) : row;
            if (owner == null) {
                if (factsOf(null, row, handleOf(row)).flag(User.PRIVATE)) {
                    hidden.add(row.row());
                }
            } else if (user(owner).facts().flag(User.PRIVATE)) {
                authorRows(owner).forEach(hidden::add);
            }
        }
        return hidden;
    }

    /** The row keys that videos of this person may carry. */
    public LongStream authorRows(Person person) {
        var own = person.names().stream()
                .filter(name -> name.startsWith("row:"))
                .mapToLong(name -> Long.parseLong(name.substring(4)));
        var ofHandles = person.claims().stream()
                .filter(claim -> equal(person, owner(claim.handle(), NOW)))
                .map(claim -> rows.person(new Identity.Handle(claim.handle()).term()))
                .filter(alone -> alone != null)
                .mapToLong(Person::row);
        return LongStream.concat(LongStream.concat(LongStream.of(person.row()), own), ofHandles)
                .distinct();
    }

    private Optional<User> holder(Identity.Handle handle) {
        var owner = owner(handle.handle(), NOW);
        if (owner != null) {
            return Optional.of(user(owner));
        }
        var alone = rows.person(handle.term());
        if (alone == null) {
            return Optional.empty();
        }
        var facts = factsOf(null, alone, handle.handle());
        // Everything seen under the handle was somebody's who has another handle by now.
        return facts.isEmpty()
                ? Optional.empty()
                : Optional.of(new User(alone.row(), facts.get(User.HANDLE, handle.handle()), facts));
    }

    private User user(Person person) {
        var facts = person.facts();
        for (var claim : person.claims()) {
            var alone = rows.person(new Identity.Handle(claim.handle()).term());
            if (alone != null) {
                facts = facts.merge(factsOf(person, alone, claim.handle()));
            }
        }
        var handle = person.handleAt(NOW);
        boolean holds = handle != null && equal(person, owner(handle, NOW));
        return new User(person.row(), holds ? spelling(facts, handle) : null, facts);
    }

    /** The handle as the source spells it, where that is the same handle. */
    private static @Nullable String spelling(Facts facts, @Nullable String handle) {
        var spelt = facts.get(User.HANDLE);
        return spelt != null && Identity.Handle.normal(spelt).equals(handle) ? spelt : handle;
    }

    /** What was seen of a handle alone while this person had it; of nobody known, for null. */
    private Facts factsOf(@Nullable Person person, Person alone, String handle) {
        var claimants = rows.claimants(handle);
        return alone.facts().only(stamp -> equal(person, owner(claimants, handle, stamp.time())));
    }

    private @Nullable Person owner(String handle, long time) {
        return owner(rows.claimants(handle), handle, time);
    }

    /** Of those who had the handle at the time, the one who took it last. */
    private static @Nullable Person owner(List<Person> claimants, String handle, long time) {
        Person owner = null;
        for (var claimant : claimants) {
            if (handle.equals(claimant.handleAt(time)) && (owner == null || tookLater(claimant, owner, handle, time))) {
                owner = claimant;
            }
        }
        return owner;
    }

    private static boolean tookLater(Person a, Person b, String handle, long time) {
        long first = a.claimed(handle);
        long other = b.claimed(handle);
        if (first == other) {
            // Nothing tells who was first; any rule will do that does not depend on row keys.
            return a.names().toString().compareTo(b.names().toString()) > 0;
        }
        boolean begun = first <= time;
        boolean otherBegun = other <= time;
        return begun == otherBegun ? begun == (first > other) : begun;
    }

    private static boolean equal(@Nullable Person a, @Nullable Person b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return a.row() == b.row();
    }

    private static String handleOf(Person handleOnly) {
        return handleOnly.names().stream()
                .filter(name -> name.startsWith("handle:"))
                .map(name -> name.substring(7))
                .findFirst()
                .orElseThrow();
    }
}

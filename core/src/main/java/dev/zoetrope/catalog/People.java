package dev.zoetrope.catalog;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.User;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Joins rows into users. What is known of a handle alone belongs to whoever had the handle when it was seen. All of this is worked out when read, from the
 * claims of all who were ever seen with the handle, so that it does not depend on the order in which things arrived.
 */
public final class People {
    private static final long NOW = Long.MAX_VALUE;
    private static final String HANDLE = "handle:";

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
     * @param marked every row that holds {@link User#PRIVATE} as true, and any others
     */
    public Set<Long> hiddenAuthors(Collection<Person> marked) {
        var hidden = new HashSet<Long>();
        for (var row : marked) {
            if (!row.isHandleOnly()) {
                hide(row, hidden);
                continue;
            }
            var handle = handleOf(row);
            // Each of them may have had the handle when it was seen to be private.
            rows.claimants(handle).forEach(claimant -> hide(claimant, hidden));
            if (owner(handle, NOW) == null && factsOf(null, row, handle).flag(User.PRIVATE)) {
                hidden.add(row.row());
            }
        }
        return hidden;
    }

    private void hide(Person person, Set<Long> hidden) {
        if (user(person).facts().flag(User.PRIVATE)) {
            authorRows(person).forEach(hidden::add);
        }
    }

    /** The row keys that videos of this person may carry. */
    public LongStream authorRows(Person person) {
        var own = person.ownRows().stream().mapToLong(Long::longValue);
        var ofHandles = person.claims().stream()
                .filter(claim -> equal(person, owner(claim.handle(), NOW)))
                .map(claim -> rows.person(Identity.Handle.term(claim.handle())))
                .filter(alone -> alone != null)
                .mapToLong(Person::row);
        return LongStream.concat(own, ofHandles).distinct();
    }

    private Optional<User> holder(Identity.Handle handle) {
        var owner = owner(handle.handle(), NOW);
        return owner != null ? Optional.of(user(owner)) : alone(handle.handle());
    }

    /** What is known of a handle that nobody is known to have. */
    private Optional<User> alone(String handle) {
        var alone = rows.person(Identity.Handle.term(handle));
        if (alone == null) {
            return Optional.empty();
        }
        var facts = factsOf(null, alone, handle);
        // Everything seen under the handle was somebody's who has another handle by now.
        return facts.isEmpty() ? Optional.empty() : Optional.of(new User(alone.row(), spelling(facts, handle), facts));
    }

    Optional<Subject> subject(String term, long time) {
        if (!term.startsWith(HANDLE)) {
            return Optional.ofNullable(rows.person(term)).map(this::subject);
        }
        var handle = term.substring(HANDLE.length());
        var owner = owner(handle, time);
        return owner != null
                ? Optional.of(subject(owner))
                : alone(handle).map(user -> new Subject(user, List.of(term), Set.of(user.row())));
    }

    private Subject subject(Person person) {
        var lasting = person.names().stream().filter(name -> !Person.isRowTerm(name));
        var handles = person.claims().stream()
                .filter(claim -> rows.claimants(claim.handle()).size() == 1)
                .filter(claim -> claim.handle().equals(person.handleAt(NOW)))
                .map(claim -> Identity.Handle.term(claim.handle()))
                .filter(handle -> rows.person(handle) != null);
        return new Subject(
                user(person),
                Stream.concat(lasting, handles).toList(),
                authorRows(person).boxed().collect(Collectors.toUnmodifiableSet()));
    }

    User user(Person person) {
        var facts = person.facts();
        for (var claim : person.claims()) {
            var alone = rows.person(Identity.Handle.term(claim.handle()));
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

    @Nullable Person owner(String handle, long time) {
        return owner(rows.claimants(handle), handle, time);
    }

    /** Of those who had the handle at the time, the one whose claim says most about it. */
    static @Nullable Person owner(List<Person> claimants, String handle, long time) {
        var weight = Person.Claim.byWeightAt(time);
        return claimants.stream()
                .filter(claimant -> handle.equals(claimant.handleAt(time)))
                // Where the claims say the same, any rule will do that does not depend on row keys.
                .max(Comparator.comparing((Person claimant) -> Objects.requireNonNull(claimant.claim(handle)), weight)
                        .thenComparing(Person::firstName))
                .orElse(null);
    }

    static boolean equal(@Nullable Person a, @Nullable Person b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return a.row() == b.row();
    }

    private static String handleOf(Person handleOnly) {
        return handleOnly.names().stream()
                .filter(name -> name.startsWith(HANDLE))
                .map(name -> name.substring(HANDLE.length()))
                .findFirst()
                .orElseThrow();
    }
}

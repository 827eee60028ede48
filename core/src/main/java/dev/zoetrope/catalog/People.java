package dev.zoetrope.catalog;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.User;
import dev.zoetrope.query.NameSearch;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
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
            if (isHidden(row, handle)) {
                hidden.add(row.row());
            }
        }
        return hidden;
    }

    /**
     * What {@link #hiddenAuthors(Collection)} finds, from what it was before some rows changed.
     *
     * @param before when the rows were others
     * @param touched the {@link Person#terms} of all rows that have changed, came or went, as they were and as they are
     */
    public Set<Long> hiddenAuthors(Set<Long> before, Collection<String> touched) {
        var settled = new HashMap<Long, Boolean>();
        for (var term : touched) {
            if (Person.isRowTerm(term) && rows.person(term) == null) {
                settled.put(Person.rowOf(term), false);
            }
        }
        for (var person : affected(touched)) {
            if (person.isHandleOnly()) {
                settled.computeIfAbsent(person.row(), _ -> isHidden(person, handleOf(person)));
                continue;
            }
            boolean hidden = isPrivate(person);
            person.ownRows().forEach(row -> settled.put(row, hidden));
            for (var claim : person.claims()) {
                var alone = rows.person(Identity.Handle.term(claim.handle()));
                if (alone != null) {
                    settled.computeIfAbsent(alone.row(), _ -> isHidden(alone, claim.handle()));
                }
            }
        }
        settled.entrySet().removeIf(row -> before.contains(row.getKey()) == row.getValue());
        if (settled.isEmpty()) {
            return before;
        }
        var after = new HashSet<>(before);
        settled.forEach((row, hidden) -> {
            if (hidden) {
                after.add(row);
            } else {
                after.remove(row);
            }
        });
        return after;
    }

    /** Whether videos of what is known of a handle alone are hidden. */
    private boolean isHidden(Person alone, String handle) {
        var claimants = rows.claimants(handle);
        if (claimants.isEmpty()) {
            return alone.facts().flag(User.PRIVATE);
        }
        var owner = owner(claimants, handle, NOW);
        return owner == null ? factsOf(null, alone, handle).flag(User.PRIVATE) : isPrivate(owner);
    }

    /** Most people are told of by one row, which need not be merged with any other. */
    private boolean isPrivate(Person person) {
        for (var claim : person.claims()) {
            var alone = rows.person(Identity.Handle.term(claim.handle()));
            if (alone != null && alone.facts().has(User.PRIVATE)) {
                return user(person).facts().flag(User.PRIVATE);
            }
        }
        return person.facts().flag(User.PRIVATE);
    }

    /** The rows that are read together with those that have some terms, these included. */
    Collection<Person> affected(Collection<String> terms) {
        var affected = new HashMap<Long, Person>();
        for (var term : terms) {
            var person = rows.person(term);
            if (person != null) {
                affected.put(person.row(), person);
            }
            if (term.startsWith(HANDLE)) {
                rows.claimants(term.substring(HANDLE.length()))
                        .forEach(claimant -> affected.put(claimant.row(), claimant));
            }
        }
        return affected.values();
    }

    private void hide(Person person, Set<Long> hidden) {
        if (isPrivate(person)) {
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

    /** As {@link CatalogReader#subject} tells. */
    public Optional<Subject> subject(String term, long time) {
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

    /**
     * The people whom a search means, of those whom rows lead to, each once, in the order of {@link CatalogReader#people}.
     *
     * @param limit how many at most
     */
    public List<Subject> meant(NameSearch search, Iterator<Person> candidates, int limit) {
        var looked = new HashMap<Long, Optional<Named>>();
        Consumer<Person> look = person ->
                looked.computeIfAbsent(person.row(), _ -> Optional.of(new Named(user(person), person.firstName())));
        candidates.forEachRemaining(row -> {
            if (!row.isHandleOnly()) {
                look.accept(row);
                return;
            }
            // What a handle's row tells may be of anybody who ever had it.
            var handle = handleOf(row);
            rows.claimants(handle).forEach(look);
            if (owner(handle, NOW) == null) {
                looked.computeIfAbsent(row.row(), _ -> alone(handle).map(user -> new Named(user, row.firstName())));
            }
        });
        return looked.values().stream()
                .flatMap(Optional::stream)
                .filter(named -> search.matches(named.user))
                .sorted(order(search, Named::user, Named::name))
                .limit(limit)
                .flatMap(named -> subject(named.name, NOW).stream())
                .toList();
    }

    /** @param name the {@link Subject#name} */
    private record Named(User user, String name) {}

    static Comparator<Subject> order(NameSearch search) {
        return order(search, Subject::user, Subject::name);
    }

    private static <T> Comparator<T> order(NameSearch search, Function<T, User> user, Function<T, String> name) {
        return Comparator.<T>comparingInt(each -> search.isHandleOf(user.apply(each)) ? 0 : 1)
                .thenComparing(Comparator.<T>comparingLong(each -> followers(user.apply(each)))
                        .reversed())
                .thenComparing(name);
    }

    private static long followers(User user) {
        return Math.max(0, user.facts().number(User.FOLLOWER_COUNT, 0));
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

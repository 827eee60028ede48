package dev.zoetrope.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.Who;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How every catalog keeps comments, and who follows whom and likes what. */
public abstract class ListsContract {
    private static final long VIDEO = (1_655_000_000L << 32) + 1;

    protected Catalog catalog;

    /** A catalog without anything in it. */
    protected abstract Catalog empty() throws Exception;

    /** The same catalog, which some changes were made to. */
    protected Catalog laterOn(Catalog sofar) {
        return sofar;
    }

    /** How many random worlds are looked at; of a faster kind more. */
    protected int rounds() {
        return 20;
    }

    @BeforeEach
    void begin() throws Exception {
        catalog = empty();
    }

    @AfterEach
    void end() {
        catalog.close();
    }

    @Test
    void commentsAreListedNewestFirst() {
        for (long id : new long[] {3, 9, 1, 7, Long.MAX_VALUE, 5}) {
            catalog.save(List.of(comment(id, VIDEO, 0, 10)));
        }
        catalog.save(List.of(comment(8, VIDEO, 7, 10), comment(6, VIDEO, 7, 10), comment(4, VIDEO + 1, 0, 10)));
        assertEquals(List.of(Long.MAX_VALUE, 9L, 7L, 5L, 3L, 1L), comments(VIDEO, 0, 0, 100));
        assertEquals(List.of(7L, 5L), comments(VIDEO, 0, 2, 2));
        assertEquals(List.of(1L), comments(VIDEO, 0, 5, 100));
        assertEquals(List.of(), comments(VIDEO, 0, 6, 100));
        assertEquals(List.of(), comments(VIDEO, 0, Long.MAX_VALUE, 100));
        assertEquals(List.of(8L, 6L), comments(VIDEO, 7, 0, 100));
        assertEquals(List.of(6L), comments(VIDEO, 7, 1, 100));
        assertEquals(List.of(4L), comments(VIDEO + 1, 0, 0, 100));
        assertEquals(List.of(), comments(VIDEO + 2, 0, 0, 100));
        assertNull(catalog.comment(2));
    }

    @Test
    void aCommentsFactsMergeAndItsAuthorIsWhoHasALastingIdentity() {
        catalog.save(List.of(comment(5, VIDEO, 0, 20, Comment.LIKE_COUNT, 7L, Who.handle("anna"))));
        catalog.save(List.of(comment(5, VIDEO, 0, 10, Comment.LIKE_COUNT, 3L, who(1, "anna"))));
        catalog.save(List.of(comment(5, VIDEO, 0, 30, Comment.REPLY_COUNT, 2L, null)));
        var comment = Objects.requireNonNull(catalog.comment(5));
        assertEquals(VIDEO, comment.video());
        assertEquals(7, comment.facts().get(Comment.LIKE_COUNT));
        assertEquals(2, comment.facts().get(Comment.REPLY_COUNT));
        assertEquals(
                List.of("id:1"),
                Objects.requireNonNull(catalog.person(Person.rowTerm(comment.author())))
                        .names());
        catalog.save(List.of(comment(5, VIDEO, 3, 40, Comment.LIKE_COUNT, 8L, null)));
        assertEquals(List.of(), comments(VIDEO, 0, 0, 9), "it is known to be a reply now");
        assertEquals(List.of(5L), comments(VIDEO, 3, 0, 9));
    }

    @Test
    void listsOfPeopleGoByTimeAndNoneIsLostInOneSecond() {
        for (int i = 1; i <= 30; i++) {
            catalog.save(List.of(follow(who(100 + i, "p" + i), who(1, "anna"), 10, i <= 20 ? 500L : 400L + i)));
        }
        catalog.save(List.of(
                follow(who(1, "anna"), who(2, "ben"), 10, null),
                follow(who(1, "anna"), who(3, "cem"), 10, 7L),
                follow(who(1, "anna"), who(2, "ben"), 5, null)));
        assertEquals(List.of("id:3 7", "id:2 0"), told(Listing.FOLLOWINGS, "anna", 10));
        assertEquals(List.of("id:1 7"), told(Listing.FOLLOWERS, "cem", 10));
        assertEquals(List.of(), told(Listing.FOLLOWERS, "p1", 10));
        var all = told(Listing.FOLLOWERS, "anna", 100);
        assertEquals(30, all.size());
        assertTrue(all.subList(0, 20).stream().allMatch(line -> line.endsWith(" 500")), all::toString);
        assertEquals(List.of("id:130 430", "id:129 429", "id:128 428"), all.subList(20, 23), "then by descending time");
        for (int limit : new int[] {1, 3, 7, 20, 29, 30}) {
            assertEquals(all, told(Listing.FOLLOWERS, "anna", limit), "in pages of " + limit);
        }
    }

    @Test
    void likesAreOfVideosThatNeedNotBeThere() {
        catalog.save(List.of(
                like(Who.handle("anna"), VIDEO, 10, 100L),
                like(Who.handle("anna"), VIDEO + 1, 10, 200L),
                like(Who.handle("ben"), VIDEO, 10, 300L),
                like(Who.handle("anna"), VIDEO + 2, 10, null)));
        assertEquals(List.of((VIDEO + 1) + " 200", VIDEO + " 100", (VIDEO + 2) + " 0"), told(Listing.LIKES, "anna", 2));
        catalog.save(List.of(like(Who.handle("anna"), VIDEO, 20, 400L)));
        assertEquals(VIDEO + " 400", told(Listing.LIKES, "anna", 2).getFirst(), "what was seen later holds");
        catalog.save(List.of(like(Who.handle("anna"), VIDEO, 15, 1L), like(Who.handle("anna"), VIDEO, 30, null)));
        assertEquals(3, told(Listing.LIKES, "anna", 2).size());
        assertEquals(VIDEO + " 400", told(Listing.LIKES, "anna", 2).getFirst());
    }

    @Test
    void whatSeveralRowsOfOnePersonTellStandsThereOnce() {
        var byId = new Who(new Identity.UserId(1), null, null, new Identity.Handle("anna"));
        var bySecUid = new Who(null, new Identity.SecUid("s"), null, null);
        var other = new Who(null, new Identity.SecUid("other"), null, null);
        catalog.save(List.of(
                follow(byId, who(2, "ben"), 10, 100L),
                follow(bySecUid, who(2, "ben"), 20, 50L),
                follow(bySecUid, other, 10, 70L),
                follow(Who.handle("anna"), who(2, "ben"), 30, 60L),
                follow(byId, who(3, "cem"), 10, 80L)));
        catalog.save(List.of(user(new Who(new Identity.UserId(1), new Identity.SecUid("s"), null, null))));
        catalog.save(List.of(user(new Who(new Identity.UserId(3), new Identity.SecUid("other"), null, null))));
        var list = told(Listing.FOLLOWINGS, "anna", 1);
        assertEquals(2, list.size(), list::toString);
        assertTrue(list.getFirst().startsWith("id:3 "), list::toString);
        assertEquals("id:2 60", list.getLast());
        assertEquals(List.of("id:1 60"), told(Listing.FOLLOWERS, "ben", 5));
        assertEquals(1, told(Listing.FOLLOWERS, "cem", 5).size());
    }

    @Test
    void whatIsToldDoesNotDependOnTheOrderOfArrival() throws Exception {
        for (int round = 0; round < rounds(); round++) {
            long seed = new SplittableRandom(4_000L + round).nextLong();
            var observations = observations(seed);
            Map<String, Set<String>> expected;
            try (var one = empty()) {
                one.save(observations);
                expected = dump(one);
                assertEquals(expected.keySet(), dump(one).keySet());
            }
            Collections.shuffle(observations, new Random(seed));
            try (var other = empty()) {
                for (int at = 0; at < observations.size(); at += 50) {
                    other.save(observations.subList(at, Math.min(at + 50, observations.size())));
                }
                other.save(observations.subList(0, 100));
                assertEquals(expected, dump(other), "seed " + seed);
            }
        }
    }

    @Test
    void listsAreWhatThePlainCatalogTellsAfterEachChange() throws Exception {
        for (int round = 0; round < rounds(); round++) {
            long seed = new SplittableRandom(5_000L + round).nextLong();
            var world = new RandomWorld(seed, 20);
            var tested = empty();
            try (var plain = Overlay.overNothing()) {
                for (int step = 0; step < 8; step++) {
                    tested = laterOn(tested);
                    var unwanted = unwanted(world.random());
                    var some = new ArrayList<>(world.observations(10));
                    some.addAll(world.ties(40));
                    for (var each : List.of(tested, plain)) {
                        if (unwanted == null) {
                            each.save(some);
                        } else {
                            each.forget(unwanted);
                        }
                    }
                    agree(plain, tested, world.random(), "seed " + seed + ", step " + step);
                }
            } finally {
                tested.close();
            }
        }
    }

    private static @Nullable Unwanted unwanted(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Unwanted(Set.of(new Identity.UserId(1 + random.nextInt(4))), Set.of());
            case 1 ->
                new Unwanted(
                        Set.of(new Identity.Handle(
                                List.of("anna", "ben.1", "dora").get(random.nextInt(3)))),
                        Set.of(((1_654_000_000L + random.nextInt(20)) << 32) + 1));
            default -> null;
        };
    }

    /** Holds the tested catalog against the plain one, and both against what their rows tell when all of them are looked at. */
    private static void agree(Catalog plain, Catalog tested, SplittableRandom random, String message) {
        for (long video = 0; video < 20; video++) {
            long id = ((1_654_000_000L + video) << 32) + 1;
            for (long parent : new long[] {0, 3 * video, 3 * (video + 20)}) {
                long skip = random.nextInt(4);
                int limit = 1 + random.nextInt(5);
                assertEquals(
                        plain.comments(id, parent, skip, limit), tested.comments(id, parent, skip, limit), message);
            }
        }
        var rows = all(plain);
        for (var subject : plain.people("", 100)) {
            for (var listing : List.of(Listing.FOLLOWINGS, Listing.FOLLOWERS, Listing.LIKES)) {
                var expected = joined(rows, plain, listing, subject.rows());
                int limit = 1 + random.nextInt(12);
                assertEquals(
                        expected, pages(plain, listing, subject.rows(), limit), () -> message + " plain " + listing);
                assertEquals(expected, pages(tested, listing, subject.rows(), limit), () -> message + " " + listing);
            }
        }
        try (var one = plain.snapshot();
                var other = tested.snapshot()) {
            assertEquals(walk(one), walk(other), message);
        }
    }

    private static List<Object> walk(Catalog.Snapshot snapshot) {
        var rows = new ArrayList<Object>();
        snapshot.comments().forEachRemaining(rows::add);
        snapshot.relations().forEachRemaining(rows::add);
        return rows;
    }

    /** Every relation as it was told, by whom it comes from. */
    private static Set<Relation> all(Catalog catalog) {
        var all = new HashSet<Relation>();
        try (var snapshot = catalog.snapshot()) {
            var rows = new ArrayList<Long>();
            snapshot.people().forEachRemaining(person -> rows.addAll(person.ownRows()));
            for (var listing : List.of(Listing.FOLLOWINGS, Listing.LIKES)) {
                for (long row : rows) {
                    all.addAll(snapshot.lists().relations(listing, List.of(row), Relation.Place.START, 1_000));
                }
            }
        }
        return all;
    }

    /** A list by its plainest reading. */
    private static List<Relation> joined(Set<Relation> all, Catalog catalog, Listing listing, Set<Long> owners) {
        var byOther = new HashMap<Object, List<Relation>>();
        for (var relation : all) {
            if (listing.holds(relation.kind()) && owners.contains(listing.owner(relation))) {
                long other = listing.other(relation);
                Object who = other;
                if (listing.showsPeople()) {
                    who = catalog.people("", 100).stream()
                            .filter(subject -> subject.rows().contains(other))
                            .<Object>map(Subject::name)
                            .findFirst()
                            .orElse(other);
                }
                byOther.computeIfAbsent(who, _ -> new ArrayList<>()).add(relation);
            }
        }
        var list = new TreeMap<Relation.Place, Relation>(Relation.Place.ORDER);
        for (var same : byOther.values()) {
            var facts = same.stream().map(Relation::facts).reduce(Facts.NONE, Facts::merge);
            long since = facts.get(Relation.SINCE, 0L);
            long other = same.stream()
                    .filter(relation -> relation.since() == since)
                    .mapToLong(listing::other)
                    .max()
                    .orElseThrow();
            long owner = same.stream()
                    .filter(relation -> relation.since() == since && listing.other(relation) == other)
                    .mapToLong(listing::owner)
                    .max()
                    .orElseThrow();
            var ends = listing.ends(owner, other);
            list.put(new Relation.Place(since, other), new Relation(ends.kind(), ends.from(), ends.to(), facts));
        }
        return List.copyOf(list.values());
    }

    private static List<Relation> pages(Catalog catalog, Listing listing, Set<Long> rows, int limit) {
        var all = new ArrayList<Relation>();
        var place = Relation.Place.START;
        while (true) {
            var page = page(catalog, listing, rows, place, limit);
            all.addAll(page);
            if (page.size() < limit) {
                assertEquals(
                        List.of(),
                        page.isEmpty() ? page : page(catalog, listing, rows, listing.place(page.getLast()), limit));
                return all;
            }
            place = listing.place(page.getLast());
        }
    }

    private static List<Relation> page(
            Catalog catalog, Listing listing, Set<Long> rows, Relation.Place place, int limit) {
        return switch (listing) {
            case FOLLOWINGS -> catalog.followings(rows, place, limit);
            case FOLLOWERS -> catalog.followers(rows, place, limit);
            case LIKES, LIKERS -> catalog.likes(rows, place, limit);
        };
    }

    /** All that lists tell, by names alone. */
    private static Map<String, Set<String>> dump(Catalog catalog) {
        var dump = new TreeMap<String, Set<String>>();
        for (var handle : List.of("anna", "ben.1", "cem_", "dora", "emil", "fay", "zoe")) {
            for (var listing : List.of(Listing.FOLLOWINGS, Listing.FOLLOWERS, Listing.LIKES)) {
                dump.put(listing + " of " + handle, new TreeSet<>(told(catalog, listing, handle, 10)));
            }
        }
        var comments = new TreeSet<String>();
        try (var snapshot = catalog.snapshot()) {
            snapshot.comments()
                    .forEachRemaining(comment -> comments.add(
                            comment.id() + " on " + comment.video() + " by " + name(catalog, comment.author()) + ": "
                                    + comment.facts().hashCode()));
            var walked = new ArrayList<String>();
            snapshot.relations()
                    .forEachRemaining(relation -> walked.add(relation.kind() + " " + first(catalog, relation.from())
                            + " " + relation.since() + " "
                            + (relation.kind() == Relation.Kind.LIKES
                                    ? relation.to()
                                    : first(catalog, relation.to()))));
            dump.put("walk " + walked, Set.of());
            assertEquals(walked.size(), Set.copyOf(walked).size());
        }
        dump.put("comments", comments);
        return dump;
    }

    private static List<Observation> observations(long seed) {
        var world = new RandomWorld(seed, 40);
        var observations = new ArrayList<>(world.observations(100));
        observations.addAll(world.ties(300));
        return observations;
    }

    /** The other ends of somebody's list by name, and since when, page by page. */
    private List<String> told(Listing listing, String handle, int limit) {
        return told(catalog, listing, handle, limit);
    }

    private static List<String> told(Catalog catalog, Listing listing, String handle, int limit) {
        var rows = catalog.subject(Identity.Handle.term(handle), Long.MAX_VALUE)
                .map(Subject::rows)
                .orElse(Set.of());
        return pages(catalog, listing, rows, limit).stream()
                .map(relation -> (listing == Listing.LIKES ? relation.to() : name(catalog, listing.other(relation)))
                        + " " + relation.since())
                .toList();
    }

    /** Of the person whose row has a key, as readers see them. */
    private static String name(Catalog catalog, long row) {
        var person = catalog.person(Person.rowTerm(row));
        if (person == null) {
            return "nobody";
        }
        return catalog.people("", 1_000).stream()
                .filter(subject -> subject.rows().contains(row))
                .map(Subject::name)
                .findFirst()
                .orElse(person.firstName());
    }

    private static String first(Catalog catalog, long row) {
        return Objects.requireNonNull(catalog.person(Person.rowTerm(row))).firstName();
    }

    private List<Long> comments(long video, long parent, long skip, int limit) {
        return catalog.comments(video, parent, skip, limit).stream()
                .map(Comment::id)
                .toList();
    }

    protected static Stamp stamp(long time) {
        return new Stamp(time, Source.RESEARCH);
    }

    protected static Who who(long id, String handle) {
        return new Who(new Identity.UserId(id), null, null, new Identity.Handle(handle));
    }

    protected static Observation user(Who who) {
        return new Observation.OfUser(who, stamp(50), Facts.NONE);
    }

    protected static Observation follow(Who follower, Who followed, long time, @Nullable Long since) {
        return new Observation.OfFollow(follower, followed, stamp(time), since(time, since));
    }

    protected static Observation like(Who who, long video, long time, @Nullable Long since) {
        return new Observation.OfLike(who, video, stamp(time), since(time, since));
    }

    private static Facts since(long time, @Nullable Long since) {
        return since == null
                ? Facts.NONE
                : Facts.at(stamp(time)).with(Relation.SINCE, since).build();
    }

    protected static Observation comment(long id, long video, long parent, long time) {
        return comment(id, video, parent, time, Comment.LIKE_COUNT, 1L, Who.handle("anna"));
    }

    protected static Observation comment(
            long id,
            long video,
            long parent,
            long time,
            dev.zoetrope.model.Field<Long> field,
            long value,
            @Nullable Who author) {
        var facts = Facts.at(stamp(time)).with(field, value);
        if (parent != 0) {
            facts.with(Comment.PARENT, parent);
        }
        if (author != null && author.handle() != null) {
            facts.with(Comment.HANDLE, author.handle().handle());
        }
        return new Observation.OfComment(id, video, author, stamp(time), facts.build());
    }
}

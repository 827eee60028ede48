package dev.zoetrope.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Comments and relations of the forgotten go with them, and do not come back. */
public abstract class ForgettingListsContract {
    protected Catalog catalog;

    /** A catalog without anything in it. */
    protected abstract Catalog empty() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        catalog = empty();
    }

    @AfterEach
    void end() {
        catalog.close();
    }

    private void forget(Identity identity) {
        catalog.forget(new Unwanted(Set.of(identity), Set.of()));
    }

    @Test
    void allThatIsTiedToAPersonGoesAndNothingElse() {
        var theirs = List.of(
                video(100, who(1, "anna"), 10),
                comment(1, 200, 0, who(1, "anna"), 10),
                comment(2, 200, 1, who(2, "ben"), 10),
                comment(3, 100, 0, who(2, "ben"), 10),
                comment(4, 100, 3, null, 10),
                comment(5, 200, 0, Who.handle("anna"), 10),
                follow(who(1, "anna"), who(2, "ben"), 10),
                follow(who(3, "cem"), who(1, "anna"), 10),
                follow(who(3, "cem"), new Who(null, new Identity.SecUid("s1"), null, null), 10),
                like(who(1, "anna"), 200, 10),
                like(who(2, "ben"), 100, 10));
        var others = List.of(
                video(200, who(2, "ben"), 10),
                comment(6, 200, 0, who(2, "ben"), 10),
                comment(7, 200, 6, who(3, "cem"), 10),
                follow(who(2, "ben"), who(3, "cem"), 10),
                like(who(3, "cem"), 200, 10));
        var all = new ArrayList<>(theirs);
        all.addAll(others);
        all.add(new Observation.OfUser(
                new Who(new Identity.UserId(1), new Identity.SecUid("s1"), null, null), stamp(10), Facts.NONE));
        catalog.save(all);
        assertEquals(1, followings("cem").size(), "two rows of one person are one");
        var departure = Departure.of(catalog, new Unwanted(Set.of(new Identity.UserId(1)), Set.of()));
        var comments = new ArrayList<Long>();
        departure.comments(comments::add);
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), comments.stream().sorted().toList(), "each once");
        var relations = new ArrayList<Relation.Ends>();
        departure.relations(relations::add);
        assertEquals(relations.size(), Set.copyOf(relations).size(), "each once");
        assertEquals(5, relations.size());
        forget(new Identity.UserId(1));
        for (int round = 0; round < 3; round++) {
            for (long id = 1; id <= 5; id++) {
                assertNull(catalog.comment(id), "comment " + id);
            }
            assertNotNull(catalog.comment(6));
            assertNotNull(catalog.comment(7));
            assertEquals(List.of("id:3"), followings("ben"));
            assertEquals(List.of(), followings("cem"));
            assertEquals(List.of(), followers("ben"));
            assertEquals(List.of(), likes("ben"));
            assertEquals(List.of(200L), likes("cem"));
            try (var snapshot = catalog.snapshot()) {
                var left = new ArrayList<Relation>();
                snapshot.relations().forEachRemaining(left::add);
                assertEquals(2, left.size());
            }
            if (round == 0) {
                assertEquals(theirs.size(), catalog.save(theirs));
            } else {
                assertEquals(
                        3,
                        catalog.save(List.of(
                                comment(1, 200, 0, null, 90),
                                comment(2, 200, 0, null, 90),
                                comment(9, 200, 1, null, 90))),
                        "whoever tells of them");
            }
        }
    }

    @Test
    void whatIsTiedToAVideoGoesWithIt() {
        var tied = List.of(
                comment(1, 100, 0, who(2, "ben"), 10),
                comment(2, 100, 1, who(3, "cem"), 10),
                like(who(2, "ben"), 100, 10));
        catalog.save(tied);
        catalog.save(List.of(comment(3, 101, 0, who(2, "ben"), 10), like(who(2, "ben"), 101, 10)));
        catalog.forget(new Unwanted(Set.of(), Set.of(100L)));
        assertEquals(3, catalog.save(tied));
        assertNull(catalog.comment(1));
        assertNull(catalog.comment(2));
        assertNotNull(catalog.comment(3));
        assertEquals(List.of(101L), likes("ben"));
    }

    @Test
    void whatWasToldOfAHandleIsWhoseWhoHadItThen() {
        var first = List.of(
                comment(1, 200, 0, Who.handle("star"), 15),
                follow(Who.handle("star"), who(5, "eve"), 15),
                like(Who.handle("star"), 200, 15));
        var second = List.of(
                comment(2, 200, 0, Who.handle("star"), 35),
                follow(Who.handle("star"), who(6, "fay"), 35),
                like(Who.handle("star"), 201, 35));
        var holders = List.of(
                new Observation.OfUser(who(1, "star"), stamp(10), Facts.NONE),
                new Observation.OfUser(who(2, "star"), stamp(30), Facts.NONE));
        catalog.save(holders);
        catalog.save(first);
        catalog.save(second);
        forget(new Identity.UserId(1));
        for (int round = 0; round < 2; round++) {
            assertNull(catalog.comment(1));
            assertNotNull(catalog.comment(2));
            assertEquals(List.of("id:6"), followings("star"));
            assertEquals(List.of(201L), likes("star"));
            assertEquals(3, catalog.save(first));
            assertEquals(0, catalog.save(second));
        }
        forget(new Identity.UserId(2));
        assertEquals(6, catalog.save(first) + catalog.save(second));
        assertNull(catalog.comment(2));
        assertNull(catalog.person("handle:star"));
    }

    @Test
    void relationsOfTwoWhoLeaveAreToldOnce() {
        catalog.save(List.of(
                follow(who(1, "anna"), who(2, "ben"), 10),
                follow(who(2, "ben"), who(1, "anna"), 10),
                follow(Who.handle("star"), who(1, "anna"), 15),
                follow(who(1, "anna"), Who.handle("star"), 35),
                follow(Who.handle("star"), who(4, "dan"), 35),
                new Observation.OfUser(who(2, "star"), stamp(14), Facts.NONE),
                new Observation.OfUser(who(3, "star"), stamp(30), Facts.NONE),
                like(who(1, "anna"), 100, 10),
                like(who(2, "ben"), 100, 10)));
        var departure = Departure.of(
                catalog, new Unwanted(Set.of(new Identity.UserId(1), new Identity.UserId(2)), Set.of(100L)));
        var relations = new ArrayList<Relation.Ends>();
        departure.relations(relations::add);
        assertEquals(6, relations.size(), relations::toString);
        assertEquals(6, Set.copyOf(relations).size(), relations::toString);
    }

    @Test
    void manyRepliesAndFollowersGo() {
        var many = new ArrayList<Observation>(List.of(comment(1, 200, 0, who(1, "anna"), 10)));
        for (int i = 0; i < 2_500; i++) {
            many.add(comment(10 + i, 200, 1, null, 10));
            many.add(follow(who(100 + i, "fan" + i), who(1, "anna"), 10 + i % 3));
        }
        catalog.save(many);
        forget(new Identity.UserId(1));
        assertEquals(List.of(), catalog.comments(200, 1, 0, 10));
        try (var snapshot = catalog.snapshot()) {
            assertFalse(snapshot.relations().hasNext());
            assertFalse(snapshot.comments().hasNext());
        }
    }

    @Test
    void theOrderOfManyForgettingsDoesNotMatter() throws Exception {
        for (long seed = 1; seed <= 4; seed++) {
            var world = new RandomWorld(seed, 30);
            var observations = new ArrayList<>(world.observations(60));
            observations.addAll(world.ties(200));
            var people = new ArrayList<Identity>(
                    List.of(new Identity.UserId(1), new Identity.SecUid("sec2"), new Identity.UserId(3)));
            try (var one = empty();
                    var other = empty()) {
                one.save(observations);
                other.save(observations);
                one.forget(new Unwanted(Set.copyOf(people), Set.of()));
                Collections.shuffle(people, new Random(seed));
                people.forEach(identity -> other.forget(new Unwanted(Set.of(identity), Set.of())));
                for (int round = 0; round < 2; round++) {
                    assertEquals(walk(one), walk(other), "seed " + seed + ", round " + round);
                    one.save(observations);
                    Collections.shuffle(observations, new Random(seed));
                    other.save(observations);
                }
            }
        }
    }

    private static List<String> walk(Catalog catalog) {
        var rows = new ArrayList<String>();
        try (var snapshot = catalog.snapshot()) {
            snapshot.comments()
                    .forEachRemaining(
                            comment -> rows.add(comment.id() + " " + comment.video() + " " + comment.facts()));
            snapshot.relations()
                    .forEachRemaining(relation -> rows.add(relation.kind() + " " + name(catalog, relation.from()) + " "
                            + (relation.kind() == Relation.Kind.LIKES ? relation.to() : name(catalog, relation.to()))
                            + " " + relation.facts()));
        }
        return rows;
    }

    private static String name(Catalog catalog, long row) {
        var person = catalog.person(Person.rowTerm(row));
        return person == null ? "nobody" : person.firstName();
    }

    private List<String> followings(String handle) {
        return catalog.followings(rows(handle), Relation.Place.START, 100).stream()
                .map(relation -> name(catalog, relation.to()))
                .toList();
    }

    private List<String> followers(String handle) {
        return catalog.followers(rows(handle), Relation.Place.START, 100).stream()
                .map(relation -> name(catalog, relation.from()))
                .toList();
    }

    private List<Long> likes(String handle) {
        return catalog.likes(rows(handle), Relation.Place.START, 100).stream()
                .map(Relation::to)
                .toList();
    }

    private Set<Long> rows(String handle) {
        return catalog.subject(Identity.Handle.term(handle), Long.MAX_VALUE)
                .map(Subject::rows)
                .orElse(Set.of());
    }

    private static Stamp stamp(long time) {
        return new Stamp(time, Source.RESEARCH);
    }

    private static Who who(long id, String handle) {
        return new Who(new Identity.UserId(id), null, null, new Identity.Handle(handle));
    }

    private static Observation video(long id, Who author, long time) {
        return new Observation.OfVideo(
                id,
                author,
                stamp(time),
                Facts.at(stamp(time)).with(Video.CREATED_AT, 1_655_000_000L).build());
    }

    private static Observation comment(long id, long video, long parent, @Nullable Who author, long time) {
        var facts = Facts.at(stamp(time)).with(Comment.TEXT, "comment " + id);
        if (parent != 0) {
            facts.with(Comment.PARENT, parent);
        }
        if (author != null && author.handle() != null) {
            facts.with(Comment.HANDLE, author.handle().handle());
        }
        return new Observation.OfComment(id, video, author, stamp(time), facts.build());
    }

    private static Observation follow(Who follower, Who followed, long time) {
        return new Observation.OfFollow(follower, followed, stamp(time), since(time));
    }

    private static Observation like(Who who, long video, long time) {
        return new Observation.OfLike(who, video, stamp(time), since(time));
    }

    private static Facts since(long time) {
        return Facts.at(stamp(time)).with(Relation.SINCE, 1_000L + time).build();
    }
}

package dev.zoetrope.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Source;
import dev.zoetrope.model.Stamp;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.model.Who;
import dev.zoetrope.query.NameSearch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How every catalog tells of a person: whom a term leads to, what they posted, how they are searched for, whose account is private. */
public abstract class PostsAndPeopleContract {
    private static final String[] NAMES = {
        "Anna Müller",
        "Anna",
        "ANNA-LENA",
        "Straße",
        "strasse 7",
        "東京のケンジ",
        "京都",
        "Σίσυφος",
        "annabelle annalena",
        "🙂",
        "",
        "___"
    };
    private static final String[] TEXTS = {
        "",
        " ",
        "a",
        "an",
        "anna",
        "@Anna",
        "anna m",
        "müller anna",
        "lena",
        "annalen",
        "annabelle a",
        "strass",
        "東",
        "京",
        "東京のケ",
        "σίσυφος",
        "b",
        "ben",
        "ben.1",
        "ben 1",
        "cem_",
        "dora",
        "zoe",
        "fay emil",
        "🙂",
        "___",
        "_",
        "nobody",
        "x".repeat(300)
    };

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

    @Test
    void postsGoByTimeAndThenById() {
        catalog.save(List.of(
                video(1, "anna", 300),
                video(2, "anna", 100),
                video(3, "anna", 300),
                video(4, "anna", 200),
                video(5, "ben", 250)));
        catalog.save(List.of(
                video(6, "anna", 300), video(7, "anna", Post.LAST_SECOND), video(8, "anna", 0), video(9, "anna", -5)));
        catalog.save(List.of(video(10, "anna", 1_655_000_000_000L), video(11, "anna", Long.MAX_VALUE)));
        assertEquals(List.of(7L, 6L, 3L, 1L, 4L, 2L, 8L), posts("anna", Post.NEWEST, 100));
        assertEquals(List.of(3L, 1L), posts("anna", new Post(300, 6), 2));
        assertEquals(List.of(6L, 3L, 1L), posts("anna", new Post(300, 9), 3));
        assertEquals(List.of(4L), posts("anna", new Post(300, 1), 1));
        assertEquals(List.of(4L, 2L), posts("anna", new Post(250, 0), 2));
        assertEquals(List.of(8L), posts("anna", new Post(100, 2), 5));
        assertEquals(List.of(), posts("anna", new Post(0, 8), 5));
        assertEquals(List.of(), catalog.posts(Set.of(), Post.NEWEST, 5));
        assertEquals(List.of(), catalog.posts(Set.of(999L), Post.NEWEST, 5));
    }

    @Test
    void postsOfOneSecondArePassedOver() {
        for (long id = 1; id <= 12; id++) {
            catalog.save(List.of(video(id, "anna", id <= 8 ? 300 : 200), video(100 + id, "ben", 300)));
        }
        catalog.delete(List.of(7L));
        var anna = rows("anna");
        assertEquals(List.of(6L, 5L), ids(catalog.postsWithin(anna, 300, 1, 2)));
        assertEquals(List.of(1L, 12L, 11L, 10L), ids(catalog.postsWithin(anna, 300, 6, 4)));
        assertEquals(List.of(), catalog.postsWithin(anna, 300, 7, 4));
        assertEquals(List.of(), catalog.postsWithin(anna, 300, Long.MAX_VALUE, 4));
        assertEquals(List.of(9L), ids(catalog.postsWithin(anna, 200, 3, 4)));
        assertEquals(List.of(), catalog.postsWithin(anna, 250, 1, 4));
        assertEquals(List.of(), catalog.postsWithin(Set.of(), 300, 1, 4));
    }

    @Test
    void aPostMovesWithItsTimeAndGoesWithItsVisibility() {
        catalog.save(List.of(video(1, "anna", 100), video(2, "anna", 200), video(3, "anna", 300)));
        catalog.save(List.of(with(1, 20, Video.CREATED_AT, 400L)));
        assertEquals(List.of(1L, 3L, 2L), posts("anna", Post.NEWEST, 9));
        catalog.save(List.of(with(3, 20, Video.PUBLIC, false)));
        assertEquals(List.of(1L, 2L), posts("anna", Post.NEWEST, 9));
        catalog.save(List.of(with(3, 30, Video.PUBLIC, true)));
        catalog.delete(List.of(1L));
        assertEquals(List.of(3L, 2L), posts("anna", Post.NEWEST, 9));
        catalog.save(List.of(new Observation.OfVideo(
                2,
                Who.handle("ben"),
                stamp(40),
                at(40).with(Video.HANDLE, "ben").build())));
        assertEquals(List.of(3L), posts("anna", Post.NEWEST, 9));
        assertEquals(List.of(2L), posts("ben", Post.NEWEST, 9));
        catalog.save(List.of(new Observation.OfVideo(4, Who.handle("ben"), stamp(40), Facts.NONE)));
        assertEquals(List.of(2L), posts("ben", Post.NEWEST, 9), "nobody knows when 4 was posted");
    }

    @Test
    void pinnedPostsAreFoundAmongAll() {
        for (long id = 1; id <= 30; id++) {
            catalog.save(List.of(video(id, "anna", 100 + id), video(100 + id, "ben", 300)));
        }
        for (long id : List.of(3L, 7L, 9L, 20L, 103L)) {
            catalog.save(List.of(with(id, 20, Video.PINNED, true)));
        }
        assertEquals(List.of(20L, 9L, 7L, 3L), ids(catalog.pinned(rows("anna"), 9)));
        assertEquals(List.of(20L, 9L), ids(catalog.pinned(rows("anna"), 2)));
        catalog.save(List.of(with(20, 30, Video.PINNED, false), with(9, 30, Video.PUBLIC, false)));
        catalog.delete(List.of(7L));
        assertEquals(List.of(3L), ids(catalog.pinned(rows("anna"), 9)));
        assertEquals(List.of(103L), ids(catalog.pinned(rows("ben"), 9)));
        assertEquals(List.of(), catalog.pinned(Set.of(), 9));
    }

    @Test
    void postsOfAllRowsOfAPersonAreOneList() {
        var byId = new Who(new Identity.UserId(1), null, null, new Identity.Handle("anna"));
        var bySecUid = new Who(null, new Identity.SecUid("s"), null, null);
        for (long id = 1; id <= 30; id++) {
            var who = id % 3 == 0 ? byId : id % 3 == 1 ? bySecUid : Who.handle("anna");
            catalog.save(List.of(new Observation.OfVideo(
                    id,
                    who,
                    stamp(10),
                    at(10).with(Video.CREATED_AT, 1_000 - id / 4).build())));
        }
        catalog.save(List.of(new Observation.OfUser(
                new Who(new Identity.UserId(1), new Identity.SecUid("s"), null, null), stamp(11), Facts.NONE)));
        assertEquals(3, catalog.subject("id:1", 0).orElseThrow().rows().size());
        assertEquals(30, posts("anna", Post.NEWEST, 100).size());
        assertEquals(posts("anna", Post.NEWEST, 100), inPagesOf(7, "anna"));
    }

    @Test
    void peopleAreFoundByBeginningsOfTheirWordsTheMostFollowedFirst() {
        catalog.save(List.of(
                user(Who.handle("anna"), 10, "Somebody", 5),
                user(Who.user(1, "s1", "amuller"), 10, "Anna Müller", 100),
                user(Who.handle("annabelle"), 10, "B", 7),
                user(Who.handle("c"), 10, "Joh-Anna", 1),
                user(Who.handle("kenji"), 10, "東京のケンジ", 50),
                user(Who.handle("d"), 10, "Hannah", 900)));
        assertEquals(List.of("anna", "amuller", "annabelle", "c"), found("ANNA"));
        assertEquals(List.of("amuller", "annabelle", "anna", "c"), found("ann"));
        assertEquals(List.of("amuller"), found("  müller   an"));
        assertEquals(List.of("kenji"), found("京の"));
        assertEquals(List.of("kenji"), found("@Kenji"));
        assertEquals(List.of(), found("anna kenji"));
        assertEquals(List.of(), found("🙂"));
        assertEquals(List.of("d", "amuller", "kenji", "annabelle", "anna", "c"), found(" "));
        assertEquals(List.of("d", "amuller"), handles(catalog.people("", 2)));
    }

    @Test
    void aHandleThatWasGivenUpFindsNobodyByIt() {
        catalog.save(List.of(user(Who.user(1, "s1", "first"), 10, "Anna", 5)));
        catalog.save(List.of(user(Who.user(1, "s1", "second"), 20, "Anna", 6)));
        assertEquals(List.of(), found("first"));
        assertEquals(List.of("second"), found("second"));
        catalog.save(List.of(user(Who.user(2, "s2", "first"), 30, "Ben", 7)));
        assertEquals(List.of("first"), found("fir"));
        assertEquals(List.of("first", "second"), found(""));
    }

    @Test
    void whatIsToldOfAPersonIsWhatTheRowsTellAfterEachChange() throws Exception {
        for (int round = 0; round < rounds(); round++) {
            long seed = new SplittableRandom(700L + round).nextLong();
            var world = new RandomWorld(seed, 60);
            try (var tested = empty()) {
                for (int step = 0; step < 12; step++) {
                    change(tested, world);
                    var message = "seed " + seed + ", step " + step;
                    if (world.random().nextInt(3) > 0) {
                        agrees(tested, world, message);
                    }
                }
                agrees(tested, world, "seed " + seed);
            }
        }
    }

    /** How many catalogs random changes are made to; of a faster kind more. */
    protected int rounds() {
        return 20;
    }

    private static void change(Catalog catalog, RandomWorld world) {
        var random = world.random();
        switch (random.nextInt(8)) {
            case 0 ->
                catalog.delete(world.observations(6).stream()
                        .filter(Observation.OfVideo.class::isInstance)
                        .map(video -> ((Observation.OfVideo) video).id())
                        .toList());
            case 1 ->
                catalog.forget(new Unwanted(
                        Set.of(
                                random.nextBoolean()
                                        ? new Identity.Handle(
                                                List.of("anna", "ben.1", "dora").get(random.nextInt(3)))
                                        : new Identity.UserId(1 + random.nextInt(4))),
                        Set.of()));
            default -> {
                var observations = new ArrayList<>(world.observations(1 + random.nextInt(25)));
                for (int i = random.nextInt(4); i > 0; i--) {
                    var user = world.user();
                    var more = Facts.at(user.stamp())
                            .with(User.DISPLAY_NAME, NAMES[random.nextInt(NAMES.length)])
                            .with(User.FOLLOWER_COUNT, (long) random.nextInt(30) - 2);
                    observations.add(new Observation.OfUser(
                            user.who(), user.stamp(), user.facts().merge(more.build())));
                }
                catalog.save(observations);
            }
        }
    }

    /** Holds what is told of people against what their rows tell when all of them are looked at. */
    private static void agrees(Catalog catalog, RandomWorld world, String message) {
        try (var rows = catalog.snapshot()) {
            var people = new People(rows);
            var marked = new HashSet<Person>();
            rows.people().forEachRemaining(person -> {
                if (person.facts().flag(User.PRIVATE)) {
                    marked.add(person);
                }
            });
            assertEquals(people.hiddenAuthors(marked), catalog.hiddenAuthors(), message);
            for (int i = 0; i < 5; i++) {
                var text = TEXTS[world.random().nextInt(TEXTS.length)];
                int limit = 1 + world.random().nextInt(12);
                assertAlike(
                        people.meant(NameSearch.of(text), rows.people(), limit),
                        catalog.people(text, limit),
                        message + ", people named " + text + ", " + limit);
            }
            var posts = new ArrayList<Video>();
            rows.videos().forEachRemaining(posts::add);
            posts.removeIf(video -> !Post.is(video));
            posts.sort(Comparator.comparing(Post::of, Post.ORDER));
            for (var term : terms()) {
                long time = world.random().nextBoolean() ? 1_655_000_000_002L : Long.MAX_VALUE;
                var told = catalog.subject(term, time);
                assertAlike(
                        people.subject(term, time).stream().toList(),
                        told.stream().toList(),
                        message + ", " + term);
                told.ifPresent(subject -> agreesOnPosts(catalog, posts, subject.rows(), world, message));
            }
        }
    }

    private static List<String> terms() {
        var terms = new ArrayList<String>();
        for (var handle : List.of("anna", "ben.1", "cem_", "dora", "emil", "fay", "zoe", "nobody")) {
            terms.add(Identity.Handle.term(handle));
        }
        for (int person = 1; person <= 5; person++) {
            terms.add("id:" + person);
            terms.add("sec:sec" + person);
        }
        return terms;
    }

    private static void agreesOnPosts(
            Catalog catalog, List<Video> all, Set<Long> authors, RandomWorld world, String message) {
        var posts =
                all.stream().filter(video -> authors.contains(video.author())).toList();
        int from = world.random().nextInt(posts.size() + 1);
        int limit = 1 + world.random().nextInt(posts.size() + 1);
        var after = from == 0 ? Post.NEWEST : Post.of(posts.get(from - 1));
        assertEquals(
                ids(posts.subList(from, Math.min(posts.size(), from + limit))),
                ids(catalog.posts(authors, after, limit)),
                () -> message + ", posts of " + authors + " after " + after);
    }

    private static void assertAlike(List<Subject> expected, List<Subject> tested, String message) {
        assertEquals(
                expected.stream().map(PostsAndPeopleContract::text).toList(),
                tested.stream().map(PostsAndPeopleContract::text).toList(),
                message);
    }

    private static String text(Subject subject) {
        var user = subject.user();
        return subject.terms() + " " + new HashSet<>(subject.rows()) + " " + user.row() + " " + user.handle() + " "
                + user.facts().hashCode();
    }

    private List<Long> posts(String handle, Post after, int limit) {
        return ids(catalog.posts(rows(handle), after, limit));
    }

    private Set<Long> rows(String handle) {
        return catalog.subject(Identity.Handle.term(handle), Long.MAX_VALUE)
                .map(Subject::rows)
                .orElse(Set.of());
    }

    private List<Long> inPagesOf(int limit, String handle) {
        var ids = new ArrayList<Long>();
        var place = Post.NEWEST;
        for (var page = catalog.posts(rows(handle), place, limit);
                !page.isEmpty();
                page = catalog.posts(rows(handle), place, limit)) {
            ids.addAll(ids(page));
            place = Post.of(page.getLast());
        }
        return ids;
    }

    private static List<Long> ids(List<Video> videos) {
        return videos.stream().map(Video::id).toList();
    }

    private List<String> found(String text) {
        return handles(catalog.people(text, 100));
    }

    private static List<String> handles(List<Subject> people) {
        return people.stream()
                .map(subject -> Optional.ofNullable(subject.user().handle()).orElse("nobody's"))
                .toList();
    }

    protected static Stamp stamp(long time) {
        return new Stamp(time, Source.RESEARCH);
    }

    private static Facts.Builder at(long time) {
        return Facts.at(stamp(time));
    }

    protected static Observation.OfVideo video(long id, String handle, long created) {
        return new Observation.OfVideo(
                id,
                Who.handle(handle),
                stamp(10),
                at(10).with(Video.CREATED_AT, created)
                        .with(Video.HANDLE, handle)
                        .build());
    }

    private static <T> Observation.OfVideo with(long id, long time, Field<T> field, T value) {
        return new Observation.OfVideo(
                id, null, stamp(time), at(time).with(field, value).build());
    }

    protected static Observation.OfUser user(Who who, long time, String name, long followers) {
        return new Observation.OfUser(
                who,
                stamp(time),
                at(time).with(User.DISPLAY_NAME, name)
                        .with(User.FOLLOWER_COUNT, followers)
                        .build());
    }
}

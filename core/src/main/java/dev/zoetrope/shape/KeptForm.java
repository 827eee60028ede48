package dev.zoetrope.shape;

import dev.zoetrope.model.Comment;
import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Identity;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Points;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * The lossless form: rows as a catalog keeps them, every fact with its time and source. A header, then an object for each row, whose first member tells what
 * it is. What is written is read back the same, and the same row is always written with the same bytes.
 *
 * <p>Row keys and numbers of arrival are a catalog's own, and are not in it. Numbers beyond 2^53 stand in quotes; both are read either way. Nothing is passed
 * over when reading: a member that is unknown makes its row unreadable.
 */
public final class KeptForm {
    /** Files of a greater version are not read, those of a lesser one are. Version 2 brought histories, comments and relations. */
    public static final int VERSION = 2;

    /** A row has at most so many moments of its history. Where there are more, the row stands there again with the next ones. */
    public static final int MOST_MOMENTS = 1_000;

    /** A user has at most so many names and claims. */
    static final int MOST_NAMES = 100_000;

    /** A name has at most so many UTF-16 units. */
    static final int LONGEST_NAME = 1_000;

    private static final String HEADER = "zoetrope";
    private static final String CATALOG = "catalog";
    private static final Set<String> ROWS = Set.of("user", "video", "sound", "comment", "follower", "liker");

    private static final KeptFacts USER = new KeptFacts("a user", User.FIELDS, User.COUNTERS);
    private static final KeptFacts VIDEO = new KeptFacts("a video", Video.FIELDS, Video.COUNTERS);
    private static final KeptFacts SOUND = new KeptFacts("a sound", Sound.FIELDS, List.of());

    private static final KeptFacts COMMENT = new KeptFacts("a comment", Comment.FIELDS, List.of());
    private static final KeptFacts RELATION = new KeptFacts("a relation", Relation.FIELDS, List.of());

    private static final String FIRST_MEMBERS = "the first member is user, video, sound, comment, follower or liker";

    private KeptForm() {}

    /** Writes the object that comes first. */
    public static void writeHeader(JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty(HEADER, CATALOG);
        out.writeNumberProperty("version", VERSION);
        out.writeEndObject();
    }

    /** @param history at most {@link #MOST_MOMENTS} of it */
    public static void write(Person person, Points history, JsonGenerator out) {
        out.writeStartObject();
        out.writeArrayPropertyStart("user");
        for (var name : person.names()) {
            if (!Person.isRowTerm(name)) {
                out.writeString(name);
            }
        }
        out.writeEndArray();
        if (!person.claims().isEmpty()) {
            out.writeArrayPropertyStart("claims");
            person.claims().forEach(claim -> write(claim, out));
            out.writeEndArray();
        }
        USER.write(person.facts(), out);
        USER.write(history, out);
        out.writeEndObject();
    }

    /**
     * @param author the {@link Person#firstName} of the author's row; null when nobody is known
     * @param history at most {@link #MOST_MOMENTS} of it
     */
    public static void write(Video video, @Nullable String author, Points history, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("video", Long.toString(video.id()));
        if (author != null) {
            out.writeStringProperty("author", author);
        }
        VIDEO.write(video.facts(), out);
        VIDEO.write(history, out);
        out.writeEndObject();
    }

    public static void write(Sound sound, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("sound", Long.toString(sound.id()));
        SOUND.write(sound.facts(), out);
        out.writeEndObject();
    }

    /** @param author the {@link Person#firstName} of the author's row; null when nobody is known */
    public static void write(Comment comment, @Nullable String author, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("comment", Long.toString(comment.id()));
        out.writeStringProperty("video", Long.toString(comment.video()));
        if (author != null) {
            out.writeStringProperty("author", author);
        }
        COMMENT.write(comment.facts(), out);
        out.writeEndObject();
    }

    /** @param name the {@link Person#firstName} of a row, by its key */
    public static void write(Relation relation, LongFunction<String> name, JsonGenerator out) {
        out.writeStartObject();
        switch (relation.kind()) {
            case FOLLOWS -> {
                out.writeStringProperty("follower", name.apply(relation.from()));
                out.writeStringProperty("followed", name.apply(relation.to()));
            }
            case LIKES -> {
                out.writeStringProperty("liker", name.apply(relation.from()));
                out.writeStringProperty("video", Long.toString(relation.to()));
            }
        }
        RELATION.write(relation.facts(), out);
        out.writeEndObject();
    }

    private static void write(Person.Claim claim, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("handle", claim.handle());
        out.writeName("first");
        KeptValue.writeNumber(claim.first(), out);
        out.writeName("last");
        KeptValue.writeNumber(claim.last(), out);
        out.writeEndObject();
    }

    /** Whether an object whose first member has this name is a header. */
    public static boolean isHeader(String firstName) {
        return firstName.equals(HEADER);
    }

    /** Whether an object whose first member has this name is a row. */
    public static boolean isRow(String firstName) {
        return ROWS.contains(firstName);
    }

    /**
     * Reads a header. The parser stands as for {@link #read}, also afterwards.
     *
     * @throws UnreadableRecord when what follows it cannot be read: it is of a newer version, or no catalog
     * @throws JacksonException when it is not JSON
     */
    public static void readHeader(JsonParser from) {
        var in = new RecordParser(from);
        in.read(() -> {
            boolean isCatalog = false;
            Long version = null;
            while (in.nextMember()) {
                switch (in.member()) {
                    case HEADER -> isCatalog = in.text().equals(CATALOG);
                    case "version" -> version = version(in);
                    default -> throw KeptValue.unknown("a header", in);
                }
            }
            if (!isCatalog || version == null) {
                throw new UnreadableRecord(
                        isCatalog ? "version" : HEADER,
                        "a header is {\"" + HEADER + "\":\"" + CATALOG + "\",\"version\":" + VERSION + "}");
            }
            return version;
        });
    }

    private static long version(RecordParser in) {
        long version = in.whole();
        if (version < 1 || version > VERSION) {
            throw in.unreadable("is not a version of the lossless form that this Zoetrope reads, which are 1 to "
                    + VERSION + "; use a newer Zoetrope");
        }
        return version;
    }

    /**
     * Reads a row. The parser stands on its first token or its first name, and on its last token afterwards, also after an UnreadableRecord.
     *
     * @throws UnreadableRecord when it is none, or has a member that is unknown or has a value that cannot be meant
     * @throws JacksonException when it is not JSON
     */
    public static Observation.Kept read(JsonParser from) {
        var in = new RecordParser(from);
        return in.read(() -> {
            if (!in.nextMember()) {
                throw new UnreadableRecord("record", "is empty; " + FIRST_MEMBERS);
            }
            return switch (in.member()) {
                case "user" -> user(in);
                case "video" -> video(in);
                case "sound" -> sound(in);
                case "comment" -> comment(in);
                case "follower" -> follow(in);
                case "liker" -> like(in);
                default -> throw in.unreadable("comes first; " + FIRST_MEMBERS);
            };
        });
    }

    private static Observation.Kept user(RecordParser in) {
        var names = in.list(MOST_NAMES, KeptForm::identity);
        boolean ofHandle = names.stream().anyMatch(name -> name instanceof Identity.Handle);
        if (names.isEmpty() || (ofHandle && names.size() > 1)) {
            throw in.unreadable("does not name a user; give lasting identities alone, or one handle alone");
        }
        List<Person.Claim> claims = new ArrayList<>();
        var facts = Facts.NONE;
        var history = Points.NONE;
        while (in.nextMember()) {
            switch (in.member()) {
                case "claims" -> claims = in.list(MOST_NAMES, KeptForm::claim);
                case "facts" -> facts = USER.read(in);
                case "history" -> history = USER.readHistory(in);
                default -> throw KeptValue.unknown("a user", in);
            }
        }
        if (ofHandle && !claims.isEmpty()) {
            throw new UnreadableRecord("claims", "belong to lasting identities, and this user is a handle alone");
        }
        return new Observation.KeptUser(names, claims, facts, history);
    }

    private static Observation.Kept video(RecordParser in) {
        long id = id(Long.MAX_VALUE - 1, in);
        Identity author = null;
        var facts = Facts.NONE;
        var history = Points.NONE;
        while (in.nextMember()) {
            switch (in.member()) {
                case "author" -> author = identity(in);
                case "facts" -> facts = VIDEO.read(in);
                case "history" -> history = VIDEO.readHistory(in);
                default -> throw KeptValue.unknown("a video", in);
            }
        }
        return new Observation.KeptVideo(id, author, facts, history);
    }

    private static Observation.Kept sound(RecordParser in) {
        long id = id(Long.MAX_VALUE, in);
        var facts = Facts.NONE;
        while (in.nextMember()) {
            if (!in.member().equals("facts")) {
                throw KeptValue.unknown("a sound", in);
            }
            facts = SOUND.read(in);
        }
        return new Observation.KeptSound(id, facts);
    }

    private static Observation.Kept comment(RecordParser in) {
        long id = id(Long.MAX_VALUE, in);
        Long video = null;
        Identity author = null;
        var facts = Facts.NONE;
        while (in.nextMember()) {
            switch (in.member()) {
                case "video" -> video = id(Long.MAX_VALUE - 1, in);
                case "author" -> author = identity(in);
                case "facts" -> facts = COMMENT.read(in);
                default -> throw KeptValue.unknown("a comment", in);
            }
        }
        return new Observation.KeptComment(id, required("video", video), author, facts);
    }

    private static Observation.Kept follow(RecordParser in) {
        var follower = identity(in);
        Identity followed = null;
        var facts = Facts.NONE;
        while (in.nextMember()) {
            switch (in.member()) {
                case "followed" -> followed = identity(in);
                case "facts" -> facts = RELATION.read(in);
                default -> throw KeptValue.unknown("a relation", in);
            }
        }
        return new Observation.KeptFollow(follower, required("followed", followed), facts);
    }

    private static Observation.Kept like(RecordParser in) {
        var liker = identity(in);
        Long video = null;
        var facts = Facts.NONE;
        while (in.nextMember()) {
            switch (in.member()) {
                case "video" -> video = id(Long.MAX_VALUE - 1, in);
                case "facts" -> facts = RELATION.read(in);
                default -> throw KeptValue.unknown("a relation", in);
            }
        }
        return new Observation.KeptLike(liker, required("video", video), facts);
    }

    private static <T> T required(String member, @Nullable T value) {
        if (value == null) {
            throw new UnreadableRecord(member, "is missing");
        }
        return value;
    }

    private static long id(long greatest, RecordParser in) {
        long id = in.whole();
        if (id <= 0 || id > greatest) {
            throw in.unreadable("is no id; ids are whole numbers from 1 to " + greatest);
        }
        return id;
    }

    private static Identity identity(RecordParser in) {
        var term = in.text();
        if (term.length() > LONGEST_NAME) {
            throw in.unreadable("is longer than " + LONGEST_NAME + " characters");
        }
        try {
            return Identity.of(term);
        } catch (IllegalArgumentException _) {
            throw in.unreadable("names nobody; names begin with id:, sec:, open: or handle:");
        }
    }

    private static Person.Claim claim(RecordParser in) {
        Identity.Handle handle = null;
        Long first = null;
        Long last = null;
        in.object();
        while (in.nextMember()) {
            switch (in.member()) {
                case "handle" -> handle = handle(in);
                case "first" -> first = in.whole();
                case "last" -> last = in.whole();
                default -> throw KeptValue.unknown("a claim", in);
            }
        }
        if (handle == null || first == null || last == null || first > last) {
            throw new UnreadableRecord("claims", "a claim has a handle, and a first and a last time, in this order");
        }
        return new Person.Claim(handle.handle(), first, last);
    }

    private static Identity.Handle handle(RecordParser in) {
        try {
            return new Identity.Handle(in.text());
        } catch (IllegalArgumentException _) {
            throw in.unreadable("is no handle; handles have 1 to " + Identity.Handle.LONGEST + " characters");
        }
    }
}

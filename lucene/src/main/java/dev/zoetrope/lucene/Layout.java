package dev.zoetrope.lucene;

import dev.zoetrope.catalog.Listing;
import dev.zoetrope.catalog.Post;
import dev.zoetrope.model.Comment;
import dev.zoetrope.model.History;
import dev.zoetrope.model.Person;
import dev.zoetrope.model.Relation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.Tombstone;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.query.Condition.NumberField;
import dev.zoetrope.query.Condition.TextField;
import dev.zoetrope.query.Evaluator;
import dev.zoetrope.query.VideoLength;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;

/**
 * How rows lie in the index. Everything a reader is given comes from {@link #ROW}, a doc value: reading a hundred rows decompresses nothing. All other
 * fields are there to find rows by, and can be made anew from it.
 */
final class Layout {
    /**
     * Written into each commit; a catalog of a greater version is not opened, one of a lesser version becomes this when it is opened. Version 2 brought
     * tombstones, which an older program would take no notice of; version 3 the fields that lists of posts and people are found by; version 4 comments,
     * relations and history, the numbers of likes, and the fields that sounds are found by.
     */
    static final int VERSION = 4;

    static final String KIND = "kind";
    static final String FIRST = "first";
    static final String SECOND = "second";
    static final String KEY = "key";
    static final String ROW = "row";

    /** Video: Unix seconds of posting; there only when known. */
    static final String CREATED = "created";

    static final String ARRIVAL = "arrival";
    /** Video: words, beginnings of words and signs of the caption ({@link TextTokens}). */
    static final String CAPTION = "caption";

    static final String TAG = "tag";
    static final String HANDLE = "handle";
    static final String REGION = "region";
    static final String MUSIC = "music";
    static final String EFFECT = "effect";
    static final String LENGTH = "length";
    static final String VIEWS = "views";
    static final String COMMENTS = "comments";
    /** Video: the number of likes; there only when known. */
    static final String LIKES = "likes";
    /** Video: row key of the author, for lists of posts. */
    static final String AUTHOR = "author";
    /**
     * Public video whose time of posting is known: row key of the author, then that time, both so that terms go by ascending author and descending time. Documents
     * go by descending id within a term as everywhere, which makes the order of posts.
     */
    static final String POST = "post";

    /** Public video whose time of posting is known, and that its author has pinned: row key of the author. */
    static final String PINNED = "pinned";

    /** Video that is not public, user with a private account. */
    static final String HIDDEN = "hidden";

    /** User: every term that leads to the row. */
    static final String NAME = "name";
    /** User: every handle they were seen with. */
    static final String CLAIM = "claim";

    /** User: words, beginnings of words and signs of the display name and of every handle they were seen with ({@link TextTokens}). */
    static final String CALLED = "called";
    /** User: the number of followers, none when it is unknown; and a term by {@link Following}. */
    static final String FOLLOWERS = "followers";

    /** History: whose it is. */
    static final String OWNER = "owner";

    /** Sound: words, beginnings of words and signs of the title ({@link TextTokens}). */
    static final String TITLED = "titled";
    /** Sound: words, beginnings of words and signs of the author. */
    static final String MADE_BY = "made_by";
    /** Sound: every term that leads to the user who made it ({@link Sound#ownerTerms}). */
    static final String OWNED_BY = "owned_by";
    /** Sound: the duration in milliseconds; there only when known. */
    static final String LASTS = "lasts";

    /** Comment: the id of its video, then that of the comment it is a reply to, or 0. */
    static final String UNDER = "under";
    /** Comment: row key of the author. */
    static final String COMMENTER = "commenter";

    /**
     * Relation, once for each of its two ends: a byte for the {@link Listing} it stands in there, the owner's key, since when it is so, and the other end's key;
     * so that terms go by ascending owner, then by descending time, then by descending other end.
     */
    static final String LISTED = "listed";

    static final Sort ORDER = new Sort(
            new SortField(KIND, SortField.Type.LONG),
            new SortField(FIRST, SortField.Type.LONG, true),
            new SortField(SECOND, SortField.Type.LONG, true));

    static final BytesRef YES = new BytesRef("1");

    private static final FieldType TERM = new FieldType();
    private static final FieldType POSITIONS = new FieldType();

    static {
        TERM.setIndexOptions(IndexOptions.DOCS);
        TERM.setOmitNorms(true);
        TERM.setTokenized(false);
        TERM.freeze();
        POSITIONS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        POSITIONS.setOmitNorms(true);
        POSITIONS.freeze();
    }

    private Layout() {}

    /** Fields that rows of an earlier version are not found by. */
    static Set<String> addedSince(int version) {
        var added = new HashSet<String>();
        if (version < 3) {
            added.addAll(Set.of(POST, CALLED, FOLLOWERS));
        }
        if (version < 4) {
            added.addAll(Set.of(PINNED, LIKES, TITLED, MADE_BY, OWNED_BY, LASTS));
        }
        return added;
    }

    static Document of(Video video) {
        var facts = video.facts();
        var document = row(Kind.VIDEO, video.id(), 0, video.toBytes());
        document.add(NumericDocValuesField.indexedField(ARRIVAL, video.arrival()));
        document.add(new Field(AUTHOR, number(video.author()), TERM));
        if (!video.isPublic()) {
            document.add(new Field(HIDDEN, YES, TERM));
        }
        var created = facts.get(Video.CREATED_AT);
        if (created != null) {
            document.add(NumericDocValuesField.indexedField(CREATED, created));
            if (Post.is(video)) {
                document.add(new Field(POST, ListTerms.post(video.author(), created), TERM));
                if (facts.flag(Video.PINNED)) {
                    document.add(new Field(PINNED, number(video.author()), TERM));
                }
            }
        }
        var caption = facts.get(Video.CAPTION, "");
        if (!caption.isEmpty()) {
            document.add(new Field(CAPTION, new TextTokens(caption), POSITIONS));
        }
        Evaluator.texts(TextField.HASHTAG_NAME, video).map(BytesRef::new).forEach(tag -> {
            document.add(new Field(TAG, tag, TERM));
            document.add(new SortedSetDocValuesField(TAG, tag));
        });
        addText(document, HANDLE, TextField.USERNAME, video);
        addText(document, REGION, TextField.REGION_CODE, video);
        Evaluator.numbers(NumberField.MUSIC_ID, video).forEach(id -> {
            document.add(new Field(MUSIC, number(id), TERM));
            document.add(new NumericDocValuesField(MUSIC, id));
        });
        Evaluator.numbers(NumberField.EFFECT_ID, video).distinct().forEach(id -> {
            document.add(new Field(EFFECT, number(id), TERM));
            document.add(new SortedNumericDocValuesField(EFFECT, id));
        });
        Evaluator.numbers(NumberField.VIEW_COUNT, video)
                .forEach(count -> document.add(new NumericDocValuesField(VIEWS, count)));
        Evaluator.numbers(NumberField.COMMENT_COUNT, video)
                .forEach(count -> document.add(new NumericDocValuesField(COMMENTS, count)));
        var likes = facts.get(Video.LIKE_COUNT);
        if (likes != null) {
            document.add(new NumericDocValuesField(LIKES, likes));
        }
        var duration = facts.get(Video.DURATION);
        if (duration != null) {
            document.add(new Field(LENGTH, new BytesRef(VideoLength.of(duration).name()), TERM));
        }
        return document;
    }

    static Document of(Person person) {
        var document = row(Kind.USER, person.row(), 0, person.toBytes());
        person.names().forEach(name -> document.add(new Field(NAME, new BytesRef(name), TERM)));
        person.claims().forEach(claim -> document.add(new Field(CLAIM, new BytesRef(claim.handle()), TERM)));
        if (person.facts().flag(User.PRIVATE)) {
            document.add(new Field(HIDDEN, YES, TERM));
        }
        document.add(new Field(CALLED, new TextTokens(names(person)), POSITIONS));
        long followers = Following.of(person.facts());
        document.add(new NumericDocValuesField(FOLLOWERS, followers));
        document.add(new Field(FOLLOWERS, Following.term(followers), TERM));
        return document;
    }

    /** What a person may be called, once each. */
    private static List<String> names(Person person) {
        var names = new LinkedHashSet<String>();
        names.add(person.facts().get(User.DISPLAY_NAME, ""));
        person.claims().forEach(claim -> names.add(claim.handle()));
        person.names().stream()
                .filter(name -> name.startsWith("handle:"))
                .forEach(name -> names.add(name.substring("handle:".length())));
        return List.copyOf(names);
    }

    static Document of(Sound sound) {
        var document = row(Kind.SOUND, sound.id(), 0, sound.toBytes());
        document.add(new Field(TITLED, new TextTokens(sound.facts().get(Sound.TITLE, "")), POSITIONS));
        document.add(new Field(MADE_BY, new TextTokens(sound.facts().get(Sound.AUTHOR, "")), POSITIONS));
        sound.ownerTerms().forEach(owner -> document.add(new Field(OWNED_BY, new BytesRef(owner), TERM)));
        var duration = sound.facts().get(Sound.DURATION);
        if (duration != null) {
            document.add(new NumericDocValuesField(LASTS, duration));
        }
        return document;
    }

    static Document of(Comment comment) {
        var document =
                row(Kind.COMMENT, comment.video(), comment.id(), Kind.COMMENT.key(comment.id()), comment.toBytes());
        document.add(new Field(UNDER, ListTerms.under(comment.video(), comment.parent()), TERM));
        document.add(new Field(COMMENTER, number(comment.author()), TERM));
        return document;
    }

    static Document of(Relation relation) {
        var document = row(Kind.RELATION, relation.from(), relation.since(), key(relation.ends()), relation.toBytes());
        for (var listing : Listing.values()) {
            if (listing.holds(relation.kind())) {
                var term = ListTerms.listed(listing, listing.owner(relation), listing.place(relation));
                document.add(new Field(LISTED, term, TERM));
            }
        }
        return document;
    }

    static BytesRef key(Relation.Ends ends) {
        return Kind.RELATION.key(ByteBuffer.allocate(1 + 2 * Long.BYTES)
                .put((byte) ends.kind().number())
                .putLong(ends.from())
                .putLong(ends.to())
                .array());
    }

    static Document of(History history) {
        var owner = history.owner();
        var document = row(Kind.HISTORY, owner.key(), history.month(), historyKey(history), history.toBytes());
        document.add(new Field(OWNER, owner(owner), TERM));
        return document;
    }

    /** The unique key of a row of history. */
    static BytesRef historyKey(History history) {
        return Kind.HISTORY.key(ByteBuffer.allocate(1 + 2 * Long.BYTES)
                .put((byte) history.owner().kind().number())
                .putLong(history.owner().key())
                .putLong(history.month())
                .array());
    }

    /** The owner of a history as a term. */
    static BytesRef owner(History.Owner owner) {
        return new BytesRef(ByteBuffer.allocate(1 + Long.BYTES)
                .put((byte) owner.kind().number())
                .putLong(owner.key())
                .array());
    }

    /** A number as a term. */
    static BytesRef number(long number) {
        return new BytesRef(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private static void addText(Document document, String name, TextField field, Video video) {
        Evaluator.texts(field, video).map(BytesRef::new).forEach(text -> {
            document.add(new Field(name, text, TERM));
            document.add(new SortedDocValuesField(name, text));
        });
    }

    static Document ofCheckpoint(BytesRef key, String state) {
        return row(Kind.CHECKPOINT, 0, 0, key, state.getBytes(StandardCharsets.UTF_8));
    }

    static Document ofTombstone(BytesRef key, Tombstone tombstone) {
        return row(Kind.TOMBSTONE, 0, 0, key, tombstone.toBytes());
    }

    private static Document row(Kind kind, long first, long second, byte[] row) {
        return row(kind, first, second, kind.key(first), row);
    }

    private static Document row(Kind kind, long first, long second, BytesRef key, byte[] row) {
        var document = new Document();
        document.add(new NumericDocValuesField(KIND, kind.number()));
        // Skip-indexed: a page that begins at a later id passes whole blocks of earlier ones.
        document.add(NumericDocValuesField.indexedField(FIRST, first));
        document.add(new NumericDocValuesField(SECOND, second));
        document.add(new Field(KEY, key, TERM));
        document.add(new BinaryDocValuesField(ROW, new BytesRef(row)));
        return document;
    }
}

package dev.zoetrope.shape;

import static tools.jackson.core.JsonToken.END_ARRAY;
import static tools.jackson.core.JsonToken.END_OBJECT;
import static tools.jackson.core.JsonToken.PROPERTY_NAME;
import static tools.jackson.core.JsonToken.START_ARRAY;
import static tools.jackson.core.JsonToken.START_OBJECT;
import static tools.jackson.core.JsonToken.VALUE_NULL;
import static tools.jackson.core.JsonToken.VALUE_NUMBER_INT;
import static tools.jackson.core.JsonToken.VALUE_STRING;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;

/**
 * Reads one record member by member. Members that are null count as absent. Numbers may stand in quotes, and a text may be a bare number.
 *
 * <p>A value that cannot be meant is an {@link UnreadableRecord} that names its member.
 */
final class RecordParser {
    /** A text has at most so many UTF-16 units: an hour of speech, transcribed, several times over. */
    static final int LONGEST_TEXT = 1 << 18;

    /** A list has at most so many elements. */
    static final int MOST_ELEMENTS = 1_000;

    /** A message shows so many UTF-16 units of a value. */
    private static final int LONGEST_EXCERPT = 40;

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    /** Reads an element of a list, which the parser stands on. */
    interface Element<E> {
        E read(RecordParser in);
    }

    private final JsonParser in;
    private final int depthAround;
    private boolean onName;

    /** @param in stands on the first token of a record, or on its first name */
    RecordParser(JsonParser in) {
        this.in = in;
        onName = in.currentToken() == PROPERTY_NAME;
        depthAround = in.currentToken() == START_OBJECT || onName ? depth() - 1 : depth();
    }

    /** Reads the record. Afterwards the parser stands on its last token, also when it is unreadable, so that the next one can be read. */
    void read(Map<String, Member.Reader> readers, Draft draft) {
        read(() -> {
            readMembers(readers, draft);
            return draft;
        });
    }

    /** Reads an object within the record. */
    void readObject(Map<String, Member.Reader> readers, Draft draft) {
        object();
        readMembers(readers, draft);
    }

    private void readMembers(Map<String, Member.Reader> readers, Draft draft) {
        while (nextMember()) {
            var reader = readers.get(in.currentName());
            if (reader == null) {
                in.skipChildren();
            } else {
                reader.read(this, draft);
            }
        }
    }

    /** Reads the record as {@link #read(Map, Draft)} does; its members are read by the body, to the last one. */
    <T> T read(Supplier<T> body) {
        if (in.currentToken() != START_OBJECT && !onName) {
            var problem = unreadable("is not a record; put its members in braces");
            in.skipChildren();
            throw problem;
        }
        try {
            return body.get();
        } catch (UnreadableRecord e) {
            while (depth() > depthAround) {
                in.nextToken();
            }
            throw e;
        }
    }

    /** Goes on to the value of the next member that is not null; false at the end of the object. */
    boolean nextMember() {
        while (onName || in.nextToken() != END_OBJECT) {
            onName = false;
            if (in.nextToken() != VALUE_NULL) {
                return true;
            }
        }
        return false;
    }

    /** The name of the member whose value the parser stands on. */
    String member() {
        return in.currentName();
    }

    /** Begins an object whose members {@link #nextMember} gives. */
    void object() {
        if (in.currentToken() != START_OBJECT) {
            throw unreadable("is not an object; put its members in braces");
        }
    }

    JsonParser json() {
        return in;
    }

    void skip() {
        in.skipChildren();
    }

    boolean isEmptyText() {
        return in.currentToken() == VALUE_STRING && in.getStringLength() == 0;
    }

    String text() {
        var token = in.currentToken();
        if (token != VALUE_STRING && token != VALUE_NUMBER_INT) {
            throw unreadable("is not a text; put it in quotes");
        }
        if (in.getStringLength() > LONGEST_TEXT) {
            throw unreadable("is longer than " + LONGEST_TEXT + " characters; shorten it");
        }
        return in.getString();
    }

    long whole() {
        if (in.currentToken() == VALUE_NUMBER_INT && in.getNumberType() != NumberType.BIG_INTEGER) {
            return in.getLongValue();
        }
        try {
            if (in.currentToken() == VALUE_STRING) {
                return Long.parseLong(in.getString());
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw unreadable("is not a whole number of 64 bits; give it in digits, without fraction and exponent");
    }

    boolean flag() {
        return switch (in.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw unreadable("is neither true nor false");
        };
    }

    boolean isText() {
        return in.currentToken() == VALUE_STRING;
    }

    /** The elements of a list; those that are null are left out. A bare object stands for a list of one. */
    <E> List<E> list(Element<E> element) {
        return list(MOST_ELEMENTS, element);
    }

    /** A list as {@link #list(Element)} reads it, of at most so many elements. */
    <E> List<E> list(int most, Element<E> element) {
        if (in.currentToken() == START_OBJECT) {
            return List.of(element.read(this));
        }
        if (in.currentToken() != START_ARRAY) {
            throw unreadable("is not a list; put its elements in brackets");
        }
        var elements = new ArrayList<E>();
        while (in.nextToken() != END_ARRAY) {
            if (in.currentToken() == VALUE_NULL) {
                continue;
            }
            if (elements.size() == most) {
                throw unreadable("is one too many; the list may have " + most + " elements");
            }
            elements.add(element.read(this));
        }
        return elements;
    }

    /** @param problem what is wrong with the value the parser stands on, and the remedy */
    UnreadableRecord unreadable(String problem) {
        return new UnreadableRecord(path(), excerpt() + ' ' + problem);
    }

    private int depth() {
        return in.streamReadContext().getNestingDepth();
    }

    private String path() {
        var names = new ArrayDeque<String>();
        for (var context = in.streamReadContext();
                context.getNestingDepth() > depthAround;
                context = context.getParent()) {
            if (context.hasCurrentName()) {
                names.addFirst(context.currentName());
            }
        }
        return names.isEmpty() ? "record" : String.join(".", names);
    }

    private String excerpt() {
        return switch (in.currentToken()) {
            case START_OBJECT, END_OBJECT -> "an object";
            case START_ARRAY, END_ARRAY -> "a list";
            case VALUE_STRING -> '"' + shortened(in.getString()) + '"';
            default -> shortened(in.getString());
        };
    }

    /** The beginning of a text, fit for a line on a terminal. */
    private static String shortened(String text) {
        var excerpt = text.length() > LONGEST_EXCERPT ? text.substring(0, LONGEST_EXCERPT) + '…' : text;
        return UNPRINTABLE.matcher(excerpt).replaceAll("\ufffd");
    }
}

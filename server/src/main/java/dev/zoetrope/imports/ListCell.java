package dev.zoetrope.imports;

import java.util.Arrays;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/** A list or an object in a cell: as JSON, as Python or R print it, or as texts with separators between them. */
final class ListCell {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final String text;
    private final JsonGenerator out;
    private int at;

    private ListCell(String text, JsonGenerator out) {
        this.text = text;
        this.out = out;
    }

    /** Writes a list of texts. */
    static void writeTexts(String cell, JsonGenerator out) {
        if (cell.startsWith("[") || cell.startsWith("(") || rList(cell) > 0) {
            writeValue(cell, out);
            return;
        }
        var separator = cell.contains("|") ? "|" : cell.contains(";") ? ";" : ",";
        out.writeStartArray();
        Arrays.stream(cell.split(Pattern.quote(separator)))
                .map(ListCell::bare)
                .filter(element -> !element.isEmpty())
                .forEach(out::writeString);
        out.writeEndArray();
    }

    /** Writes a list or an object. */
    static void writeValue(String cell, JsonGenerator out) {
        var list = new ListCell(cell, out);
        list.value(0);
        list.blanks();
        if (list.at < cell.length()) {
            throw list.unreadable();
        }
    }

    private static String bare(String element) {
        var text = element.strip();
        char first = text.isEmpty() ? 0 : text.charAt(0);
        boolean quoted =
                text.length() > 1 && (first == '"' || first == '\'') && text.charAt(text.length() - 1) == first;
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /** The length of what begins a list in R; 0 when nothing does. */
    private static int rList(String text) {
        return text.startsWith("c(") ? 2 : text.startsWith("list(") ? 5 : text.startsWith("character(") ? 10 : 0;
    }

    private void value(int depth) {
        blanks();
        if (depth > Values.DEEPEST) {
            throw unreadable();
        }
        int rList = rList(text.substring(at, Math.min(text.length(), at + 10)));
        if (rList == 10) {
            int end = text.indexOf(')', at);
            if (end < 0) {
                throw unreadable();
            }
            at = end + 1;
            out.writeStartArray();
            out.writeEndArray();
        } else if (rList > 0) {
            at += rList;
            elements(')', depth);
        } else {
            switch (peek()) {
                case '[' -> {
                    at++;
                    elements(']', depth);
                }
                case '(' -> {
                    at++;
                    elements(')', depth);
                }
                case '{' -> {
                    at++;
                    members(depth);
                }
                case '"', '\'' -> out.writeString(quoted());
                default -> bareWord();
            }
        }
    }

    /** Commas may be missing, as where numpy prints. */
    private void elements(char end, int depth) {
        out.writeStartArray();
        for (skipTo(end); peek() != end; skipTo(end)) {
            value(depth + 1);
        }
        at++;
        out.writeEndArray();
    }

    private void members(int depth) {
        out.writeStartObject();
        for (skipTo('}'); peek() != '}'; skipTo('}')) {
            if (peek() != '"' && peek() != '\'') {
                throw unreadable();
            }
            out.writeName(quoted());
            blanks();
            if (peek() != ':') {
                throw unreadable();
            }
            at++;
            value(depth + 1);
        }
        at++;
        out.writeEndObject();
    }

    private void skipTo(char end) {
        blanks();
        if (peek() == ',') {
            at++;
            blanks();
        }
        if (at == text.length()) {
            throw new UnreadableCell(text, "is a list or an object without its closing " + end);
        }
    }

    private void bareWord() {
        int start = at;
        while (at < text.length() && ",]})(: \n\t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        var word = text.substring(start, at);
        switch (word) {
            case "True", "true", "TRUE" -> out.writeBoolean(true);
            case "False", "false", "FALSE" -> out.writeBoolean(false);
            case "None", "null", "NULL", "NA", "nan", "NaN" -> out.writeNull();
            default -> {
                if (!NUMBER.matcher(word).matches()) {
                    throw unreadable();
                }
                out.writeRawValue(word);
            }
        }
    }

    private String quoted() {
        char quote = text.charAt(at++);
        var value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                escaped(text.charAt(at++), value);
            } else {
                value.append(c);
            }
        }
        if (at++ == text.length()) {
            throw new UnreadableCell(text, "has a text without its closing quote");
        }
        return value.toString();
    }

    private void escaped(char c, StringBuilder value) {
        switch (c) {
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'r' -> value.append('\r');
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'x' -> value.appendCodePoint(hex(2));
            case 'u' -> value.appendCodePoint(hex(4));
            case 'U' -> value.appendCodePoint(hex(8));
            default -> value.append(c);
        }
    }

    private int hex(int digits) {
        try {
            int code = Integer.parseUnsignedInt(text, at, at + digits, 16);
            at += digits;
            if (Character.isValidCodePoint(code)) {
                return code;
            }
        } catch (NumberFormatException | IndexOutOfBoundsException _) {
            // Told below.
        }
        throw unreadable();
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private UnreadableCell unreadable() {
        return new UnreadableCell(
                text,
                "is no list; give it as JSON, or as texts with commas between them, around character " + (at + 1));
    }
}

package dev.zoetrope.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a query string or of an {@code application/x-www-form-urlencoded} body, in the order sent. Only {@code &}
 * separates fields; {@code +} is a blank; names and values are strict UTF-8 without NUL, which PostgreSQL keeps no text with. Immutable.
 */
public final class Form {

    /** The most fields a form may have. */
    public static final int MAX_FIELDS = 1_000;

    private static final Form EMPTY = new Form(List.of());

    /** One field, decoded; the value is empty when the field has no {@code =}. */
    public record Field(String name, String value) {}

    private final List<Field> fields;

    private Form(List<Field> fields) {
        this.fields = fields;
    }

    /**
     * Decodes a form.
     *
     * @throws RequestRefused.FormMalformed when an escape is broken, the bytes are no UTF-8, a NUL is among them, or there are more than
     *     {@value #MAX_FIELDS} fields
     */
    public static Form parse(byte[] form) {
        if (form.length == 0) {
            return EMPTY;
        }
        var fields = new ArrayList<Field>();
        int start = 0;
        while (start <= form.length) {
            int end = indexOf(form, '&', start, form.length);
            if (end > start) {
                if (fields.size() == MAX_FIELDS) {
                    throw new RequestRefused.FormMalformed("The form has more than " + MAX_FIELDS + " fields.");
                }
                fields.add(field(form, start, end, fields.size() + 1));
            }
            start = end + 1;
        }
        return new Form(fields);
    }

    /** Every field, in the order sent. */
    public List<Field> fields() {
        return List.copyOf(fields);
    }

    /** The first value of a field, or null when the form lacks it. */
    public @Nullable String first(String name) {
        for (var field : fields) {
            if (field.name.equals(name)) {
                return field.value;
            }
        }
        return null;
    }

    /** Every value of a field, so that a caller can refuse one that was sent twice. */
    public List<String> all(String name) {
        return fields.stream()
                .filter(f -> f.name.equals(name))
                .map(Field::value)
                .toList();
    }

    private static Field field(byte[] form, int start, int end, int ordinal) {
        int equals = indexOf(form, '=', start, end);
        var name = decode(form, start, equals, ordinal);
        var value = equals == end ? "" : decode(form, equals + 1, end, ordinal);
        return new Field(name, value);
    }

    // Messages name a field by its position: its name or value may be a secret.
    private static String decode(byte[] form, int start, int end, int ordinal) {
        var text = utf8(form, start, end, ordinal);
        if (text.indexOf('\0') >= 0) {
            throw new RequestRefused.FormMalformed("Field " + ordinal + " of the form has a NUL (%00) in it.");
        }
        return text;
    }

    private static String utf8(byte[] form, int start, int end, int ordinal) {
        var bytes = new byte[end - start];
        int length = 0;
        int all = 0;
        for (int i = start; i < end; i++) {
            switch (form[i]) {
                case '+' -> bytes[length++] = ' ';
                case '%' -> {
                    if (end - i < 3 || !HexFormat.isHexDigit(form[i + 1]) || !HexFormat.isHexDigit(form[i + 2])) {
                        throw new RequestRefused.FormMalformed(
                                "Field " + ordinal
                                        + " of the form has a % without two hexadecimal digits after it; write % itself as %25.");
                    }
                    bytes[length++] = (byte) (Character.digit(form[i + 1], 16) << 4 | Character.digit(form[i + 2], 16));
                    i += 2;
                }
                default -> bytes[length++] = form[i];
            }
            all |= bytes[length - 1];
        }
        // Not negative as no byte is: all of it is ASCII, which needs no decoder.
        if (all >= 0) {
            return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RequestRefused.FormMalformed("Field " + ordinal + " of the form is not UTF-8.");
        }
    }

    private static int indexOf(byte[] form, char wanted, int start, int end) {
        for (int i = start; i < end; i++) {
            if (form[i] == wanted) {
                return i;
            }
        }
        return end;
    }
}

package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import dev.zoetrope.model.Identity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/**
 * A text, written without making a String of it.
 *
 * @param empty what "" means
 * @param always whether "" is written for an unknown text
 * @param form how the model keeps what is read
 */
record TextCodec(Empty empty, boolean always, Form form) implements Codec<String> {
    enum Empty {
        VALUE,
        UNKNOWN
    }

    /** Puts a text into the model's form; it may refuse one. */
    interface Form {
        String of(String text, RecordParser in);
    }

    /** A text that everyone has: "" is unknown, and is never written. */
    static final TextCodec TEXT = new TextCodec(Empty.UNKNOWN, false, (text, _) -> text);

    /** A text that one can leave empty. */
    static final TextCodec TEXT_OR_EMPTY = new TextCodec(Empty.VALUE, false, (text, _) -> text);

    static final TextCodec REGION = new TextCodec(Empty.UNKNOWN, false, (text, _) -> text.toUpperCase(Locale.ROOT));

    static final TextCodec HANDLE = new TextCodec(Empty.UNKNOWN, false, TextCodec::handle);

    static final TextCodec SEC_UID = new TextCodec(Empty.UNKNOWN, false, TextCodec::secUid);

    /** The same text, whose name is written whatever is known. */
    TextCodec orEmpty() {
        return new TextCodec(empty, true, form);
    }

    @Override
    public ValueKind kind() {
        return ValueKind.TEXT;
    }

    @Override
    public JsonType type() {
        return JsonType.TEXT;
    }

    @Override
    public void write(SerializedString name, Facts facts, Field<String> field, JsonGenerator out) {
        boolean written = facts.text(field, (bytes, offset, count) -> {
            out.writeName(name);
            out.writeUTF8String(bytes, offset, count);
        });
        if (!written && (always || (empty == Empty.VALUE && facts.has(field)))) {
            out.writeName(name);
            out.writeString("");
        }
    }

    @Override
    public @Nullable String read(RecordParser in) {
        var text = form.of(in.text(), in);
        return text.isEmpty() && empty == Empty.UNKNOWN ? null : text;
    }

    private static String secUid(String text, RecordParser in) {
        if (text.length() > KeptForm.LONGEST_NAME) {
            throw in.unreadable("is no secUid; they have at most " + KeptForm.LONGEST_NAME + " characters");
        }
        return text;
    }

    /** Without at signs before it, else as spelt. */
    private static String handle(String text, RecordParser in) {
        if (Identity.Handle.normal(text).length() > Identity.Handle.LONGEST) {
            throw in.unreadable("is no handle; handles have at most " + Identity.Handle.LONGEST + " characters");
        }
        return Identity.Handle.bare(text);
    }
}

package dev.zoetrope.shape;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.Field;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/**
 * How one kind of fact stands on the wire, and which of its values there mean that it is unknown. Whatever {@link #write} shows, {@link #read} takes back.
 *
 * <p>Immutable.
 */
interface Codec<T> {
    /** Writes name and value of a fact; nothing when the fact is unknown or its value is not shown. */
    void write(SerializedString name, Facts facts, Field<T> field, JsonGenerator out);

    /** What sort of value it has on the wire. */
    ValueKind kind();

    /** What that value is in JSON. */
    JsonType type();

    /**
     * Reads the value the parser stands on, and leaves the parser on its last token.
     *
     * @return null when the value says that the fact is unknown
     * @throws UnreadableRecord when the value cannot be meant
     */
    @Nullable T read(RecordParser in);
}

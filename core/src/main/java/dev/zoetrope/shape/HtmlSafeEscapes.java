package dev.zoetrope.shape;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;

/** Escapes what would begin an entity or a tag in HTML, besides what JSON demands. */
final class HtmlSafeEscapes extends CharacterEscapes {
    private static final int[] ESCAPES = standardAsciiEscapesForJSON();

    static {
        // Standard, not custom: the generator's path for UTF-8 bytes does not ask for custom sequences.
        ESCAPES['&'] = ESCAPE_STANDARD;
        ESCAPES['<'] = ESCAPE_STANDARD;
        ESCAPES['>'] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ESCAPES;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return null;
    }
}

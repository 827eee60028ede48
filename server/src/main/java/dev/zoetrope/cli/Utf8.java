package dev.zoetrope.cli;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Makes text of bytes that come in pieces, which may end within a character. Not for several threads. */
final class Utf8 {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] begun = new byte[0];

    /** The text of a piece, and of what the last one had begun. */
    String text(byte[] bytes, int offset, int count) {
        var piece = ByteBuffer.allocate(begun.length + count);
        piece.put(begun).put(bytes, offset, count).flip();
        var text = CharBuffer.allocate(piece.remaining());
        decoder.decode(piece, text, false);
        begun = new byte[piece.remaining()];
        piece.get(begun);
        return text.flip().toString();
    }
}

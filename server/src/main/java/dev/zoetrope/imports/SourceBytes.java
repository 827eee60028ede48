package dev.zoetrope.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file's bytes as they come. That they cannot be read is told apart from what unpackers complain of: it is a {@link SourceFailed}. */
final class SourceBytes extends FilterInputStream {
    SourceBytes(InputStream in) {
        super(in);
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            return in.read(bytes, offset, length);
        } catch (IOException | RuntimeException e) {
            throw new SourceFailed(e);
        }
    }
}

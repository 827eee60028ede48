package dev.zoetrope.errand;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/** Who hears of an errand. Called by one thread at a time. */
public interface Reply {
    /** An event, heard at once. */
    void tell(Event event) throws IOException;

    /** Bytes of what was asked for; they come in the order they are given, events between them. */
    void data(byte[] bytes, int offset, int count) throws IOException;

    /** Collects bytes to larger pieces of {@link #data}. To be flushed before an event that has to come behind them. */
    default OutputStream out() {
        var each = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                Objects.checkFromIndexSize(offset, count, bytes.length);
                data(bytes, offset, count);
            }
        };
        return new BufferedOutputStream(each, 1 << 16);
    }
}

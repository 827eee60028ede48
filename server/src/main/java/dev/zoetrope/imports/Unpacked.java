package dev.zoetrope.imports;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file's bytes, unpacked as they are read. How they are packed is told by how they begin. */
final class Unpacked extends FilterInputStream {
    private static final int BUFFER = 1 << 16;

    /** The most bytes of a zstd file's window, as a power of two: 128 MB, which every unpacker grants unasked. It lies outside the heap. */
    private static final int ZSTD_WINDOW = 27;

    /** How bytes may be packed. */
    enum Packing {
        PLAIN("", ""),
        GZIP("gzip", "\u001f\u008b"),
        ZSTD("zstd", "(\u00b5/\u00fd");

        /** What a user calls it; empty for bytes as they are. */
        final String label;

        /** A character for each byte. */
        private final String start;

        Packing(String label, String start) {
            this.label = label;
            this.start = start;
        }

        private boolean begins(BufferedInputStream in) throws IOException {
            in.mark(start.length());
            boolean same = true;
            for (int i = 0; i < start.length(); i++) {
                same = same && in.read() == start.charAt(i);
            }
            in.reset();
            return same;
        }
    }

    private final Packing packing;

    private Unpacked(Packing packing, InputStream in) {
        super(in);
        this.packing = packing;
    }

    /** @throws Damaged when the bytes begin as a packed file does, and are none */
    static Unpacked of(InputStream source) throws IOException {
        var in = new BufferedInputStream(source, BUFFER);
        var packing = Packing.ZSTD.begins(in) ? Packing.ZSTD : Packing.GZIP.begins(in) ? Packing.GZIP : Packing.PLAIN;
        try {
            return new Unpacked(
                    packing,
                    switch (packing) {
                        case PLAIN -> in;
                        case GZIP -> new GZIPInputStream(new AllMembers(in), BUFFER);
                        case ZSTD -> new ZstdInputStreamNoFinalizer(in).setLongMax(ZSTD_WINDOW);
                    });
        } catch (ZipException | EOFException _) {
            throw new Damaged("begins as gzip files do, and is none");
        }
    }

    /** A gzip file's further members are looked for only where something is available; what comes over a network mostly is not yet. */
    private static final class AllMembers extends FilterInputStream {
        private AllMembers(BufferedInputStream in) {
            super(in);
        }

        @Override
        public int available() throws IOException {
            in.mark(1);
            int next = in.read();
            in.reset();
            return next < 0 ? 0 : 1;
        }
    }

    Packing packing() {
        return packing;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (ZipException | EOFException | ZstdIOException e) {
            throw new Damaged("cannot be unpacked further: " + packing.label + " says \"" + e.getMessage() + '"');
        }
    }
}

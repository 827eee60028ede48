package dev.zoetrope.cli;

import java.nio.file.Path;
import java.util.List;

/** Where the parts of an export go. What goes wrong is told by {@link dev.zoetrope.server.Unusable}. Not for several threads. */
interface ExportTarget extends AutoCloseable {
    /** What is written from now on belongs to this part; the whole, when it is empty. */
    void part(String name);

    void write(byte[] bytes, int offset, int count);

    /** Gives the files their names: the export is whole. */
    void publish();

    /** What the files are called in messages. */
    String name();

    /** Whether somebody looks at the rows as they come. */
    boolean isTerminal();

    /** The published files; none for a stream. */
    List<Path> files();

    /** How many bytes were written, as they lie on disk. */
    long bytes();

    /** Removes what was not published. */
    @Override
    void close();
}

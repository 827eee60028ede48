package dev.zoetrope.imports;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Divides a file. */
interface Slicer {
    /**
     * The next slice; null at the end of the file.
     *
     * @throws TooLarge when the file cannot be divided further; what came before stands
     */
    @Nullable Slice next() throws IOException;
}

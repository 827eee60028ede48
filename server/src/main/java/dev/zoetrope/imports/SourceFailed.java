package dev.zoetrope.imports;

import java.io.IOException;

/** A file cannot be read further, for the reason that is the cause. */
final class SourceFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    SourceFailed(Exception cause) {
        super(cause);
    }

    /** Throws the reason. */
    IOException thrown() throws IOException {
        if (getCause() instanceof IOException failure) {
            throw failure;
        }
        throw (RuntimeException) getCause();
    }
}

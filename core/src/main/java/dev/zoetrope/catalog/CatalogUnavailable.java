package dev.zoetrope.catalog;

import org.jspecify.annotations.Nullable;

/** The catalog cannot be opened, read or written. The message names the place, the reason and the remedy, and may be shown to the user. */
public final class CatalogUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CatalogUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

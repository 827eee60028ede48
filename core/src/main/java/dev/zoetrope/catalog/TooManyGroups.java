package dev.zoetrope.catalog;

import java.util.Locale;

/** Results are in more groups than are counted in memory. The message may be shown to the user. */
public final class TooManyGroups extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TooManyGroups(Grouping by, long most) {
        super(
                "there are more than " + most + " different values to count by "
                        + by.name().toLowerCase(Locale.ROOT)
                        + "; count fewer videos at a time, for example by --from and --to",
                null,
                false,
                false);
    }
}

package dev.zoetrope.catalog;

/** A history has more runs than can be told at once. */
public final class TooManyRuns extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyRuns(int most) {
        super(
                "the history has more than " + most + " runs; ask for one counter, or for a shorter time",
                null,
                false,
                false);
    }
}

package dev.zoetrope.query;

/** How a condition compares; names and meanings as the Research API documents them. */
public enum Operation {
    EQ,
    IN,
    GT,
    GTE,
    LT,
    LTE;

    /** Whether a value that compares so ({@link Comparable#compareTo}) to the condition's value passes. */
    public boolean passes(int comparison) {
        return switch (this) {
            case EQ, IN -> comparison == 0;
            case GT -> comparison > 0;
            case GTE -> comparison >= 0;
            case LT -> comparison < 0;
            case LTE -> comparison <= 0;
        };
    }

    public boolean isRange() {
        return switch (this) {
            case EQ, IN -> false;
            case GT, GTE, LT, LTE -> true;
        };
    }
}

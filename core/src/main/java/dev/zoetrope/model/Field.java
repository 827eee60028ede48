package dev.zoetrope.model;

/**
 * Something that can be known of a user, a video or a sound: one constant per fact, declared in {@link User}, {@link Video} and {@link Sound}.
 *
 * <p>Immutable.
 *
 * @param number stands for the field in stored rows; never given to another field
 * @param name the field's name in the project's own forms and messages
 */
public record Field<T>(int number, String name, Type<T> type) {
    /** Numbers are below this, so that a row's fields can be found through a small table. */
    static final int LIMIT = 64;

    public Field {
        if (number < 1 || number >= Facts.FIRST) {
            throw new IllegalArgumentException("field number " + number + " is not within 1.." + (Facts.FIRST - 1));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

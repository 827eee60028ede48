package dev.zoetrope.check;

import org.jspecify.annotations.Nullable;

/** Hears what a check finds. A part is what a table has a line for; parts are shown in the order in which they are first heard of. */
public interface Findings {
    /**
     * So many things of a part were looked at, none of which is counted twice.
     *
     * @param count may be 0, for a part that has nothing in it
     */
    void looked(String part, long count);

    /** Something is not as it has to be. */
    void problem(Problem problem);

    /** Something is worth knowing and does no harm. */
    void note(String part, String text);

    /**
     * @param place the file or row, as a user can find it; empty where the part says it all
     * @param what what is wrong with it
     * @param remedy what to do about it
     */
    record Problem(String part, String place, String what, String remedy) {
        /** A message for users that ends in its remedy, behind a semicolon. */
        public static Problem told(String part, @Nullable String message) {
            var text = String.valueOf(message);
            int end = text.lastIndexOf("; ");
            return end < 0
                    ? new Problem(part, "", text, "see its log")
                    : new Problem(part, "", text.substring(0, end), text.substring(end + 2));
        }
    }
}

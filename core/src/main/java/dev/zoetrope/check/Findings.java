package dev.zoetrope.check;

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
     * @param place the file or row, as a user can find it
     * @param what what is wrong with it
     * @param remedy what to do about it
     */
    record Problem(String part, String place, String what, String remedy) {}
}

package dev.zoetrope.imports;

import org.jspecify.annotations.Nullable;

/** A cell of a CSV file cannot be meant. The message tells its value and the remedy. */
final class UnreadableCell extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A message shows so many UTF-16 units of a value. */
    private static final int LONGEST_EXCERPT = 40;

    private final @Nullable String member;

    UnreadableCell(String cell, String problem) {
        super('"' + excerpt(cell) + "\" " + problem, null, false, false);
        member = null;
    }

    private UnreadableCell(UnreadableCell problem, String member) {
        super(problem.getMessage(), null, false, false);
        this.member = member;
    }

    /** This problem, in a cell of a member. */
    UnreadableCell of(String name) {
        return new UnreadableCell(this, name);
    }

    /** The member whose cell it is; null when the record as a whole is meant. */
    @Nullable String member() {
        return member;
    }

    /** What is wrong, with the member. */
    String told() {
        return member == null ? String.valueOf(getMessage()) : member + ": " + getMessage();
    }

    private static String excerpt(String cell) {
        var start = cell.length() > LONGEST_EXCERPT ? cell.substring(0, LONGEST_EXCERPT) + '…' : cell;
        return start.replaceAll("[\\p{Cc}\\p{Cs}]", "\ufffd");
    }
}

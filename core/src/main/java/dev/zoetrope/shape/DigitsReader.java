package dev.zoetrope.shape;

import java.util.regex.Pattern;

/**
 * Reads an id that may be something else: the gateway's contract names two members of which either could be a key of its own, and what an app tells once more is
 * no more than a spare. What is no number of TikTok's is passed over; of a gateway's two different numbers the one that is said to be the duplicate holds.
 *
 * @param reader for what looks like an id
 */
record DigitsReader(Member.Reader reader) implements Member.Reader {
    static final DigitsReader ID = new DigitsReader(Draft.ID);
    static final DigitsReader SPARE_ID = new DigitsReader(Draft.SPARE_ID);

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,19}");

    @Override
    public ValueKind kind() {
        return ValueKind.ID;
    }

    @Override
    public void read(RecordParser in, Draft draft) {
        var text = in.text();
        // Nineteen digits fit into 64 bits without a sign; what then is negative is no id.
        if (DIGITS.matcher(text).matches() && isId(Long.parseUnsignedLong(text))) {
            reader.read(in, draft);
        }
    }

    private static boolean isId(long number) {
        return number > 0 && number < Long.MAX_VALUE;
    }
}

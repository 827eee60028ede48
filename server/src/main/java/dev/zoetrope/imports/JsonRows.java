package dev.zoetrope.imports;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Rows in JSON: an object with {@code data}, {@code error} or {@code detail} first is an answer of an API, any other object a row or what rows stand in, and a list
 * stands for its elements.
 */
final class JsonRows implements RowReader {
    /** A text has at most so many characters. */
    private static final int LONGEST_TEXT = 1 << 20;

    static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Values.DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .build();
    /** What the parser's messages tell of the parser. */
    private static final Pattern PARSERS_OWN = Pattern.compile(" ?\\([^()]*\\[Source.*\\)");

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private final Times times;

    JsonRows(Times times) {
        this.times = times;
    }

    @Override
    public void read(Slice slice, Found found) {
        try (var in = JSON.createParser(ObjectReadContext.empty(), slice.bytes())) {
            var reading = new JsonSlice(slice, in, times, found);
            while (in.nextToken() != null) {
                reading.value();
            }
        } catch (StreamConstraintsException _) {
            found.rejectAll(
                    slice, "has a longer text, name or number, or lists deeper in one another, than a row can have");
        } catch (TooLarge e) {
            found.rejectAll(slice, String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            found.rejectAll(slice, problem(slice, e));
        }
    }

    /** What is wrong with broken JSON, and where. */
    static String problem(Slice slice, JacksonException e) {
        var place = e.getLocation();
        return "is broken JSON"
                + (place == null
                        ? ""
                        : " at line " + (slice.line() + place.getLineNr() - 1) + ", column " + place.getColumnNr())
                + ": "
                + UNPRINTABLE
                        .matcher(PARSERS_OWN.matcher(e.getOriginalMessage()).replaceAll(""))
                        .replaceAll("\ufffd");
    }
}

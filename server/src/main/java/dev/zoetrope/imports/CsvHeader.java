package dev.zoetrope.imports;

import dev.zoetrope.shape.ResearchShape;
import dev.zoetrope.shape.ValueKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The first line of a CSV file: which column holds which member.
 *
 * @param columns in the order of the file; empty names for columns that are passed over
 */
record CsvHeader(char separator, boolean ofUsers, List<Column> columns, List<String> unknown) {
    private static final String SEPARATORS = ",;\t|";

    /** So many unknown columns are named. */
    private static final int MOST_NAMED = 5;

    /** A column; its kind tells how its cells are read. */
    record Column(String name, ValueKind kind) {
        private static final Column PASSED_OVER = new Column("", ValueKind.TEXT);

        boolean isPassedOver() {
            return name.isEmpty();
        }
    }

    /**
     * The header that a line is, in whichever separator gives most names of the API; empty when it is none.
     *
     * @throws NoForm when it is one of something else, or one that cannot be meant
     */
    static Optional<CsvHeader> of(byte[] line) {
        return SEPARATORS
                .chars()
                .mapToObj(separator -> of(line, (char) separator))
                .flatMap(Optional::stream)
                .max(Comparator.comparingInt(CsvHeader::known));
    }

    private static Optional<CsvHeader> of(byte[] line, char separator) {
        List<String> names;
        try {
            names = Csv.fields(line, separator).stream()
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .toList();
        } catch (UnreadableCell _) {
            return Optional.empty();
        }
        boolean ofVideos = names.contains("id") || names.contains("video_id");
        if (!ofVideos && !names.contains("username")) {
            return Optional.empty();
        }
        var kinds = ofVideos ? ResearchShape.VIDEO.kinds() : ResearchShape.USER.kinds();
        var header = of(names, separator, !ofVideos, kinds);
        return names.size() == 1 || header.known() > 1 ? Optional.of(header) : Optional.empty();
    }

    private static CsvHeader of(List<String> names, char separator, boolean ofUsers, Map<String, ValueKind> kinds) {
        var columns = new ArrayList<Column>();
        var unknown = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (var name : names) {
            var kind = kinds.get(name);
            if (kind == null) {
                unknown.add(name);
            } else if (!seen.add(name)) {
                throw new NoForm("is a CSV file with two columns " + name + "; leave one out");
            }
            columns.add(kind == null ? Column.PASSED_OVER : new Column(name, kind));
        }
        return new CsvHeader(separator, ofUsers, columns, unknown);
    }

    private int known() {
        return columns.size() - unknown.size();
    }

    /** What the file is, for its user. */
    String label() {
        var label = "CSV of " + (ofUsers ? "users" : "videos") + ", "
                + switch (separator) {
                    case ',' -> "commas";
                    case ';' -> "semicolons";
                    case '\t' -> "tabs";
                    default -> "bars";
                };
        var named = unknown.stream().filter(name -> !name.isBlank()).toList();
        if (named.isEmpty()) {
            return label;
        }
        var more = named.size() - MOST_NAMED;
        return label + ", without the columns "
                + Stream.concat(
                                named.stream().limit(MOST_NAMED).map(CsvHeader::shown),
                                more > 0 ? Stream.of("and " + more + " more") : Stream.of())
                        .collect(Collectors.joining(", "))
                + ", which are not the API's";
    }

    private static String shown(String name) {
        return (name.length() > 40 ? name.substring(0, 40) + '…' : name).replaceAll("[\\p{Cc}\\p{Cs}]", "\ufffd");
    }
}

package dev.zoetrope.server;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Rows to import and bodies of video queries to find them with. */
public final class Ask {
    public static final String VIDEOS = "/v2/research/video/query/?fields=id";

    /** The first of the ids of {@link #rows}. */
    public static final long ID = 7_109_000_000_000_000_001L;

    /** A query that every row passes. */
    public static final String ALL = "{\"not\":[" + condition("region_code", "EQ", "\"ZZ\"") + "]}";

    private Ask() {}

    /** Asks for June 2022. */
    public static String june(String query, String... members) {
        return body(query, "20220601", "20220630", members);
    }

    public static String body(String query, String start, String end, String... members) {
        return Stream.concat(
                        Stream.of(
                                "\"query\":" + query,
                                "\"start_date\":\"" + start + "\"",
                                "\"end_date\":\"" + end + "\""),
                        Stream.of(members))
                .collect(Collectors.joining(",", "{", "}"));
    }

    public static String and(String... conditions) {
        return "{\"and\":[" + String.join(",", conditions) + "]}";
    }

    /** @param values as JSON */
    public static String condition(String field, String operation, String values) {
        return "{\"field_name\":\"" + field + "\",\"operation\":\"" + operation + "\",\"field_values\":" + values + "}";
    }

    /**
     * A video as it is imported.
     *
     * @param created such as 2022-06-15T12:00:00Z
     * @param members more of them
     */
    public static String row(long id, String created, String... members) {
        return Stream.concat(
                        Stream.of(
                                "\"id\":" + id,
                                "\"create_time\":" + Instant.parse(created).getEpochSecond()),
                        Stream.of(members))
                .collect(Collectors.joining(",", "{", "}\n"));
    }

    /** So many videos of one day, with ids from {@link #ID} up. */
    public static String rows(int count) {
        return LongStream.range(0, count)
                .mapToObj(i -> row(ID + i, "2022-06-15T12:00:00Z", "\"username\":\"ada\"", "\"region_code\":\"US\""))
                .collect(Collectors.joining());
    }
}

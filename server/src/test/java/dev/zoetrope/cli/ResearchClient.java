package dev.zoetrope.cli;

import dev.zoetrope.openapi.Described;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;

/** Calls a server as a client of the Research API does. */
final class ResearchClient implements AutoCloseable {
    /** Every video that {@link Rows} writes. */
    static final String EVERYTHING =
            "\"start_date\":\"20220601\",\"end_date\":\"20220630\",\"query\":{\"not\":[{\"field_name\":\"region_code\",\"operation\":\"EQ\",\"field_values\":[\"XX\"]}]}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String token;

    /** One page of a search. */
    record Page(List<Long> ids, long cursor, boolean more, String searchId) {}

    /** @param app what {@code app create} printed, or another text with a client key and a secret */
    ResearchClient(URI server, String app) throws IOException, InterruptedException {
        var form = "grant_type=client_credentials&client_key=" + text(app, "client_key") + "&client_secret="
                + text(app, "client_secret");
        token = text(post(server.resolve("/v2/oauth/token/"), form, "").body(), "access_token");
    }

    /** Asks for a page of everything. */
    Page page(URI server, String position) throws IOException, InterruptedException {
        var answer = post(
                server.resolve("/v2/research/video/query/?fields=id"),
                "{" + EVERYTHING + ",\"max_count\":100" + position + "}",
                token);
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        var body = answer.body();
        var ids = Pattern.compile("\"id\":([0-9]+)")
                .matcher(body)
                .results()
                .map(id -> Long.valueOf(id.group(1)))
                .toList();
        return new Page(
                ids,
                Long.parseLong(first(body, "\"cursor\":([0-9]+)")),
                body.contains("\"has_more\":true"),
                text(body, "search_id"));
    }

    Page page(URI server, Page last) throws IOException, InterruptedException {
        return page(server, ",\"cursor\":" + last.cursor + ",\"search_id\":\"" + last.searchId + "\"");
    }

    /** Asks for the videos of which a field is this text. */
    void search(URI server, String field, String value) throws IOException, InterruptedException {
        var condition = "{\"field_name\":\"" + field + "\",\"operation\":\"EQ\",\"field_values\":[\"" + value + "\"]}";
        var answer = post(
                server.resolve("/v2/research/video/query/?fields=id"),
                "{\"start_date\":\"20220601\",\"end_date\":\"20220630\",\"query\":{\"and\":[" + condition + "]}}",
                token);
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
    }

    long likes(URI server, long id) throws IOException, InterruptedException {
        var query = "{\"field_name\":\"video_id\",\"operation\":\"EQ\",\"field_values\":[\"" + id + "\"]}";
        var answer = post(
                server.resolve("/v2/research/video/query/?fields=like_count"),
                "{\"start_date\":\"20220601\",\"end_date\":\"20220630\",\"query\":{\"and\":[" + query + "]}}",
                token);
        return Long.parseLong(first(answer.body(), "\"like_count\":([0-9]+)"));
    }

    static String get(URI address) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private HttpResponse<String> post(URI address, String body, String bearer)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + bearer)
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        var type = answer.headers().firstValue("Content-Type").orElse("");
        Described.check("POST", address.getPath(), answer.statusCode(), type, answer.body());
        return answer;
    }

    /** The first text member with this name. */
    static String text(String json, String name) {
        return first(json, '"' + name + "\":\"([^\"]*)\"");
    }

    private static String first(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new AssertionError(pattern + " is not in " + text);
        }
        return found.group(1);
    }

    @Override
    public void close() {
        http.close();
    }
}

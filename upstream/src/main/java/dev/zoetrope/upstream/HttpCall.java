package dev.zoetrope.upstream;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is sent.
 *
 * @param headers beside those that all calls have
 * @param body null for a GET, else that of a POST
 */
record HttpCall(
        URI target, Map<String, String> headers, @Nullable String body) {
    static HttpCall get(URI target) {
        return new HttpCall(target, Map.of(), null);
    }

    static HttpCall post(URI target, String contentType, String body) {
        return new HttpCall(target, Map.of("Content-Type", contentType), body);
    }

    HttpCall with(String header, String value) {
        var all = new TreeMap<>(headers);
        all.put(header, value);
        return new HttpCall(target, all, body);
    }

    HttpCall to(URI other) {
        return new HttpCall(other, headers, body);
    }

    boolean isGet() {
        return body == null;
    }

    HttpRequest request(List<String> common) {
        var request = HttpRequest.newBuilder(target).headers(common.toArray(String[]::new));
        headers.forEach(request::header);
        return body == null
                ? request.build()
                : request.POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    /** Queries and headers hold tokens. */
    @Override
    public String toString() {
        return (isGet() ? "GET " : "POST ") + target.getHost();
    }
}

package dev.zoetrope.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An answer. Each way to look into it checks the form that all answers of its sort must have. */
public record Reply(int status, HttpHeaders headers, String body) {
    private static final String LOG_ID = "20\\d{12}[0-9A-F]{20}";

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The body, which is an object. */
    @SuppressWarnings("unchecked") // Objects are parsed to such maps.
    public Map<String, @Nullable Object> json() {
        assertTrue(header("Content-Type").startsWith("application/json"), () -> header("Content-Type") + body);
        return (Map<String, @Nullable Object>) Objects.requireNonNull(Tree.parse(body));
    }

    /** What lies at a path of member names and list positions. */
    public Object at(Object... path) {
        Object value = json();
        for (var step : path) {
            value = step instanceof Integer position ? ((List<?>) value).get(position) : ((Map<?, ?>) value).get(step);
            Objects.requireNonNull(value, () -> step + " is not in " + body);
        }
        return value;
    }

    /** The data of a success in the v2 envelope. */
    public Map<?, ?> data() {
        assertEquals(200, status, body);
        assertEquals(Set.of("data", "error"), json().keySet());
        assertEquals("ok", error("code"));
        assertEquals("", error("message"));
        return (Map<?, ?>) at("data");
    }

    /** A failure in the v2 envelope as its status, code and message with a blank between them. */
    public String refusal() {
        assertEquals(Set.of("error"), json().keySet(), body);
        return status + " " + error("code") + " " + error("message");
    }

    /** The log id, which the envelope and the headers agree about. */
    public String logId() {
        return error("log_id");
    }

    private String error(String member) {
        assertEquals(Set.of("code", "message", "log_id"), ((Map<?, ?>) at("error")).keySet());
        var logId = (String) at("error", "log_id");
        assertTrue(logId.matches(LOG_ID), logId);
        assertEquals(logId, header("X-Tt-Logid"));
        return (String) at("error", member);
    }

    /** One member of each video, in order; nothing for a video without it. */
    public List<Object> videos(String member) {
        var found = new ArrayList<Object>();
        for (var video : (List<?>) Objects.requireNonNull(data().get("videos"))) {
            var value = ((Map<?, ?>) video).get(member);
            if (value != null) {
                found.add(value);
            }
        }
        return found;
    }
}

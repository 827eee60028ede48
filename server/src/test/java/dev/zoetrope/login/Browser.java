package dev.zoetrope.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.http.Form;
import dev.zoetrope.server.Reply;
import dev.zoetrope.server.TestServer;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Calls pages as a browser does: keeps the cookie, and sends forms with what was hidden in them. */
public final class Browser {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"form_token\" value=\"([^\"]*)\"");
    private static final Pattern COOKIE = Pattern.compile("(zoetrope=[A-Za-z0-9_-]*); .*");

    private final TestServer server;
    private String cookie = "";
    private String formToken = "";

    public Browser(TestServer server) {
        this.server = server;
    }

    String cookie() {
        return cookie;
    }

    String formToken() {
        return formToken;
    }

    Browser withCookie(String other) {
        cookie = other;
        return this;
    }

    public Reply get(String address) {
        return kept(cookie.isEmpty() ? server.get(address) : server.get(address, "Cookie", cookie));
    }

    /** Sends a form of the latest page. */
    public Reply submit(String address, String... namesAndValues) {
        var fields = new ArrayList<>(List.of("form_token", formToken));
        fields.addAll(List.of(namesAndValues));
        return post(address, form(fields.toArray(String[]::new)));
    }

    /** Sends any form, with headers as a browser has them. */
    Reply post(String address, String form, String... headers) {
        var all = new ArrayList<>(List.of("Content-Type", "application/x-www-form-urlencoded"));
        if (!cookie.isEmpty()) {
            all.addAll(List.of("Cookie", cookie));
        }
        all.addAll(List.of(headers));
        return kept(server.call("POST", address, form, all.toArray(String[]::new)));
    }

    private Reply kept(Reply reply) {
        var set = COOKIE.matcher(reply.header("Set-Cookie"));
        if (set.matches()) {
            cookie = set.group(1);
        }
        var token = FORM_TOKEN.matcher(reply.body());
        if (token.find()) {
            formToken = token.group(1);
        }
        return reply;
    }

    static String form(String... namesAndValues) {
        var form = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(namesAndValues[i])
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], UTF_8));
        }
        return form.toString();
    }

    /** The parameters of the address that an answer leads to, which begins as given. */
    static Form callback(Reply reply, String address) {
        assertTrue(reply.status() == 302 || reply.status() == 303, () -> reply.status() + reply.body());
        var location = reply.header("Location");
        assertTrue(location.startsWith(address + "?"), location);
        return Form.parse(URI.create(location).getRawQuery().getBytes(UTF_8));
    }
}

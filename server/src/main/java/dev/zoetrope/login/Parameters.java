package dev.zoetrope.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.zoetrope.http.Form;
import java.net.URLEncoder;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of an authorize address that mean something here; SDKs send others, which are dropped. Immutable. */
final class Parameters {
    static final String CLIENT_KEY = "client_key";
    /** What OAuth calls it, and TikTok does not. */
    static final String CLIENT_ID = "client_id";

    static final String RESPONSE_TYPE = "response_type";
    static final String SCOPE = "scope";
    static final String REDIRECT_URI = "redirect_uri";
    static final String STATE = "state";
    static final String DISABLE_AUTO_AUTH = "disable_auto_auth";
    static final String CODE_CHALLENGE = "code_challenge";
    static final String CODE_CHALLENGE_METHOD = "code_challenge_method";

    /** Ours: the handle of the person who logs in without being asked. */
    static final String USER = "zoetrope_user";
    /** Ours: the scopes that this person grants, with commas; all without it. */
    static final String SCOPES = "zoetrope_scopes";
    /** Ours: 1 when this person cancels. */
    static final String DENY = "zoetrope_deny";

    /** Ours: what somebody looks for among the accounts. */
    static final String SEARCH = "zoetrope_search";
    /** Ours: 1 when somebody who is signed in wants another account. */
    static final String SWITCH = "zoetrope_switch";

    /** Ours: the log-in by QR code that somebody scanned. */
    static final String TICKET = "ticket";

    private static final Set<String> KNOWN = Set.of(
            CLIENT_KEY,
            CLIENT_ID,
            RESPONSE_TYPE,
            SCOPE,
            REDIRECT_URI,
            STATE,
            DISABLE_AUTO_AUTH,
            CODE_CHALLENGE,
            CODE_CHALLENGE_METHOD,
            USER,
            SCOPES,
            DENY,
            SEARCH,
            SWITCH,
            TICKET);

    private final List<Form.Field> fields;

    private Parameters(List<Form.Field> fields) {
        this.fields = fields;
    }

    static Parameters of(Form query) {
        return new Parameters(query.fields().stream()
                .filter(field -> KNOWN.contains(field.name()))
                .toList());
    }

    /** Without those that are about choosing an account. */
    Parameters chosen() {
        return new Parameters(fields.stream()
                .filter(field -> !field.name().equals(SEARCH) && !field.name().equals(SWITCH))
                .toList());
    }

    /** Whether somebody who may be signed in already is choosing an account. */
    boolean isAboutChoosing() {
        return has(SEARCH) || has(SWITCH);
    }

    List<Form.Field> fields() {
        return fields;
    }

    /** The value of one that stands here at most once. */
    @Nullable String get(String name) {
        for (var field : fields) {
            if (field.name().equals(name)) {
                return field.value();
            }
        }
        return null;
    }

    boolean has(String name) {
        return get(name) != null;
    }

    /** The name of one that is given more than once; null when there is none. */
    @Nullable String repeated() {
        for (int i = 1; i < fields.size(); i++) {
            var name = fields.get(i).name();
            if (fields.subList(0, i).stream().anyMatch(earlier -> earlier.name().equals(name))) {
                return name;
            }
        }
        return null;
    }

    /** As a query string. */
    String encoded() {
        return fields.stream()
                .map(field -> field.name() + "=" + encode(field.value()))
                .collect(joining("&"));
    }

    /** Leaves nothing but letters, digits, {@code -}, {@code .}, {@code _} and {@code ~} as it is. */
    static String encode(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}

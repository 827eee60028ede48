package dev.zoetrope.oauth;

import dev.zoetrope.http.Call;
import dev.zoetrope.http.Form;
import dev.zoetrope.http.RequestRefused;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The parameters of a call to an OAuth endpoint, which stand in a form in its body. One given twice is refused: two readers could take different ones. */
final class OAuthForm {
    /** A form has at most so many bytes. */
    private static final int LIMIT = 64 * 1024;

    private final Form form;

    private OAuthForm(Form form) {
        this.form = form;
    }

    static OAuthForm of(Call call) {
        var type = call.header("Content-Type");
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw TokenRefused.malformed();
        }
        try {
            return new OAuthForm(Form.parse(call.body(LIMIT)));
        } catch (RequestRefused e) {
            throw TokenRefused.invalidRequest(e.reason());
        }
    }

    /** A parameter that may be missing; an empty one is as good as missing. */
    @Nullable String find(String name) {
        var values = form.all(name);
        if (values.size() > 1) {
            throw TokenRefused.malformed();
        }
        return values.isEmpty() || values.getFirst().isEmpty() ? null : values.getFirst();
    }

    String require(String name) {
        var value = find(name);
        if (value == null) {
            var words = name.replace('_', ' ');
            throw TokenRefused.invalidRequest(
                    Character.toUpperCase(words.charAt(0)) + words.substring(1) + " is missed in request.");
        }
        return value;
    }
}

package dev.zoetrope.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zoetrope.http.Answer;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Pages for people, made from templates that were compiled with the program. */
public final class Page {
    private static final TemplateEngine ENGINE =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Page.class.getClassLoader(), "dev.zoetrope");

    /**
     * Nothing but what this server sends itself, and in no frame. Where a form leads is left open: browsers hold that against the whole chain of redirects that
     * follows, and an app may send a person who comes back to it wherever it likes.
     */
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Page() {}

    /**
     * A page.
     *
     * @param template its file, such as {@code login/consent.jte}
     * @param shown the template's one parameter
     */
    public static Answer answer(int status, String template, Object shown) {
        var html = new StringOutput();
        ENGINE.render(template, shown, html);
        return guarded(
                Answer.of(status, "text/html; charset=utf-8", html.toString().getBytes(UTF_8)));
    }

    /**
     * Sends a browser on.
     *
     * @param status 302, or 303 after a form
     * @param address all ASCII and without blanks
     */
    public static Answer redirect(int status, String address) {
        return guarded(Answer.text(status, "See the Location.\n").with("Location", address));
    }

    /** Referrer: other origins get none; ours must, or browsers would hide the origin of our own forms. */
    private static Answer guarded(Answer answer) {
        return answer.with("Cache-Control", "no-store")
                .with("Content-Security-Policy", POLICY)
                .with("X-Frame-Options", "DENY")
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "same-origin");
    }
}

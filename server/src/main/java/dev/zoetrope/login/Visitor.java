package dev.zoetrope.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zoetrope.accounts.Sessions;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.Form;
import dev.zoetrope.http.PublicUrl;
import dev.zoetrope.world.World;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A browser that calls, by what its cookie says.
 *
 * @param token what the cookie holds; drawn just now when there was none
 * @param isNew whether the browser has yet to be given the token
 * @param person who is signed in; null for nobody
 */
record Visitor(String token, boolean isNew, @Nullable Subject person) {
    /** Forms repeat in it what only pages of ours can know. */
    static final String FORM_TOKEN = "form_token";

    static Visitor of(Call call, World world, boolean secure) {
        var token = token(call, secure);
        if (token == null) {
            return new Visitor(world.accounts().sessions().draw(), true, null);
        }
        var person = world.accounts()
                .sessions()
                .find(token, world.clock().instant())
                .flatMap(session -> world.catalog()
                        .subject(session.person(), session.since().toEpochMilli()))
                .orElse(null);
        return new Visitor(token, false, person);
    }

    /**
     * Signs a person in under a token that nobody has seen before, and ends the session there was.
     *
     * @param term leads to them in the catalog
     * @throws Fault when it leads to nobody
     */
    Visitor signIn(String term, World world) {
        var other = find(term, world)
                .orElseThrow(() -> Fault.form(
                        "The account that was chosen is not in the catalog any more.",
                        "Load the page again and choose another."));
        signOut(world);
        var sessions = world.accounts().sessions();
        return new Visitor(sessions.begin(other.name(), world.clock().instant()), true, other);
    }

    private static Optional<Subject> find(String term, World world) {
        try {
            return world.catalog().subject(term, world.clock().millis());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    void signOut(World world) {
        if (person != null) {
            world.accounts().sessions().end(token);
        }
    }

    /** Bound to the cookie, which it does not give away. */
    String formToken() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256("zoetrope form " + token));
    }

    /**
     * Lets a form pass that one of our own pages sent for this browser.
     *
     * @throws Fault when another did
     */
    void requireOwn(Form form, Call call, PublicUrl publicUrl) {
        requireOwnOrigin(call, publicUrl);
        var given = form.first(FORM_TOKEN);
        if (isNew) {
            throw Fault.form(
                    "Your browser sent no cookie with this form.",
                    "Allow cookies for this site, load the page again and repeat what you did.");
        }
        if (given == null
                || !MessageDigest.isEqual(given.getBytes(UTF_8), formToken().getBytes(UTF_8))) {
            throw Fault.form(
                    "This form belongs to a sign-in that is over.", "Load the page again and repeat what you did.");
        }
    }

    private static void requireOwnOrigin(Call call, PublicUrl publicUrl) {
        var site = call.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw foreign();
        }
        var origin = call.header("Origin");
        if (origin != null && !origin.equalsIgnoreCase(publicUrl.of(call)) && !isOurs(origin, call.authority())) {
            throw foreign();
        }
    }

    /** The scheme is not compared: behind a proxy that speaks https this server does not know its own. */
    private static boolean isOurs(String origin, @Nullable String authority) {
        try {
            var sender = URI.create(origin).getRawAuthority();
            return sender != null && authority != null && sender.equals(authority.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static Fault foreign() {
        return Fault.form("This form was sent by another site.", "Go back to the app and begin anew.");
    }

    /** The answer, with the cookie when it is new. */
    Answer keptBy(Answer answer, boolean secure) {
        return isNew ? answer.with("Set-Cookie", cookie(token, Sessions.LIFE.toSeconds(), secure)) : answer;
    }

    /** The answer, taking the cookie away. */
    static Answer leftBy(Answer answer, boolean secure) {
        return answer.with("Set-Cookie", cookie("", 0, secure));
    }

    private static String cookie(String value, long seconds, boolean secure) {
        return name(secure) + "=" + value + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }

    /** The prefix makes browsers take it from https alone, and from no other host of the same site. */
    private static String name(boolean secure) {
        return secure ? "__Host-zoetrope" : "zoetrope";
    }

    /** A browser that holds two of them has got one from elsewhere; it gets a new one. */
    private static @Nullable String token(Call call, boolean secure) {
        var header = call.header("Cookie");
        if (header == null) {
            return null;
        }
        var prefix = name(secure) + "=";
        var found = new ArrayList<String>();
        for (var pair : header.split(";", -1)) {
            if (pair.strip().startsWith(prefix)) {
                found.add(pair.strip().substring(prefix.length()));
            }
        }
        return found.size() == 1 && Sessions.isToken(found.getFirst()) ? found.getFirst() : null;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Leaves out the token, so that it reaches no log. */
    @Override
    public String toString() {
        return "Visitor[isNew=" + isNew + "]";
    }
}

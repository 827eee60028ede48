package dev.zoetrope.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zoetrope.accounts.QrLogin;
import dev.zoetrope.accounts.QrLogin.Status;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.Form;
import dev.zoetrope.http.RequestRefused;
import dev.zoetrope.pages.Page;
import dev.zoetrope.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page where a log-in by QR code goes on, in the place of TikTok's app on a phone: somebody picks the log-in or pastes what its code says, chooses an account
 * and agrees.
 */
public final class QrScan {
    public static final String PATH = "/_zoetrope/qr";

    /** Log-ins on a page. */
    private static final int SHOWN = 20;

    /** Field of the form: what the code says, or the ticket alone. */
    private static final String SCANNED = "scanned";

    private static final String CLIENT_TICKET = "client_ticket";

    private final LoginSettings settings;

    public QrScan(LoginSettings settings) {
        this.settings = settings;
    }

    /** {@code GET}: the log-ins that wait; or one of them, for somebody to agree to. */
    public Answer show(Call call, World world) {
        return LoginGateway.answer(call, world, () -> {
            var parameters = Parameters.of(call.query());
            var visitor = Visitor.of(call, world, settings.secure());
            var ticket = parameters.get(Parameters.TICKET);
            if (ticket == null) {
                return visitor.keptBy(waiting(200, null, visitor, world), settings.secure());
            }
            var login = world.accounts()
                    .qrLogins()
                    .scan(ticket, world.clock().instant())
                    .orElse(null);
            if (login == null) {
                return visitor.keptBy(waiting(404, "No log-in has this code.", visitor, world), settings.secure());
            }
            var over = over(login.status());
            var headless = over == null ? headless(parameters, login, world) : over;
            return headless != null
                    ? headless
                    : visitor.keptBy(page(200, null, parameters, login, visitor, world), settings.secure());
        });
    }

    /** {@code POST}: what was scanned, who scans, and what they decide. */
    public Answer submit(Call call, World world) {
        return LoginGateway.answer(call, world, () -> {
            var visitor = Visitor.of(call, world, settings.secure());
            var form = Form.parse(call.body(Authorize.LIMIT));
            visitor.requireOwn(form, call, settings.publicUrl());
            var parameters = Parameters.of(call.query());
            var ticket = parameters.get(Parameters.TICKET);
            if (ticket == null) {
                return Page.redirect(303, address(ticket(form.first(SCANNED))));
            }
            if ("cancel".equals(form.first(Authorize.DECISION))) {
                world.accounts().qrLogins().cancel(ticket);
                return cancelled();
            }
            var chosen = form.first(Authorize.USER);
            return chosen == null
                    ? decided(form, parameters, ticket, visitor, world)
                    : visitor.signIn(chosen, world).keptBy(Page.redirect(303, address(ticket)), settings.secure());
        });
    }

    private static Answer waiting(int status, @Nullable String notice, Visitor visitor, World world) {
        var logins = world.accounts().qrLogins().open(SHOWN, world.clock().instant());
        return Page.answer(status, "login/qr.jte", new QrPage(logins, PATH, notice, visitor.formToken()));
    }

    private static Answer page(
            int status, @Nullable String notice, Parameters parameters, QrLogin login, Visitor visitor, World world) {
        var person = visitor.person();
        if (person == null || parameters.isAboutChoosing() || !TargetUsers.admit(login.app(), person)) {
            var shown = Choice.toLogIn(login.app(), PATH, parameters, visitor, world);
            return Page.answer(200, "login/choice.jte", shown);
        }
        var address = address(login.ticket());
        var shown = new ConsentPage(
                login.app(),
                Card.of(person),
                login.scopes().stream().map(ScopeText::of).toList(),
                address,
                address + "&" + Parameters.SWITCH + "=1",
                null,
                notice,
                visitor.formToken());
        return Page.answer(status, "login/consent.jte", shown);
    }

    private Answer decided(Form form, Parameters parameters, String ticket, Visitor visitor, World world) {
        var person = visitor.person();
        var login = world.accounts()
                .qrLogins()
                .scan(ticket, world.clock().instant())
                .orElse(null);
        if (person == null
                || login == null
                || !TargetUsers.admit(login.app(), person)
                || !"allow".equals(form.first(Authorize.DECISION))) {
            throw Fault.form("This form belongs to a sign-in that is over.", "Load the page again.");
        }
        var over = over(login.status());
        if (over != null) {
            return over;
        }
        var scopes = ScopeText.granted(login.scopes(), form.all(Authorize.SCOPE));
        return scopes.isEmpty()
                ? page(400, "Tick at least one, or cancel.", parameters, login, visitor, world)
                : confirmed(login, person, scopes, world);
    }

    private @Nullable Answer headless(Parameters parameters, QrLogin login, World world) {
        var headless = Headless.read(parameters, login.app(), login.scopes(), settings.headless(), world);
        return switch (headless) {
            case null -> null;
            case Headless.Denied _ -> {
                world.accounts().qrLogins().cancel(login.ticket());
                yield cancelled();
            }
            case Headless.Granted granted -> confirmed(login, granted.person(), granted.scopes(), world);
        };
    }

    private static Answer confirmed(QrLogin login, Subject person, List<String> scopes, World world) {
        return world.accounts()
                        .qrLogins()
                        .confirm(login.ticket(), person, scopes, world.clock().instant())
                ? end(200, "You are logged in", login.app().name() + " goes on by itself where you saw the code.")
                : end(409, "Too late", "Somebody else was first, or the code has expired. Let the app show a new one.");
    }

    private static @Nullable Answer over(Status status) {
        return switch (status) {
            case NEW, SCANNED -> null;
            case CONFIRMED, UTILISED ->
                end(409, "Already logged in", "This code was used. Let the app show a new one.");
            case EXPIRED -> end(410, "This code has expired", "Let the app show a new one.");
        };
    }

    private static Answer cancelled() {
        return end(200, "Cancelled", "The app hears that the code has expired.");
    }

    private static Answer end(int status, String title, String text) {
        return Page.answer(status, "login/ending.jte", new Ending(title, text));
    }

    private static String address(String ticket) {
        return PATH + "?" + Parameters.TICKET + "=" + Parameters.encode(ticket);
    }

    /** What a code says is an address that carries the ticket. */
    private static String ticket(@Nullable String scanned) {
        if (scanned == null) {
            return "";
        }
        int query = scanned.indexOf('?');
        if (query < 0) {
            return scanned.strip();
        }
        try {
            var ticket = Form.parse(scanned.substring(query + 1).strip().getBytes(UTF_8))
                    .first(CLIENT_TICKET);
            return ticket == null ? "" : ticket;
        } catch (RequestRefused _) {
            return "";
        }
    }
}

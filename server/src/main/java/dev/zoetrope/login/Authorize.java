package dev.zoetrope.login;

import dev.zoetrope.accounts.AccountsUnavailable;
import dev.zoetrope.accounts.Consent;
import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.Form;
import dev.zoetrope.http.RequestRefused;
import dev.zoetrope.model.Identity;
import dev.zoetrope.pages.Page;
import dev.zoetrope.v2.Excerpt;
import dev.zoetrope.v2.LogId;
import dev.zoetrope.world.World;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The authorize page: an app sends a person's browser here, the person says who they are and what the app may do, and the browser goes back to the app with a code.
 *
 * <p>All that a page needs stands in its address, whose parameters are checked again at every step.
 */
public final class Authorize {
    /** Where a login that cannot go on ends: its address carries what the live service's does. */
    public static final String FAULT_PATH = "/v2/auth/authorize/error/";

    private static final String AUTHORIZE_PATH = "/v2/auth/authorize/";

    /** People on a page. */
    static final int SHOWN = 12;
    /** A form has at most so many bytes. */
    static final int LIMIT = 64 * 1024;

    private static final String USER = "user";
    private static final String DECISION = "decision";
    private static final String SCOPE = "scope";

    private static final Logger LOG = Logger.getLogger(Authorize.class.getName());

    private final LoginSettings settings;
    private final boolean legacy;

    /** @param legacy whether codes are of the kind that only the retired token endpoint takes */
    public Authorize(LoginSettings settings, boolean legacy) {
        this.settings = settings;
        this.legacy = legacy;
    }

    /** {@code GET}: a page, or the way back to the app. */
    public Answer show(Call call, World world) {
        return answer(call, world, () -> {
            var parameters = Parameters.of(call.query());
            var request = read(parameters, call, world);
            var headless = headless(parameters, request, world);
            return headless != null ? headless : page(parameters, request, call, world);
        });
    }

    /** {@code POST}: what a person chose on a page. */
    public Answer submit(Call call, World world) {
        return answer(call, world, () -> {
            var parameters = Parameters.of(call.query());
            var request = read(parameters, call, world);
            var visitor = Visitor.of(call, world, settings.secure());
            var form = Form.parse(call.body(LIMIT));
            visitor.requireOwn(form, call);
            if ("cancel".equals(form.first(DECISION))) {
                return Page.redirect(303, denied(request));
            }
            var chosen = form.first(USER);
            return chosen == null
                    ? decided(form, parameters, request, visitor, call, world)
                    : signedIn(chosen, parameters, visitor, call, world);
        });
    }

    /** {@code GET} {@value #FAULT_PATH}: the page of a login that cannot go on. What it shows is found anew, not taken from its address. */
    public Answer fault(Call call, World world) {
        return answer(call, world, () -> {
            var parameters = Parameters.of(call.query());
            try {
                read(parameters, call, world);
            } catch (Fault fault) {
                return faultPage(fault, LogId.next(world), null);
            }
            return Page.redirect(302, AUTHORIZE_PATH + "?" + parameters.encoded());
        });
    }

    private AuthorizeRequest read(Parameters parameters, Call call, World world) {
        var request = AuthorizeRequest.read(parameters, world, settings.loose());
        call.note("app", request.app().clientKey());
        return request;
    }

    // ---- Without a person

    private @Nullable Answer headless(Parameters parameters, AuthorizeRequest request, World world) {
        var asked = Stream.of(Parameters.USER, Parameters.SCOPES, Parameters.DENY)
                .filter(parameters::has)
                .findFirst();
        if (asked.isEmpty()) {
            return null;
        }
        if (!settings.headless()) {
            throw Fault.ofOurs(
                    asked.get(),
                    "This server logs nobody in without asking.",
                    "Leave it out, or start the server with --headless-login (a demo needs no such option).");
        }
        switch (parameters.get(Parameters.DENY)) {
            case "1" -> {
                return Page.redirect(302, denied(request));
            }
            case "0" -> {}
            case null -> {}
            default ->
                throw Fault.ofOurs(Parameters.DENY, "It is neither 1 nor 0.", "Send 1 to cancel; else leave it out.");
        }
        var handle = parameters.get(Parameters.USER);
        if (handle == null) {
            throw Fault.ofOurs(
                    asked.get(), "It stands without zoetrope_user.", "Add zoetrope_user with the handle to log in as.");
        }
        var person = person(handle, world);
        return granted(302, request, person, scopes(parameters.get(Parameters.SCOPES), request), world);
    }

    private static Subject person(String handle, World world) {
        return term(handle)
                .flatMap(term -> world.catalog().subject(term, world.clock().millis()))
                .orElseThrow(() -> Fault.ofOurs(
                        Parameters.USER,
                        "Nobody in the catalog has the handle “" + Excerpt.of(handle) + "”.",
                        "Take a handle of somebody in it; without zoetrope_user the page lists some."));
    }

    private static Optional<String> term(String handle) {
        try {
            return Optional.of(new Identity.Handle(handle).term());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static List<String> scopes(@Nullable String text, AuthorizeRequest request) {
        if (text == null) {
            return request.scopes();
        }
        var scopes = List.of(text.split(",", -1));
        if (!request.scopes().containsAll(scopes)) {
            throw Fault.ofOurs(
                    Parameters.SCOPES,
                    "“" + Excerpt.of(text) + "” is not a part of " + String.join(",", request.scopes()) + ".",
                    "Name some of the scopes that the app asks for, with commas; or leave it out to grant them all.");
        }
        return request.scopes().stream().filter(scopes::contains).toList();
    }

    // ---- With one

    private Answer page(Parameters parameters, AuthorizeRequest request, Call call, World world) {
        var visitor = Visitor.of(call, world, settings.secure());
        var person = visitor.person();
        if (person == null || parameters.has(Parameters.SWITCH) || parameters.has(Parameters.SEARCH)) {
            return choice(parameters, request, visitor, call, world);
        }
        if (request.passes() && hasGranted(person, request, world)) {
            return granted(302, request, person, request.scopes(), world);
        }
        return consent(200, null, parameters, request, visitor, person, call);
    }

    private static boolean hasGranted(Subject person, AuthorizeRequest request, World world) {
        return world.accounts().grants().connections(person, world.clock().instant()).stream()
                .anyMatch(connection ->
                        connection.app().clientKey().equals(request.app().clientKey())
                                && connection.scopes().containsAll(request.scopes()));
    }

    private Answer choice(Parameters parameters, AuthorizeRequest request, Visitor visitor, Call call, World world) {
        var kept = parameters.without(Parameters.SEARCH, Parameters.SWITCH);
        var search = parameters.get(Parameters.SEARCH);
        var people = world.catalog().people(search == null ? "" : search.strip(), SHOWN);
        var app = request.app();
        var shown = new Choice(
                "Log in to " + app.name(),
                "Choose the account you want to use.",
                call.path(),
                kept.encoded(),
                kept.fields(),
                search == null ? "" : search.strip(),
                true,
                people.stream().map(Card::of).toList(),
                null,
                true,
                visitor.formToken());
        return visitor.keptBy(Page.answer(200, "login/choice.jte", shown), settings.secure());
    }

    private Answer signedIn(String term, Parameters parameters, Visitor visitor, Call call, World world) {
        var person = world.catalog()
                .subject(term, world.clock().millis())
                .orElseThrow(() -> Fault.form(
                        "The account that was chosen is not in the catalog any more.",
                        "Load the page again and choose another."));
        var again = call.path() + "?"
                + parameters.without(Parameters.SEARCH, Parameters.SWITCH).encoded();
        return visitor.signIn(person, world).keptBy(Page.redirect(303, again), settings.secure());
    }

    private Answer consent(
            int status,
            @Nullable String notice,
            Parameters parameters,
            AuthorizeRequest request,
            Visitor visitor,
            Subject person,
            Call call) {
        var address = call.path() + "?" + parameters.encoded();
        var shown = new ConsentPage(
                request.app(),
                Card.of(person),
                request.scopes().stream().map(ScopeText::of).toList(),
                address,
                address + "&" + Parameters.SWITCH + "=1",
                request.redirectUri(),
                notice,
                visitor.formToken());
        return visitor.keptBy(Page.answer(status, "login/consent.jte", shown), settings.secure());
    }

    private Answer decided(
            Form form, Parameters parameters, AuthorizeRequest request, Visitor visitor, Call call, World world) {
        var person = visitor.person();
        if (person == null || !"allow".equals(form.first(DECISION))) {
            throw Fault.form(
                    "This form belongs to a sign-in that is over.", "Load the page again and choose an account.");
        }
        var scopes = request.granted(form.all(SCOPE));
        return scopes.isEmpty()
                ? consent(400, "Tick at least one, or cancel.", parameters, request, visitor, person, call)
                : granted(303, request, person, scopes, world);
    }

    private static String denied(AuthorizeRequest request) {
        return Callback.refused(
                request.redirectUri(), "access_denied", "The user denied the authorization.", request.state());
    }

    private Answer granted(int status, AuthorizeRequest request, Subject person, List<String> scopes, World world) {
        var code = world.accounts()
                .grants()
                .consent(
                        new Consent(
                                request.app(), person, scopes, request.redirectUri(), request.codeChallenge(), legacy),
                        world.clock().instant());
        return Page.redirect(status, Callback.granted(request.redirectUri(), code, scopes, request.state()));
    }

    // ---- Errors

    private static Answer answer(Call call, World world, Supplier<Answer> steps) {
        var logId = LogId.next(world);
        call.note("log_id", logId);
        try {
            return steps.get();
        } catch (SentBack e) {
            call.note("reason", String.valueOf(e.getMessage()));
            return Page.redirect(302, e.address());
        } catch (Fault fault) {
            call.note("reason", fault.parameter() + ": " + fault.problem());
            return fault.isAtOnce()
                    ? faultPage(
                            fault,
                            logId,
                            fault.isForm()
                                    ? call.path() + "?"
                                            + Parameters.of(call.query()).encoded()
                                    : null)
                    : Page.redirect(302, address(fault, logId, Parameters.of(call.query())));
        } catch (RequestRefused e) {
            call.note("reason", e.reason());
            return faultPage(Fault.request(e.status(), e.reason()), logId, null);
        } catch (CatalogUnavailable | AccountsUnavailable e) {
            LOG.log(Level.SEVERE, "call {0}: {1}", new Object[] {logId, e.getMessage()});
            call.note("reason", "server_error");
            return faultPage(Fault.ours(), logId, null);
        }
    }

    private static String address(Fault fault, String logId, Parameters parameters) {
        return FAULT_PATH + "?error=" + fault.error()
                + (fault.errCode() == null ? "" : "&errCode=" + fault.errCode())
                + "&error_type=" + fault.parameter()
                + "&log_id=" + logId
                + "&" + parameters.encoded();
    }

    private static Answer faultPage(Fault fault, String logId, @Nullable String again) {
        return Page.answer(fault.status(), "login/fault.jte", new FaultPage(fault, logId, again))
                .with("X-Tt-Logid", logId);
    }
}

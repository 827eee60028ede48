package dev.zoetrope.login;

import dev.zoetrope.accounts.Consent;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.Form;
import dev.zoetrope.pages.Page;
import dev.zoetrope.v2.LogId;
import dev.zoetrope.world.World;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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

    /** A form has at most so many bytes. */
    static final int LIMIT = 64 * 1024;

    /** The call that led to the page of a login that cannot go on is named there. */
    private static final Predicate<String> LOG_ID =
            Pattern.compile("[0-9]{14}[0-9A-F]{20}").asMatchPredicate();

    /** Fields of the forms. */
    static final String USER = "user";

    static final String DECISION = "decision";
    static final String SCOPE = "scope";

    private final LoginSettings settings;
    private final boolean legacy;

    /** @param legacy whether codes are of the kind that only the retired token endpoint takes */
    public Authorize(LoginSettings settings, boolean legacy) {
        this.settings = settings;
        this.legacy = legacy;
    }

    /** {@code GET}: a page, or the way back to the app. */
    public Answer show(Call call, World world) {
        return LoginGateway.answer(call, world, () -> {
            var parameters = Parameters.of(call.query());
            var request = read(parameters, call, world);
            var headless = headless(parameters, request, world);
            return headless != null ? headless : page(parameters, request, call, world);
        });
    }

    /** {@code POST}: what a person chose on a page. */
    public Answer submit(Call call, World world) {
        return LoginGateway.answer(call, world, () -> {
            var parameters = Parameters.of(call.query());
            var request = read(parameters, call, world);
            var visitor = Visitor.of(call, world, settings.secure());
            var form = Form.parse(call.body(LIMIT));
            visitor.requireOwn(form, call, settings.publicUrl());
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
        return LoginGateway.answer(call, world, () -> {
            var parameters = Parameters.of(call.query());
            try {
                read(parameters, call, world);
            } catch (Fault fault) {
                var logId = call.query("log_id");
                return LoginGateway.page(fault, logId != null && LOG_ID.test(logId) ? logId : LogId.next(world), null);
            }
            return Page.redirect(302, AUTHORIZE_PATH + "?" + parameters.encoded());
        });
    }

    private AuthorizeRequest read(Parameters parameters, Call call, World world) {
        var request = AuthorizeRequest.read(parameters, world, settings.loose());
        call.note("app", request.app().clientKey());
        return request;
    }

    /** Without asking a person, where that is asked for. */
    private @Nullable Answer headless(Parameters parameters, AuthorizeRequest request, World world) {
        var headless = Headless.read(parameters, request.app(), request.scopes(), settings.headless(), world);
        return switch (headless) {
            case null -> null;
            case Headless.Denied _ -> Page.redirect(302, denied(request));
            case Headless.Granted granted -> granted(302, request, granted.person(), granted.scopes(), world);
        };
    }

    private Answer page(Parameters parameters, AuthorizeRequest request, Call call, World world) {
        var visitor = Visitor.of(call, world, settings.secure());
        var person = visitor.person();
        if (person == null || parameters.isAboutChoosing() || !TargetUsers.admit(request.app(), person)) {
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
        var shown = Choice.toLogIn(request.app(), call.path(), parameters, visitor, world);
        return visitor.keptBy(Page.answer(200, "login/choice.jte", shown), settings.secure());
    }

    private Answer signedIn(String term, Parameters parameters, Visitor visitor, Call call, World world) {
        var again = call.path() + "?" + parameters.chosen().encoded();
        return visitor.signIn(term, world).keptBy(Page.redirect(303, again), settings.secure());
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
        if (person == null || !TargetUsers.admit(request.app(), person) || !"allow".equals(form.first(DECISION))) {
            throw Fault.form(
                    "This form belongs to a sign-in that is over.", "Load the page again and choose an account.");
        }
        var scopes = ScopeText.granted(request.scopes(), form.all(SCOPE));
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
}

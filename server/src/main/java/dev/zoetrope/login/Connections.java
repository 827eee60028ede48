package dev.zoetrope.login;

import dev.zoetrope.accounts.Removal;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.Form;
import dev.zoetrope.pages.Page;
import dev.zoetrope.world.World;

/**
 * The page where a person sees the apps they are connected with, and disconnects them. The live service has it in its app, among the settings for security and
 * permissions.
 */
public final class Connections {
    public static final String PATH = "/_zoetrope/connections";

    private static final String DISCONNECT = "disconnect";
    private static final String SIGN_OUT = "sign_out";

    private final LoginSettings settings;

    public Connections(LoginSettings settings) {
        this.settings = settings;
    }

    /** {@code GET}: the page; for somebody who is not signed in, the one where they say who they are. */
    public Answer show(Call call, World world) {
        return LoginGateway.answer(call, world, () -> {
            var parameters = Parameters.of(call.query());
            var visitor = Visitor.of(call, world, settings.secure());
            var person = visitor.person();
            var page = person == null || parameters.isAboutChoosing()
                    ? Page.answer(200, "login/choice.jte", Choice.toSeeApps(PATH, parameters, visitor, world))
                    : connections(person, visitor, world);
            return visitor.keptBy(page, settings.secure());
        });
    }

    private static Answer connections(Subject person, Visitor visitor, World world) {
        var apps = world.accounts().grants().connections(person, world.clock().instant()).stream()
                .map(ConnectionsPage.Item::of)
                .toList();
        var shown = new ConnectionsPage(Card.of(person), apps, PATH, visitor.formToken());
        return Page.answer(200, "login/connections.jte", shown);
    }

    /** {@code POST}: signs in, disconnects an app, or signs out. */
    public Answer submit(Call call, World world) {
        return LoginGateway.answer(call, world, () -> {
            var visitor = Visitor.of(call, world, settings.secure());
            var form = Form.parse(call.body(Authorize.LIMIT));
            visitor.requireOwn(form, call, settings.publicUrl());
            var answer = Page.redirect(303, PATH);
            var chosen = form.first(Authorize.USER);
            if (chosen != null) {
                return visitor.signIn(chosen, world).keptBy(answer, settings.secure());
            }
            if (form.first(SIGN_OUT) != null) {
                visitor.signOut(world);
                return Visitor.leftBy(answer, settings.secure());
            }
            var app = form.first(DISCONNECT);
            var person = visitor.person();
            if (app == null || person == null) {
                throw Fault.form("This form belongs to a sign-in that is over.", "Load the page again.");
            }
            world.accounts()
                    .grants()
                    .disconnect(app, person, Removal.DISCONNECTED, world.clock().instant());
            return answer;
        });
    }
}

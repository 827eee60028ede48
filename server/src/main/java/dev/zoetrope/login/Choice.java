package dev.zoetrope.login;

import dev.zoetrope.accounts.App;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.world.World;
import java.util.List;

/**
 * The page where a person says who they are.
 *
 * @param title what it is for
 * @param purpose a sentence more
 * @param path where its forms lead
 * @param kept what they lead with
 * @param search what was searched for; empty for nothing
 * @param cancels whether there is an app to go back to
 */
record Choice(
        String title,
        String purpose,
        String path,
        Parameters kept,
        String search,
        List<Card> people,
        boolean cancels,
        String formToken) {
    /** People on a page. */
    private static final int SHOWN = 12;

    /** To log in to an app. */
    static Choice toLogIn(App app, String path, Parameters parameters, Visitor visitor, World world) {
        return new Choice(
                "Log in to " + app.name(),
                app.isSandbox()
                        ? "This is a sandbox: only its target users can log in."
                        : "Choose the account you want to use.",
                path,
                parameters.chosen(),
                search(parameters),
                cards(TargetUsers.find(
                        app,
                        search(parameters),
                        SHOWN,
                        world.catalog(),
                        world.clock().millis())),
                true,
                visitor.formToken());
    }

    /** To see the apps that somebody is connected with. */
    static Choice toSeeApps(String path, Parameters parameters, Visitor visitor, World world) {
        return new Choice(
                "Whose apps?",
                "Choose an account to see the apps it is connected with.",
                path,
                parameters.chosen(),
                search(parameters),
                cards(world.catalog().people(search(parameters), SHOWN)),
                false,
                visitor.formToken());
    }

    private static String search(Parameters parameters) {
        var search = parameters.get(Parameters.SEARCH);
        return search == null ? "" : search.strip();
    }

    private static List<Card> cards(List<Subject> people) {
        return people.stream().map(Card::of).toList();
    }

    String address() {
        return kept.fields().isEmpty() ? path : path + "?" + kept.encoded();
    }
}

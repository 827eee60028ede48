package dev.zoetrope.login;

import dev.zoetrope.accounts.App;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.model.Identity;
import dev.zoetrope.v2.Excerpt;
import dev.zoetrope.world.World;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code zoetrope_user} and its companions decide in a person's place, for tests. */
sealed interface Headless {
    /** The person cancels. */
    record Denied() implements Headless {}

    /** The person grants these scopes. */
    record Granted(Subject person, List<String> scopes) implements Headless {}

    /**
     * Reads the parameters.
     *
     * @param asked scopes that the app asks for
     * @param allowed whether the server does so at all
     * @return null when a person is to be asked
     * @throws Fault when a parameter is wrong, or not allowed here
     */
    static @Nullable Headless read(Parameters parameters, App app, List<String> asked, boolean allowed, World world) {
        var given = Stream.of(Parameters.USER, Parameters.SCOPES, Parameters.DENY)
                .filter(parameters::has)
                .findFirst();
        if (given.isEmpty()) {
            return null;
        }
        if (!allowed) {
            throw Fault.ofOurs(
                    given.get(),
                    "This server logs nobody in without asking.",
                    "Leave it out, or start the server with --headless-login (a demo needs no such option).");
        }
        if (denies(parameters.get(Parameters.DENY))) {
            return new Denied();
        }
        var handle = parameters.get(Parameters.USER);
        if (handle == null) {
            throw Fault.ofOurs(
                    given.get(), "It stands without zoetrope_user.", "Add zoetrope_user with the handle to log in as.");
        }
        return new Granted(person(handle, app, world), scopes(parameters.get(Parameters.SCOPES), asked));
    }

    private static boolean denies(@Nullable String deny) {
        return switch (deny) {
            case null -> false;
            case "0" -> false;
            case "1" -> true;
            default ->
                throw Fault.ofOurs(Parameters.DENY, "It is neither 1 nor 0.", "Send 1 to cancel; else leave it out.");
        };
    }

    private static Subject person(String handle, App app, World world) {
        var person = term(handle)
                .flatMap(term -> world.catalog().subject(term, world.clock().millis()))
                .orElseThrow(() -> Fault.ofOurs(
                        Parameters.USER,
                        "Nobody in the catalog has the handle “" + Excerpt.of(handle) + "”.",
                        "Take a handle of somebody in it; without zoetrope_user the page lists some."));
        if (!TargetUsers.admit(app, person)) {
            throw Fault.ofOurs(
                    Parameters.USER,
                    "“" + Excerpt.of(handle) + "” is no target user of this sandbox.",
                    "Take one of its target users, or add this one: " + Fault.update(app, "--target-user"));
        }
        return person;
    }

    private static Optional<String> term(String handle) {
        try {
            return Optional.of(new Identity.Handle(handle).term());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static List<String> scopes(@Nullable String text, List<String> asked) {
        if (text == null) {
            return asked;
        }
        var scopes = List.of(text.split(",", -1));
        if (!asked.containsAll(scopes)) {
            throw Fault.ofOurs(
                    Parameters.SCOPES,
                    "“" + Excerpt.of(text) + "” is not a part of " + String.join(",", asked) + ".",
                    "Name some of the scopes that the app asks for, with commas; or leave it out to grant them all.");
        }
        return asked.stream().filter(scopes::contains).toList();
    }
}

package dev.zoetrope.accounts;

/**
 * A new app and, this once, its secret.
 *
 * @param clientSecret kept nowhere in plain text: whoever needs it has to note it now
 */
public record RegisteredApp(App app, String clientSecret) {

    /** Leaves out the secret, so that it reaches no log. */
    @Override
    public String toString() {
        return "RegisteredApp[app=" + app + "]";
    }
}

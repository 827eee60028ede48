package dev.zoetrope.accounts;

/** There is an app with this client key already. */
public final class AppExists extends RuntimeException {

    AppExists(String clientKey) {
        super("There is an app with client key " + clientKey
                + " already. Give another key, or none to have one drawn.");
    }
}

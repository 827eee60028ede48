package dev.zoetrope.accounts;

import org.jspecify.annotations.Nullable;

/**
 * The database of the accounts cannot be opened, read or written. The message names the database and the remedy and is
 * meant for the person who runs the server; it never holds a password.
 */
public final class AccountsUnavailable extends RuntimeException {

    AccountsUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

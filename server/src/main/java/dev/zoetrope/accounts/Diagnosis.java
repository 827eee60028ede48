package dev.zoetrope.accounts;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells failures of a database's surroundings (disk, rights, network) from mistakes in our own statements. */
interface Diagnosis {

    /** How messages call the database: a file, or an address without credentials. */
    String database();

    /** What is wrong and what to do about it, or null when the failure is none of the surroundings'. */
    @Nullable String explain(SQLException failure);

    /** The failure itself, or where one of its causes can be explained, that explanation. */
    default RuntimeException diagnose(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String explanation = cause instanceof SQLException sql ? explain(sql) : null;
            if (explanation != null) {
                return new AccountsUnavailable(explanation, failure);
            }
        }
        return failure;
    }
}

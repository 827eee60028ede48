package dev.zoetrope.accounts;

import java.time.Instant;
import java.util.List;

/**
 * A log-in by QR code, as the person who scans the code sees it.
 *
 * @param ticket what the code carries
 * @param scopes that the app asks for
 */
public record QrLogin(String ticket, App app, List<String> scopes, Status status, Instant expiresAt) {
    public QrLogin {
        scopes = List.copyOf(scopes);
    }

    /** How far a log-in has come. */
    public enum Status {
        NEW,
        SCANNED,
        CONFIRMED,
        /** Or turned down. */
        EXPIRED,
        /** Its code was exchanged for tokens. */
        UTILISED
    }
}

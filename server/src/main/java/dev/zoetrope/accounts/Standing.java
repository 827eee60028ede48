package dev.zoetrope.accounts;

/** How whoever has a key stands with the service. */
public enum Standing {
    /** The key is good. */
    ACTIVE,
    /** The account's e-mail address was never confirmed. */
    UNVERIFIED,
    /** The subscription has ended. */
    EXPIRED
}

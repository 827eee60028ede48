package dev.zoetrope.accounts;

/** Where an app runs. It decides which redirect addresses it may use and whether it has to prove its codes (PKCE). */
public enum Platform {
    WEB,
    DESKTOP,
    MOBILE
}

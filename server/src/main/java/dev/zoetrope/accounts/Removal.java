package dev.zoetrope.accounts;

/** Why an app lost its grant. The numbers are those of TikTok's webhook documentation. */
public enum Removal {
    UNKNOWN(0),
    DISCONNECTED(1),
    DELETED(2),
    AGE(3),
    BANNED(4),
    REVOKED(5);

    private final int number;

    Removal(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}

package dev.zoetrope.login;

/** A login that ends with an error for the app. */
final class SentBack extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String address;

    /** @param address where the browser is sent */
    SentBack(String address, String error) {
        super(error, null, false, false);
        this.address = address;
    }

    String address() {
        return address;
    }
}

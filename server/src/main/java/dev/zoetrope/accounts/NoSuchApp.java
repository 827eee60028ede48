package dev.zoetrope.accounts;

/** There is no app with the client key that was given. */
public final class NoSuchApp extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NoSuchApp(String clientKey) {
        super(
                "There is no app with client key \""
                        + (clientKey.length() > NewApp.MAX_NAME
                                ? clientKey.substring(0, NewApp.MAX_NAME) + "…"
                                : clientKey)
                        + "\". ./zoetrope app list tells those there are.",
                null,
                false,
                false);
    }
}

package dev.zoetrope.accounts;

/** There is no key with the id that was given. */
public final class NoSuchKey extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoSuchKey(String id) {
        super(
                "There is no key with id \"" + AppRules.excerpt(id) + "\". ./zoetrope key list tells those there are.",
                null,
                false,
                false);
    }
}

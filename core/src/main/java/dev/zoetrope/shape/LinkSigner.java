package dev.zoetrope.shape;

/** Turns the address of a picture into the one that is handed out. Safe for several threads. */
@FunctionalInterface
public interface LinkSigner {
    /** Hands addresses out as they are. */
    LinkSigner NONE = url -> url;

    String sign(String url);
}

package dev.zoetrope.ensemble;

import java.nio.charset.StandardCharsets;

/** The description of the API for those who hold answers to it. */
public final class EnsembleDescription {
    /** What stands before its paths. */
    public static final String ROOT = "/apis";

    private EnsembleDescription() {}

    public static String text() {
        return new String(ApiDescription.of("http://localhost"), StandardCharsets.UTF_8);
    }
}

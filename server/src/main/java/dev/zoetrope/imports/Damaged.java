package dev.zoetrope.imports;

import java.io.IOException;

/** What is packed cannot be unpacked. The message says why. */
final class Damaged extends IOException {
    private static final long serialVersionUID = 1;

    Damaged(String message) {
        super(message);
    }
}

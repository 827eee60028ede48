package dev.zoetrope.cli;

import java.util.Objects;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        var version = Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "development");
        System.out.println("zoetrope " + version);
    }
}

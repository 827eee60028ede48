package dev.zoetrope.shape;

import java.util.List;

/** A member was asked for that a shape does not have. The message names those it has and may be shown. */
public final class UnknownMember extends RuntimeException {
    private final String name;

    UnknownMember(String name, List<String> names) {
        super("`" + name + "` is not a field; the fields are " + String.join(", ", names));
        this.name = name;
    }

    /** The name that was asked for. */
    public String name() {
        return name;
    }
}

package dev.zoetrope.http;

import java.util.Set;

/** Answers the calls below a path prefix that no route takes. Called by many threads at once. */
@FunctionalInterface
public interface Fallback {

    /**
     * Answers one call.
     *
     * @param allowed the methods that this exact path does take, sorted; empty when the path is unknown
     */
    Answer handle(Call call, Set<String> allowed);
}

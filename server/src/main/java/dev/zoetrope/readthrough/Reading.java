package dev.zoetrope.readthrough;

import dev.zoetrope.http.Answer;

/** What came of a read. */
public sealed interface Reading<T> {
    Provenance provenance();

    record Found<T>(T value, Provenance provenance) implements Reading<T> {}

    /** Nobody knows it: neither the catalog nor any upstream that can be asked. */
    record Missing<T>(Provenance provenance) implements Reading<T> {}

    /** It is not in the catalog, and no upstream could tell. */
    record Failed<T>(Failure failure, Provenance provenance) implements Reading<T> {}

    /** Why no upstream could tell. */
    enum Failure {
        UNREACHABLE,
        LATE
    }

    /** The answer with the headers that tell where it came from. */
    default Answer tellOn(Answer answer) {
        return provenance().tellOn(answer);
    }
}

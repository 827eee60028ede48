package dev.zoetrope.ensemble;

import java.util.List;
import java.util.stream.Stream;

/**
 * One operation.
 *
 * @param path behind {@code /apis}
 * @param id what generated clients call it: the platform, then the method
 * @param parameters without the token
 * @param result name of the schema of {@code data}
 * @param errors what it may be answered with, beside those that every operation has
 * @param cost units, in words
 * @param least units that every call must have left before any work is done; 0 for operations that are free. What a call costs at most, unless the operation
 *     itself holds more
 */
record Operation(
        String path,
        String id,
        String summary,
        List<Parameter<?>> parameters,
        String result,
        List<Refusal.Reason> errors,
        String cost,
        List<CostExample> costExamples,
        long least,
        Work work) {

    /** What a call costs. */
    record CostExample(String call, long units) {}

    /** Does what the operation is for. */
    @FunctionalInterface
    interface Work {
        /** @throws Refusal when the call is answered with an error */
        Outcome answer(Request request);
    }

    /** Every parameter with the token, which comes last. */
    List<Parameter<?>> allParameters() {
        return Stream.concat(parameters.stream(), Stream.of(Parameters.TOKEN)).toList();
    }

    boolean isFree() {
        return least == 0;
    }
}

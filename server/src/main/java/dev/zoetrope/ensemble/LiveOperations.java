package dev.zoetrope.ensemble;

import java.util.List;

/** Live streams, of which a catalog knows none. */
final class LiveOperations {
    private LiveOperations() {}

    static Outcome search(Request request) {
        long units = request.get(Parameters.COUNTRY).isEmpty() ? 1 : 2;
        request.units().hold(units);
        return Outcome.object(units, out -> Scribe.array("lives", List.of(), (_, _) -> {}, out));
    }
}

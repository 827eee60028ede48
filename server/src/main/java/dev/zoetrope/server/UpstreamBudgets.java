package dev.zoetrope.server;

import java.util.EnumMap;
import java.util.Map;

/**
 * How often upstreams are asked in a day.
 *
 * @param own of those that are set apart
 * @param others of all others
 */
record UpstreamBudgets(Map<UpstreamName, Long> own, long others) {
    private static final int MOST = 1_000_000_000;

    /** Calls that an upstream has when nobody says: those of the Research API. */
    private static final long USUAL = 1_000;

    static UpstreamBudgets of(String text) {
        var own = new EnumMap<UpstreamName, Long>(UpstreamName.class);
        long others = USUAL;
        for (var part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            long calls = SettingReaders.number(part.substring(equals + 1).strip(), 0, MOST);
            if (equals < 0) {
                others = calls;
            } else {
                own.put(UpstreamName.of(part.substring(0, equals).strip()), calls);
            }
        }
        return new UpstreamBudgets(Map.copyOf(own), others);
    }

    long of(UpstreamName upstream) {
        return own.getOrDefault(upstream, others);
    }
}

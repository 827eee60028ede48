package dev.zoetrope.readthrough;

import dev.zoetrope.accounts.Uses;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The calls of one upstream's day, counted durably: neither a restart nor another node begins the day anew. */
record Calls(Uses uses, String upstream, long budget) {
    /** Takes a call, if the day has one left. */
    boolean take(Instant now) {
        return uses.take(key(), day(now), budget);
    }

    long today(Instant now) {
        return uses.used(key(), day(now));
    }

    private String key() {
        return "upstream:" + upstream;
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}

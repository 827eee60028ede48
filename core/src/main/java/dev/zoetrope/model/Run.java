package dev.zoetrope.model;

/**
 * A stretch of time in which a counter was seen to have one value, by one source, and no other value between.
 *
 * @param firstSeen Unix milliseconds, UTC
 * @param lastSeen Unix milliseconds, UTC; the same as {@code firstSeen} when it was seen once
 */
public record Run(long value, long firstSeen, long lastSeen, Source source) {}

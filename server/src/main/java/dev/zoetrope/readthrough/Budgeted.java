package dev.zoetrope.readthrough;

import dev.zoetrope.upstream.Upstream;

/**
 * An upstream that may be asked.
 *
 * @param callsADay it is asked at most so often between one midnight UTC and the next
 */
public record Budgeted(Upstream upstream, long callsADay) {}

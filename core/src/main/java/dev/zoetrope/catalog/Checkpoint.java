package dev.zoetrope.catalog;

/**
 * How far a source has been read into a catalog. Durable together with what was read, so that reading goes on there after a kill, with nothing lost or repeated.
 *
 * @param source tells the source from others; up to its reader
 * @param state how far it was read, in the reader's own words
 */
public record Checkpoint(String source, String state) {}

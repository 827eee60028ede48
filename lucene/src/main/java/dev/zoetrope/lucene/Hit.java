package dev.zoetrope.lucene;

/**
 * A video that was found.
 *
 * @param segment which of the reader's segments it is in
 * @param document its number there
 */
record Hit(int segment, int document, long id) {}

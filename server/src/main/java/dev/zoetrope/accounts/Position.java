package dev.zoetrope.accounts;

/**
 * How far a search has been read.
 *
 * @param cursor candidates consumed so far
 * @param lastId id of the last of them
 */
public record Position(long cursor, long lastId) {}

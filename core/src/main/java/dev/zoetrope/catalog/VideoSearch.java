package dev.zoetrope.catalog;

import dev.zoetrope.query.Query;

/**
 * What a search looks for. Its results are the matching videos that had arrived when it began, by descending id. A video whose time of
 * posting is unknown is in no search.
 *
 * @param from Unix seconds, UTC: the earliest time of posting
 * @param until Unix seconds, UTC: the time of posting is before this
 * @param arrivals {@link CatalogReader#arrivals} when the search began; later arrivals do not enter it
 */
public record VideoSearch(Query query, long from, long until, long arrivals) {}

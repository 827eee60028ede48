package dev.zoetrope.accounts;

import java.time.Instant;

/**
 * A person's sign-in on the pages.
 *
 * @param person the term that leads to them in the catalog
 * @param since to the millisecond
 */
public record Session(String person, Instant since) {}

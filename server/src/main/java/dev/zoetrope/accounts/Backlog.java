package dev.zoetrope.accounts;

import org.jspecify.annotations.Nullable;

/**
 * How an app's webhooks go.
 *
 * @param pending those not delivered yet
 * @param lost those that were given up
 * @param failure why the latest attempt at one that is pending failed; null when none has
 */
public record Backlog(long pending, long lost, @Nullable String failure) {}

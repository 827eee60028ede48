package dev.zoetrope.login;

import org.jspecify.annotations.Nullable;

/**
 * The page that says why a login cannot go on.
 *
 * @param again where the same can be tried again; null where that would be of no use
 */
record FaultPage(Fault fault, String logId, @Nullable String again) {}

package dev.zoetrope.accounts;

import java.time.Instant;

/**
 * A webhook on its way.
 *
 * @param content JSON, which goes into the body as a string
 * @param createdAt when it happened
 * @param attempts how often it was tried, this time included
 * @param key signs it
 */
public record Delivery(
        long id,
        String clientKey,
        String callbackUrl,
        String event,
        String userOpenId,
        String content,
        Instant createdAt,
        int attempts,
        SigningKey key) {}

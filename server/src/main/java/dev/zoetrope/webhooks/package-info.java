/** Webhooks: tells apps, at addresses they named, what has happened. */
@NullMarked
package dev.zoetrope.webhooks;

import org.jspecify.annotations.NullMarked;

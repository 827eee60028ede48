/** What a check of kept data finds, whoever checks and whoever tells it. */
@NullMarked
package dev.zoetrope.check;

import org.jspecify.annotations.NullMarked;

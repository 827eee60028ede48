/** How counters of a user or a video have changed, for a verb and over HTTP. */
@NullMarked
package dev.zoetrope.history;

import org.jspecify.annotations.NullMarked;

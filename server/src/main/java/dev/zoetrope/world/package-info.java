/** What a call is answered in: a catalog, accounts, a clock and chance. */
@NullMarked
package dev.zoetrope.world;

import org.jspecify.annotations.NullMarked;

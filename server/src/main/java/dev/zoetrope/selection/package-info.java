/** Which videos a verb is about: the query language without the limits of one call. */
@NullMarked
package dev.zoetrope.selection;

import org.jspecify.annotations.NullMarked;

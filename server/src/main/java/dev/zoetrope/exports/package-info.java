/** A catalog, or a part of it, as files. */
@NullMarked
package dev.zoetrope.exports;

import org.jspecify.annotations.NullMarked;

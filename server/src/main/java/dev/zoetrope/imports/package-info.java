/** Reads files into a catalog. */
@NullMarked
package dev.zoetrope.imports;

import org.jspecify.annotations.NullMarked;

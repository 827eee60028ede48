/** The embedded engine: a catalog in one Lucene index. */
@NullMarked
package dev.zoetrope.lucene;

import org.jspecify.annotations.NullMarked;

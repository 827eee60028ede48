/** What a catalog promises, whatever engine keeps it; how observations become rows; and a catalog laid over another. */
@NullMarked
package dev.zoetrope.catalog;

import org.jspecify.annotations.NullMarked;

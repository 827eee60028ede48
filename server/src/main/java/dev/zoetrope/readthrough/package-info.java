/** Users and videos from the catalog, else from an upstream. */
@NullMarked
package dev.zoetrope.readthrough;

import org.jspecify.annotations.NullMarked;

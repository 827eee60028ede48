/** The Research API v2. */
@NullMarked
package dev.zoetrope.research;

import org.jspecify.annotations.NullMarked;

/** The examples of the documents, run. */
@NullMarked
package dev.zoetrope.docs;

import org.jspecify.annotations.NullMarked;

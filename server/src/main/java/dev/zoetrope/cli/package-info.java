/** The command line: one verb per class. */
@NullMarked
package dev.zoetrope.cli;

import org.jspecify.annotations.NullMarked;

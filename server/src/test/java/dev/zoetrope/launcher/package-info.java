/** The launcher script, run on machines made up in a temporary folder. */
@NullMarked
package dev.zoetrope.launcher;

import org.jspecify.annotations.NullMarked;

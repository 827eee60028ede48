/** Work that verbs of the command line want done by whoever has the data directory: their own process, or the server that runs on it. */
@NullMarked
package dev.zoetrope.errand;

import org.jspecify.annotations.NullMarked;

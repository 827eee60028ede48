/** An API compatible with EnsembleData's, its TikTok part: tokens in the query string, and units for each call. */
@NullMarked
package dev.zoetrope.ensemble;

import org.jspecify.annotations.NullMarked;

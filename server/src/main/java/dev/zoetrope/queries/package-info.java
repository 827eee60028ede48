/** What a catalog holds of a selection of videos: the videos themselves, their number, or their numbers by group. */
@NullMarked
package dev.zoetrope.queries;

import org.jspecify.annotations.NullMarked;
